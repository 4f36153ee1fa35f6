import type { QueryRunner } from 'typeorm';
import { FIRST_PREVIOUS } from './chain.js';
import { CHANNEL } from './doorbell.js';
import { StorageFault } from './refused.js';
import { columnTypes, columns, lastHashOf, type StoredRow } from './stored-rows.js';
import { inTransaction } from './transaction.js';
import type { Ground, Writing } from './writing.js';

/** PostgreSQL takes 65,535 variables in a statement; a row has nine. */
const rowsPerStatement = 2_000;

const into = `INSERT INTO recorded_events (${columns.map((column) => `"${column}"`).join(', ')}) `;

/** The type of each column, in the order of `columns`. */
const types = columns.map((column) => columnTypes[column]);

interface Statement {
  sql: string;
  parameters: unknown[];
  /** Gives back nothing where a meeting does not end where its writer believes: then nothing may be stored. */
  proves?: boolean;
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
    for (const { sql, parameters, proves } of statements) {
      const answer = (await runner.query(sql, parameters)) as unknown[];
      if (proves && answer.length === 0) throw new StorageFault('parted', 'QUORATE_PARTED');
    }
  };
  await (statements.length === 1 ? writeAll() : inTransaction(runner, writeAll));
}

function statementsFor({ keys, rows, grounds }: Writing, server: string, lock: string): Statement[] {
  const statements: Statement[] = [];
  if (keys.length > 0) {
    const parameters = keys.flatMap(({ meetingId, wrapped }) => [meetingId, wrapped]);
    statements.push({
      sql: `INSERT INTO meeting_keys ("meetingId", wrapped) VALUES ${tuples(keys.length, 2)}`,
      parameters,
    });
  }
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const some = rows.slice(from, from + rowsPerStatement);
    statements.push(from === 0 ? provenInsert(some, grounds) : rowInsert(some));
  }
  const last = statements.at(-1);
  if (last) statements.splice(-1, 1, ringing(last, bells(rows, server), lock));
  return statements;
}

function rowInsert(rows: StoredRow[]): Statement {
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(row[column]);
  return { sql: `${into}VALUES ${tuples(rows.length, columns.length)} RETURNING 1`, parameters };
}

/** Stores rows only where every meeting still ends at its ground, which is looked at in the same statement. */
function provenInsert(rows: StoredRow[], grounds: Ground[]): Statement {
  const { parameters } = rowInsert(rows);
  const next = parameters.length + 1;
  const given = tuples(rows.length, columns.length, types);
  const sql =
    `${into}SELECT * FROM (VALUES ${given}) AS given WHERE NOT EXISTS (SELECT 1 ` +
    `FROM unnest($${next}::text[], $${next + 1}::text[]) AS ground(meeting, hash) ` +
    `WHERE coalesce(encode((${lastHashOf('ground.meeting')}), 'hex'), '${FIRST_PREVIOUS.toString('hex')}') <> ground.hash` +
    ') RETURNING 1';
  const ends = [grounds.map(({ meetingId }) => meetingId), grounds.map(({ hash }) => hash.toString('hex'))];
  return { sql, parameters: [...parameters, ...ends], proves: true };
}

/** The doorbell and the lock ride along with the last INSERT, so that PostgreSQL is asked once and not four times. */
function ringing(insert: Statement, payloads: string[], lock: string): Statement {
  const next = insert.parameters.length + 1;
  const sql =
    `WITH stored AS (${insert.sql}), held AS (SELECT pg_advisory_xact_lock($${next}::bigint)) ` +
    `SELECT pg_notify('${CHANNEL}', bell) FROM unnest($${next + 1}::text[]) AS bell, held ` +
    'WHERE EXISTS (SELECT 1 FROM stored)';
  return { sql, parameters: [...insert.parameters, lock, payloads], proves: insert.proves };
}

function bells(rows: StoredRow[], server: string): string[] {
  const last = new Map(rows.map(({ meetingId, sequence }) => [meetingId, sequence]));
  return [...last].map(([meetingId, sequence]) => `${server} ${sequence} ${meetingId}`);
}

/** Where `types` are given, the first tuple says them for all: outside an INSERT's own VALUES nothing else would. */
function tuples(count: number, width: number, types?: readonly string[]): string {
  const tuple = (row: number) =>
    `(${Array.from({ length: width }, (_, column) => {
      const type = row === 0 ? types?.[column] : undefined;
      return `$${row * width + column + 1}${type === undefined ? '' : `::${type}`}`;
    }).join(',')})`;
  return Array.from({ length: count }, (_, row) => tuple(row)).join(',');
}
