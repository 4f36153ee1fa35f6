/** `npm run security -- [--since WHEN] [--what EVENT] [--json]`: prints the security log, oldest first. */
import { Sayable } from '#event-log';
import { securityEvents, type SecurityEntry } from '../security/security-log.js';
import { securityEntries } from '../security/security-reading.js';
import { hasSecurityLog, noteHere, programRun } from './noting.js';
import { options, print, program, tell } from './program.js';
import { withExistingStorage } from './storage.js';

const usage = 'npm run security -- [--since 2026-11-01 or 7d] [--what EVENT] [--json]';
const day = 86_400_000;
const hour = 3_600_000;

program(async () => {
  const {
    values: { since, what, json = false },
  } = options(usage, { since: { type: 'string' }, what: { type: 'string' }, json: { type: 'boolean' } }, 0);
  if (what !== undefined && !(what in securityEvents))
    throw new Sayable(`There is no event “${what}”. The events are ${Object.keys(securityEvents).join(', ')}.`);
  const from = since === undefined ? new Date(0).toISOString() : momentOf(since);
  return withExistingStorage(async (storage, settings) => {
    if (!(await hasSecurityLog(storage.database)))
      throw new Sayable(
        'This database is of an earlier version, which kept no security log. The first start makes one.',
      );
    await noteHere(storage, settings, programRun('security'));
    let entries = 0;
    for await (const entry of securityEntries(storage.database, from, what)) {
      print(json ? JSON.stringify(plainly(entry)) : lineOf(entry));
      entries += 1;
    }
    tell(`${entries} ${entries === 1 ? 'entry' : 'entries'}.`);
    return true;
  });
});

/** A date, an instant, or so many days or hours ago. */
function momentOf(since: string): string {
  const [, number, unit] = /^(\d{1,5})(d|h)$/u.exec(since) ?? [];
  if (number !== undefined) return new Date(Date.now() - Number(number) * (unit === 'd' ? day : hour)).toISOString();
  const moment = Date.parse(since);
  if (Number.isNaN(moment))
    throw new Sayable(
      `Say since when as a date (2026-11-01), a time with its zone, or so many days or hours (7d, 12h).\nUsage: ${usage}`,
    );
  return new Date(moment).toISOString();
}

const plainly = ({ at, what, who, meetingId, address, detail, count }: SecurityEntry): object => ({
  at,
  what,
  who,
  meetingId,
  from: address,
  detail,
  count,
});

function lineOf({ at, what, who, meetingId, address, detail, count }: SecurityEntry): string {
  return [
    at,
    what,
    who,
    meetingId === null ? undefined : `meeting:${meetingId}`,
    address === null ? undefined : `from:${address}`,
    detail,
    count > 1 ? `${count} times` : undefined,
  ]
    .filter((part) => part !== undefined && part !== null)
    .join('  ');
}
