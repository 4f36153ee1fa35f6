import type { Database } from './database.js';
import type { KeyStore } from './keys.js';
import { DatabaseRefused } from './refused.js';

const label = 'key check';

/**
 * Throws `DatabaseRefused` unless this database was written under this master key. The first key a new database
 * meets becomes its own.
 */
export async function proveKeys(database: Pick<Database, 'write'>, keys: KeyStore): Promise<void> {
  const sealed = await database.write(async (runner) => {
    const read = 'SELECT value FROM log_facts WHERE name = $1';
    const found = (await runner.query(read, [label])) as { value: Buffer }[];
    if (found[0]) return found[0].value;
    const insert = 'INSERT INTO log_facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING';
    await runner.query(insert, [label, keys.seal(label, 'quorate')]);
    // another server may have been first
    return ((await runner.query(read, [label])) as [{ value: Buffer }])[0].value;
  });
  try {
    keys.open(label, sealed);
  } catch {
    throw new DatabaseRefused(
      'other-key',
      'This database was written under another master key. Put back the key file it was written with (QUORATE_KEY_FILE): ' +
        'without it nothing in it can be read.',
    );
  }
}
