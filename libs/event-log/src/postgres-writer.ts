import type { QueryRunner } from 'typeorm';
import { CHANNEL } from './doorbell.js';
import { columns, type StoredRow } from './stored-rows.js';
import { inTransaction } from './transaction.js';
import type { Writing } from './writing.js';

/** PostgreSQL takes 65,535 variables in a statement; a row has nine. */
const rowsPerStatement = 2_000;

const into = `INSERT INTO recorded_events (${columns.map((column) => `"${column}"`).join(', ')}) VALUES `;

interface Statement {
  sql: string;
  parameters: unknown[];
}

/**
 * Writes one group commit to PostgreSQL: usually with a single statement, which then needs no transaction around it.
 * `server` names the writer on its bells, and `lock` is the advisory lock it holds while it commits.
 */
export async function writeToPostgres(
  runner: QueryRunner,
  writing: Writing,
  server: string,
  lock: string,
): Promise<void> {
  const statements = statementsFor(writing, server, lock);
  const writeAll = async () => {
    for (const { sql, parameters } of statements) await runner.query(sql, parameters);
  };
  await (statements.length === 1 ? writeAll() : inTransaction(runner, writeAll));
}

function statementsFor({ keys, rows }: Writing, server: string, lock: string): Statement[] {
  const statements: Statement[] = [];
  if (keys.length > 0) {
    const parameters = keys.flatMap(({ meetingId, wrapped }) => [meetingId, wrapped]);
    statements.push({
      sql: `INSERT INTO meeting_keys ("meetingId", wrapped) VALUES ${tuples(keys.length, 2)}`,
      parameters,
    });
  }
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    statements.push(rowInsert(rows.slice(from, from + rowsPerStatement)));
  }
  const last = statements.at(-1);
  if (last) statements.splice(-1, 1, ringing(last, bells(rows, server), lock));
  return statements;
}

function rowInsert(rows: StoredRow[]): Statement {
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(row[column]);
  return { sql: into + tuples(rows.length, columns.length), parameters };
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

function tuples(count: number, width: number): string {
  const tuple = (row: number) =>
    `(${Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`).join(',')})`;
  return Array.from({ length: count }, (_, row) => tuple(row)).join(',');
}
