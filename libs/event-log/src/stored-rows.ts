import type { Ask } from './asking.js';

/** A row as it lies in the table. */
export interface StoredRow {
  meetingId: string;
  sequence: number;
  at: string;
  by: string;
  commandId: string;
  /** the place of this event among those of its command, from 0 */
  part: number;
  contentDigest: Buffer;
  sealed: Buffer;
  hash: Buffer;
}

/** The order of the values of one row in every INSERT. */
export const columns = [
  'meetingId',
  'sequence',
  'at',
  'by',
  'commandId',
  'part',
  'contentDigest',
  'sealed',
  'hash',
] as const;

/** What PostgreSQL keeps each column as. */
export const columnTypes = {
  meetingId: 'text',
  sequence: 'integer',
  at: 'text',
  by: 'text',
  commandId: 'text',
  part: 'integer',
  contentDigest: 'bytea',
  sealed: 'bytea',
  hash: 'bytea',
} as const satisfies Record<keyof StoredRow, string>;

/** The last row of a meeting. */
export interface Head {
  sequence: number;
  hash: Buffer;
}

const chosen = columns.map((column) => `"${column}"`).join(', ');

/** Rows after a sequence, in order. */
export async function rowsAfter(ask: Ask, meetingId: string, after: number, limit: number): Promise<StoredRow[]> {
  const where = '"meetingId" = $1 AND "sequence" > $2 ORDER BY "sequence" LIMIT $3';
  return (await ask(`SELECT ${chosen} FROM recorded_events WHERE ${where}`, [meetingId, after, limit])) as StoredRow[];
}

/** The last row that a command wrote. */
export async function lastRowOf(ask: Ask, meetingId: string, commandId: string): Promise<StoredRow | undefined> {
  const where = '"meetingId" = $1 AND "commandId" = $2 ORDER BY "part" DESC LIMIT 1';
  const [row] = (await ask(`SELECT ${chosen} FROM recorded_events WHERE ${where}`, [
    meetingId,
    commandId,
  ])) as StoredRow[];
  return row;
}

/** SQL for the hash of a meeting's last row, where `meeting` is SQL for its identifier. */
export const lastHashOf = (meeting: string): string =>
  `SELECT "hash" FROM recorded_events WHERE "meetingId" = ${meeting} ORDER BY "sequence" DESC LIMIT 1`;

export async function headOf(ask: Ask, meetingId: string): Promise<Head | undefined> {
  const where = '"meetingId" = $1 ORDER BY "sequence" DESC LIMIT 1';
  const [row] = (await ask(`SELECT "sequence", "hash" FROM recorded_events WHERE ${where}`, [meetingId])) as Head[];
  return row;
}

/**
 * Identifiers of meetings with a row or a key, in order, a page at a time. Both tables are asked, so that a meeting
 * from which one of them was removed is still found and looked at; the index is walked from meeting to meeting.
 */
export async function meetingsAfter(ask: Ask, after: string, limit: number): Promise<string[]> {
  const next = 'SELECT MIN("meetingId") FROM recorded_events WHERE "meetingId" >';
  const found = await ask(
    `WITH RECURSIVE recorded(id, place) AS (
       SELECT (${next} $1), 1
       UNION ALL SELECT (${next} id), place + 1 FROM recorded WHERE id IS NOT NULL AND place < $2
     ), keyed AS (SELECT "meetingId" AS id FROM meeting_keys WHERE "meetingId" > $1 ORDER BY id LIMIT $2)
     SELECT id FROM recorded WHERE id IS NOT NULL UNION SELECT id FROM keyed ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return (found as { id: string }[]).map(({ id }) => id);
}

/** Meetings asked for at a time by whoever goes through all of them. */
const meetingsPerPage = 500;

/** Every meeting there is, in order. */
export async function* everyMeeting(ask: Ask): AsyncGenerator<string> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: string[] = await meetingsAfter(ask, after, meetingsPerPage);
    yield* page;
    after = page.at(-1);
  }
}

/** How much a database holds. */
export interface Counts {
  meetings: number;
  events: number;
}

export async function countsOf(ask: Ask): Promise<Counts> {
  const count = async (table: string) => {
    const [row] = (await ask(`SELECT COUNT(*) AS count FROM ${table}`)) as [{ count: string | number }];
    return Number(row.count);
  };
  return { meetings: await count('meeting_keys'), events: await count('recorded_events') };
}
