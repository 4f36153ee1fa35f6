/** Single facts about this database, such as that it is the demo. */
import type { Database } from '#event-log';
import { ask, change } from './table.js';

/** Where the last server on this database was reached: what programs beside it print leads there. */
export const addressFact = 'address';

export async function readFact(database: Database, name: string): Promise<string | undefined> {
  const [row] = await ask<{ value: string }>(database, 'SELECT value FROM server_facts WHERE name = $1', [name]);
  return row?.value;
}

export async function keepFact(database: Database, name: string, value: string): Promise<void> {
  await change(
    database,
    'INSERT INTO server_facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}

/** Keeps a fact while the one that was read still stands: of several servers, one succeeds. */
export async function keepFactUnlessChanged(
  database: Database,
  name: string,
  known: string | undefined,
  value: string,
): Promise<boolean> {
  const changed =
    known === undefined
      ? await change(database, 'INSERT INTO server_facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
          name,
          value,
        ])
      : await change(database, 'UPDATE server_facts SET value = $1 WHERE name = $2 AND value = $3', [
          value,
          name,
          known,
        ]);
  return changed === 1;
}

/** Keeps a fact unless one stands already, in one step for all servers. @returns the one that stands. */
export async function claimFact(database: Database, name: string, value: string): Promise<string> {
  await change(database, 'INSERT INTO server_facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    name,
    value,
  ]);
  return (await readFact(database, name)) ?? value;
}
