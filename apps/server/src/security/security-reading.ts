/** The security log read back, oldest first, a page at a time. */
import type { Database } from '#event-log';
import type { SecurityEntry } from './security-log.js';
import { ask } from '../storage/table.js';

interface Placed extends SecurityEntry {
  readonly log: string;
  readonly number: number;
}

const pageOfEntries = 500;

/** @param since an instant; @param what only entries of this kind. */
export async function* securityEntries(
  database: Database,
  since: string,
  what?: string,
): AsyncGenerator<SecurityEntry> {
  let last: Pick<Placed, 'at' | 'log' | 'number'> = { at: since, log: '', number: 0 };
  for (;;) {
    const page = await ask<Placed>(
      database,
      `SELECT * FROM security_log WHERE (at > $1 OR (at = $2 AND (log > $3 OR (log = $4 AND number > $5)))) AND ($6 = '' OR what = $7)
       ORDER BY at, log, number LIMIT ${pageOfEntries}`,
      [last.at, last.at, last.log, last.log, last.number, what ?? '', what ?? ''],
    );
    yield* page;
    const end = page.at(-1);
    if (!end) return;
    last = end;
  }
}
