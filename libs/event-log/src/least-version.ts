import type { Database } from './database.js';
import { DatabaseRefused } from './refused.js';

/** Which program opens a database to write to it. Versions are three numbers with dots between them, such as `0.2.0`. */
export interface WritingProgram {
  readonly version: string;
  /** The oldest version that understands everything this one may write. */
  readonly least: string;
}

const label = 'least version to write';
const read = 'SELECT value FROM log_facts WHERE name = $1';

/**
 * Throws `DatabaseRefused` when the database names a least version that this program is older than: it would rule on
 * meetings without understanding what newer ones recorded in them. Otherwise the database names this program's own
 * least version from now on, unless it names a later one already.
 */
export async function proveVersion(
  database: Pick<Database, 'write'>,
  { version, least }: WritingProgram,
): Promise<void> {
  const named = await database.write(async (runner) => {
    const insert = 'INSERT INTO log_facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING';
    await runner.query(insert, [label, Buffer.from(least)]);
    const [found] = (await runner.query(read, [label])) as [{ value: Buffer }];
    const known = found.value.toString('utf8');
    if (isOlder(known, least))
      await runner.query('UPDATE log_facts SET value = $1 WHERE name = $2', [Buffer.from(least), label]);
    return known;
  });
  if (!isOlder(version, named)) return;
  throw new DatabaseRefused(
    'newer',
    `A newer version of Quorate has written to this database: at least version ${named} is needed to go on with it, and this is ${version}. Start that version, or restore a backup made by this one.`,
  );
}

/** Compared number by number: 0.10.0 is newer than 0.9.0. */
const isOlder = (version: string, than: string): boolean => version.localeCompare(than, 'en', { numeric: true }) < 0;
