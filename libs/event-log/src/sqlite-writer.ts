import type { QueryRunner } from 'typeorm';
import { StorageFault } from './refused.js';
import { columns, lastHashOf } from './stored-rows.js';
import { inTransaction } from './transaction.js';
import type { Writing } from './writing.js';

/** What this page uses of a connection of the sqlite3 driver, and of a statement prepared on it. */
interface Connection {
  prepare(sql: string, done: (error: Error | null) => void): Prepared;
}
interface Prepared {
  run(parameters: unknown[], done: (this: { readonly changes: number }, error: Error | null) => void): void;
  finalize(done: () => void): void;
}

const digestBytes = 32;

/**
 * Any number of rows in one statement with three parameters: the clear facts as a JSON list; the bytes of all rows
 * end to end, of which each fact list names its place: content digest, hash, sealed content; and where every meeting
 * must end for any of them to be written, as a JSON list of identifier and hash.
 */
const insertRows =
  `INSERT INTO recorded_events (${columns.map((column) => `"${column}"`).join(', ')}) ` +
  `SELECT f->>0, f->>1, f->>2, f->>3, f->>4, f->>5, substr(?2, f->>6, ${digestBytes}), ` +
  `substr(?2, (f->>6) + ${2 * digestBytes}, f->>7), substr(?2, (f->>6) + ${digestBytes}, ${digestBytes}) ` +
  'FROM (SELECT value AS f FROM json_each(?1)) WHERE NOT EXISTS (SELECT 1 FROM json_each(?3) AS ground ' +
  `WHERE hex(coalesce((${lastHashOf('ground.value->>0')}), zeroblob(${digestBytes}))) <> ground.value->>1)`;

/**
 * Writes group commits to SQLite with one statement that is prepared once. TypeORM prepares every statement anew,
 * which costs a turn of the event loop per commit, and binding nine values per row costs more than sealing them.
 */
export class SqliteWriter {
  #prepared: Prepared | undefined;

  async write(runner: QueryRunner, writing: Writing): Promise<void> {
    const statement = (this.#prepared ??= await prepare((await runner.connect()) as Connection));
    const writeRows = () => run(statement, writing);
    if (writing.keys.length === 0) return writeRows();
    await inTransaction(runner, async () => {
      for (const { meetingId, wrapped } of writing.keys) {
        await runner.query('INSERT INTO meeting_keys ("meetingId", wrapped) VALUES ($1, $2)', [meetingId, wrapped]);
      }
      await writeRows();
    });
  }

  /** To be called before the connection is closed, which SQLite refuses while a statement is open. */
  close(): Promise<void> {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    return new Promise((resolve) => (prepared ? prepared.finalize(resolve) : resolve()));
  }
}

function parametersOf({ rows, grounds }: Writing): [string, Buffer, string] {
  const bytes: Buffer[] = [];
  // SQL counts from 1
  let at = 1;
  const facts = rows.map(({ meetingId, sequence, at: when, by, commandId, part, contentDigest, hash, sealed }) => {
    const place = at;
    at += 2 * digestBytes + sealed.length;
    bytes.push(contentDigest, hash, sealed);
    return [meetingId, sequence, when, by, commandId, part, place, sealed.length];
  });
  const ends = grounds.map(({ meetingId, hash }) => [meetingId, hash.toString('hex').toUpperCase()]);
  return [JSON.stringify(facts), Buffer.concat(bytes), JSON.stringify(ends)];
}

function prepare(connection: Connection): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    const prepared: Prepared = connection.prepare(insertRows, (error) => (error ? reject(error) : resolve(prepared)));
  });
}

/** Writes all rows or, where a meeting does not end where it should, none and throws. */
function run(prepared: Prepared, writing: Writing): Promise<void> {
  return new Promise((resolve, reject) =>
    prepared.run(parametersOf(writing), function (error) {
      if (error) reject(error);
      else if (this.changes === 0) reject(new StorageFault('parted', 'QUORATE_PARTED'));
      else resolve();
    }),
  );
}
