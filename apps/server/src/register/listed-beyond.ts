/** Meetings whose record ends before what the list knows of it: rows cut off at the end leave no trace in those before them. */
import type { Database } from '#event-log';
import { ask } from '../storage/table.js';

export interface ListedBeyond {
  readonly meetingId: string;
  /** How far the list had come, and the last row there is; 0 where there is none. */
  readonly listed: number;
  readonly ends: number;
}

/** The list is written after the rows it tells of, in the same database, so that it is never ahead of them by itself. */
export async function listedBeyond(database: Database): Promise<ListedBeyond[]> {
  const known = `SELECT r."meetingId", r."upTo" AS listed,
      COALESCE((SELECT MAX(e."sequence") FROM recorded_events e WHERE e."meetingId" = r."meetingId"), 0) AS ends
    FROM register r`;
  const rows = await ask<ListedBeyond>(
    database,
    `SELECT * FROM (${known}) known WHERE listed > ends ORDER BY "meetingId"`,
  );
  return rows.map(({ meetingId, listed, ends }) => ({ meetingId, listed: Number(listed), ends: Number(ends) }));
}
