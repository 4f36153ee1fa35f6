/** A program run beside the server stands in the security log, where the database has one. */
import type { Database } from '#event-log';
import type { Storage } from '../parts.js';
import { SecurityLog, type SecurityNote } from '../security/security-log.js';
import type { Settings } from '../settings-shape.js';
import { ask } from '../storage/table.js';

/** Never fails: a database that cannot be written to, or is of the version before, is read all the same. */
export async function noteHere(
  { database }: Pick<Storage, 'database'>,
  { limits }: Pick<Settings, 'limits'>,
  ...notes: readonly SecurityNote[]
): Promise<void> {
  if (!(await hasSecurityLog(database))) return;
  const security = new SecurityLog(database, limits);
  for (const note of notes) security.note(note);
  await security.close();
}

/** A database of the version before may have none. */
export const hasSecurityLog = (database: Database): Promise<boolean> =>
  ask(database, 'SELECT 1 FROM security_log LIMIT 1').then(
    () => true,
    () => false,
  );

export const programRun = (program: string): SecurityNote => ({ what: 'program-run', who: `program:${program}` });
