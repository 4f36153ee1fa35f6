import type { DataSource } from 'typeorm';
import { StorageFault, faultOf } from './refused.js';

/** Runs a statement and gives back its rows. */
export type Ask = (sql: string, parameters?: unknown[]) => Promise<unknown[]>;

/** How long a question waits for a database that is away, in milliseconds: longer than a restart takes. */
const patience = 10_000;
const pause = 100;

/** What can be asked: a DataSource, or a query runner inside its transaction. */
interface Askable {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Asks; a failure is thrown as a `StorageFault`, which carries no parameters. */
export function asking(source: Askable): Ask {
  return async (sql, parameters) => {
    try {
      return (await source.query(sql, parameters)) as unknown[];
    } catch (error) {
      throw faultOf(error);
    }
  };
}

/** Asks, and asks again while the database cannot be reached, until patience ends. For reading only. */
export function askingPatiently(source: DataSource): Ask {
  const ask = asking(source);
  return (sql, parameters) => patiently(() => ask(sql, parameters));
}

/** Repeats `work` while it fails for want of a connection, and throws the last fault when patience ends. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      if (!(fault instanceof StorageFault) || fault.kind !== 'connection' || performance.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
