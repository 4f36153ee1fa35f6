import { randomBytes } from 'node:crypto';
import { asking, patiently } from './asking.js';
import type { Database } from './database.js';
import type { StoredRow } from './stored-rows.js';
import { inTransaction } from './transaction.js';

/**
 * Finds out what became of a commit whose answer was lost with its connection. The writer holds an advisory lock of
 * its own while it commits; whoever holds that lock afterwards knows that the old transaction has ended either way.
 */
export class Settling {
  /** The lock of this writer: a random signed 64-bit number, in digits. */
  readonly lock = randomBytes(8).readBigInt64BE().toString();

  constructor(private readonly database: Pick<Database, 'aside'>) {}

  /** All rows of a commit are stored, or none; `unknown` when the database stays away. */
  async find(rows: readonly StoredRow[]): Promise<'stored' | 'absent' | 'unknown'> {
    const last = rows.at(-1);
    if (!last) return 'absent';
    try {
      return (await patiently(() => this.isStored(last))) ? 'stored' : 'absent';
    } catch {
      return 'unknown';
    }
  }

  /** The hash holds a random salt, so no other writer's row at this place has the same. */
  private isStored({ meetingId, sequence, hash }: StoredRow): Promise<boolean> {
    return this.database.aside((runner) =>
      inTransaction(runner, async () => {
        const ask = asking(runner);
        await ask("SET LOCAL lock_timeout = '10s'");
        await ask('SELECT pg_advisory_xact_lock($1::bigint)', [this.lock]);
        const where = '"meetingId" = $1 AND "sequence" = $2';
        const [found] = (await ask(`SELECT "hash" FROM recorded_events WHERE ${where}`, [meetingId, sequence])) as {
          hash: Buffer;
        }[];
        return found !== undefined && hash.equals(found.hash);
      }),
    );
  }
}
