import { jest } from '@jest/globals';
import { Database } from '#event-log';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { SecurityLog, type SecurityEntry, type SecurityNote } from './security-log.js';
import { securityEntries } from './security-reading.js';
import { defaultLimits } from '../settings-shape.js';
import { serverMigrations } from '../storage/migrations.js';

const day = 86_400_000;

onBothDatabases('the security log', (place) => {
  let now = Date.parse('2026-11-20T17:00:00.000Z');
  let database: Database;
  const logWith = (limits: Partial<typeof defaultLimits> = {}) =>
    new SecurityLog(database, { ...defaultLimits, ...limits }, () => now);
  const read = async (since = '', what?: string): Promise<SecurityEntry[]> => {
    const entries: SecurityEntry[] = [];
    for await (const entry of securityEntries(database, since, what)) entries.push(entry);
    return entries;
  };
  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    database = await Database.open({ ...place().settings, migrations: serverMigrations });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await database.close();
  });

  it('[W185] says who, what, where and from which address, and leaves out whatever could be a word or a name', async () => {
    const security = logWith();
    security.note({
      what: 'document-taken',
      who: 'participant:p-1',
      meetingId: 'm-1',
      from: '2001:db8::1',
      detail: { edition: 'full', format: 'pdf', to: undefined },
    });
    security.note({
      what: 'link-given',
      who: 'Canary Sergeant',
      detail: { to: 'she said canary', much: 'x'.repeat(200) },
    });
    await security.close();
    expect(await read()).toMatchObject([
      {
        at: '2026-11-20T17:00:00.000Z',
        what: 'document-taken',
        who: 'participant:p-1',
        meetingId: 'm-1',
        address: '2001:db8::1',
        detail: 'edition=full format=pdf',
        count: 1,
      },
      { what: 'link-given', who: '?', meetingId: null, address: null, detail: 'to=? much=?', count: 1 },
    ]);
  });

  it('[W186] counts what is refused over and over, by person, address and reason', async () => {
    const security = logWith();
    const tried = (from: string): SecurityNote => ({ what: 'sign-in-refused', from, detail: { rule: 'W36' } });
    for (let times = 0; times < 500; times += 1) security.note(tried('192.0.2.1'));
    security.note(tried('192.0.2.2'));
    await security.close();
    expect((await read()).map(({ address, count }) => [address, count])).toEqual([
      ['192.0.2.1', 500],
      ['192.0.2.2', 1],
    ]);
  });

  it('[W186] holds so many and no more, and says how many were lost', async () => {
    const security = logWith({ securityEntriesWaiting: 3 });
    for (let entry = 0; entry < 5; entry += 1) security.note({ what: 'signed-in', who: `participant:${entry}` });
    for (let entry = 0; entry < 5; entry += 1) security.note({ what: 'command-refused', who: `participant:${entry}` });
    await security.close();
    const entries = await read();
    expect(entries.filter(({ what }) => what === 'signed-in')).toHaveLength(3);
    expect(entries.filter(({ what }) => what === 'entries-lost')).toMatchObject([{ count: 7 }]);
  });

  it('[W186] a database that cannot take it fails nobody, and has it once it can', async () => {
    const security = logWith();
    const rename = (from: string, to: string) =>
      database.write((runner) => runner.query(`ALTER TABLE ${from} RENAME TO ${to}`));
    await rename('security_log', 'away');
    security.note({ what: 'signed-in', who: 'participant:p-1' });
    await security.flush();
    await rename('away', 'security_log');
    await security.close();
    expect(await read()).toMatchObject([{ what: 'signed-in', who: 'participant:p-1' }]);
  });

  it('[W187] keeps so many days', async () => {
    for (const who of ['participant:old', 'participant:new']) {
      const security = logWith({ securityDaysKept: 30 });
      security.note({ what: 'signed-in', who });
      await security.close();
      now += 31 * day;
    }
    expect((await read()).map(({ who }) => who)).toEqual(['participant:new']);
  });

  it('[W187] keeps so many entries', async () => {
    for (let entry = 0; entry < 4; entry += 1) {
      now += 1_000;
      const security = logWith({ securityEntriesKept: 2 });
      security.note({ what: 'signed-in', who: `participant:${entry}` });
      await security.close();
    }
    expect((await read()).map(({ who }) => who)).toEqual(['participant:2', 'participant:3']);
  });

  it('[W219] strangers who are refused again and again wash nothing else out of it', async () => {
    const first = logWith();
    first.note({ what: 'evicted', who: 'participant:chair' });
    await first.close();
    for (let entry = 0; entry < 4; entry += 1) {
      now += 1_000;
      const security = logWith({ securityEntriesKept: 2 });
      security.note({ what: 'sign-in-refused', from: `192.0.2.${entry}` });
      await security.close();
    }
    expect((await read()).map(({ what, address }) => address ?? what)).toEqual(['evicted', '192.0.2.2', '192.0.2.3']);
  });

  it('[W220] strangers at ever new addresses take no more than their share of the room, and each is counted', async () => {
    const security = logWith({ securityEntriesWaiting: 10 });
    for (let entry = 0; entry < 100; entry += 1)
      security.note({ what: 'sign-in-refused', from: `2001:db8:${entry}::1` });
    await database.write((runner) => runner.query('ALTER TABLE security_log RENAME TO away'));
    await security.flush();
    for (let entry = 0; entry < 4; entry += 1) security.note({ what: 'signed-in', who: `participant:${entry}` });
    await database.write((runner) => runner.query('ALTER TABLE away RENAME TO security_log'));
    await security.close();
    const refused = await read('', 'sign-in-refused');
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(refused.filter(({ address }) => address === null)).toMatchObject([{ count: 95 }]);
    expect(await read('', 'signed-in')).toHaveLength(4);
    expect(await read('', 'entries-lost')).toEqual([]);
  });

  it('[W187] is read back oldest first, since a moment and by kind, however much there is', async () => {
    const security = logWith();
    for (let entry = 0; entry < 1_201; entry += 1) {
      if (entry % 100 === 0) now += 1_000;
      security.note({ what: 'link-given', detail: { entry } });
    }
    security.note({ what: 'signed-out' });
    await security.close();
    const all = await read('', 'link-given');
    expect(all.map(({ detail }) => detail)).toEqual(Array.from({ length: 1_201 }, (_, entry) => `entry=${entry}`));
    expect(await read('', 'signed-out')).toHaveLength(1);
    expect(await read(new Date(now).toISOString(), 'link-given')).toHaveLength(1);
  });
});
