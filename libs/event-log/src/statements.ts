import { CHANNEL } from './doorbell.js';
import type { DatabaseKind } from './database.js';
import type { MeetingKey } from './meeting-keys.js';
import { columns, type StoredRow } from './stored-rows.js';

export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** What one transaction writes. */
export interface Writing {
  keys: MeetingKey[];
  rows: StoredRow[];
}

/** SQLite takes 32,766 variables in a statement and PostgreSQL 65,535; a row has nine. */
const rowsPerStatement = 2_000;

const into = `INSERT INTO recorded_events (${columns.map((column) => `"${column}"`).join(', ')}) VALUES `;

/**
 * The statements of one group commit: usually a single one, which then needs no transaction around it.
 * `server` names the writer on its bells, and `lock` is the advisory lock it holds while it commits.
 */
export function statementsFor(kind: DatabaseKind, { keys, rows }: Writing, server: string, lock: string): Statement[] {
  const statements: Statement[] = [];
  if (keys.length > 0) statements.push(keyInsert(kind, keys));
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    statements.push(rowInsert(kind, rows.slice(from, from + rowsPerStatement)));
  }
  const last = statements.at(-1);
  if (kind === 'postgres' && last) statements.splice(-1, 1, ringing(last, bells(rows, server), lock));
  return statements;
}

function keyInsert(kind: DatabaseKind, keys: MeetingKey[]): Statement {
  const parameters = keys.flatMap(({ meetingId, wrapped }) => [meetingId, wrapped]);
  return { sql: `INSERT INTO meeting_keys ("meetingId", wrapped) VALUES ${tuples(kind, keys.length, 2)}`, parameters };
}

function rowInsert(kind: DatabaseKind, rows: StoredRow[]): Statement {
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(row[column]);
  return { sql: into + tuples(kind, rows.length, columns.length), parameters };
}

/** The doorbell and the lock ride along with the last INSERT, so that PostgreSQL is asked once and not four times. */
function ringing(insert: Statement, payloads: string[], lock: string): Statement {
  const next = insert.parameters.length + 1;
  const sql =
    `WITH stored AS (${insert.sql}), held AS (SELECT pg_advisory_xact_lock($${next}::bigint)) ` +
    `SELECT pg_notify('${CHANNEL}', bell) FROM unnest($${next + 1}::text[]) AS bell, held`;
  return { sql, parameters: [...insert.parameters, lock, payloads] };
}

function bells(rows: StoredRow[], server: string): string[] {
  const last = new Map(rows.map(({ meetingId, sequence }) => [meetingId, sequence]));
  return [...last].map(([meetingId, sequence]) => `${server} ${sequence} ${meetingId}`);
}

/** `(?, ?), (?, ?)`; SQLite looks a numbered variable up by its name every time, which a plain `?` spares it. */
function tuples(kind: DatabaseKind, count: number, width: number): string {
  if (kind === 'sqlite') return Array(count).fill(`(${Array(width).fill('?').join(',')})`).join(',');
  const tuple = (row: number) => `(${Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`).join(',')})`;
  return Array.from({ length: count }, (_, row) => tuple(row)).join(',');
}
