import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { QueryRunner } from 'typeorm';
import { asking } from './asking.js';
import type { Database } from './database.js';
import { countsOf, type Counts } from './stored-rows.js';

/**
 * A PostgreSQL backup is lines of JSON: first `{ "quorateBackup": 1 }`, then `{ "table": name }` followed by that
 * table's rows as PostgreSQL writes them, and last `{ "end": number of rows }`, by which a cut-off file is known.
 */
export const dumpFormat = 1;
const rowsPerFetch = 500;

/** Dumps every table from one snapshot. The connection stands outside the writers' queue: they go on. */
export async function dumpPostgres(database: Database, toFile: string): Promise<Counts> {
  return database.aside(async (runner) => {
    await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      await pipeline(dumpedLines(runner), createWriteStream(toFile, { mode: 0o600, flags: 'wx' }));
      return await countsOf(asking(runner));
    } finally {
      await runner.query('COMMIT').catch(() => undefined);
    }
  });
}

async function* dumpedLines(runner: QueryRunner): AsyncGenerator<string> {
  yield `${JSON.stringify({ quorateBackup: dumpFormat })}\n`;
  let rows = 0;
  for (const table of await tablesOf(runner)) {
    yield `${JSON.stringify({ table })}\n`;
    await runner.query(`DECLARE dumped NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${table}" t`);
    for (;;) {
      const fetched = (await runner.query(`FETCH ${rowsPerFetch} FROM dumped`)) as { line: string }[];
      if (fetched.length === 0) break;
      for (const { line } of fetched) yield `{"row":${line}}\n`;
      rows += fetched.length;
    }
    await runner.query('CLOSE dumped');
  }
  yield `${JSON.stringify({ end: rows })}\n`;
}

/** Names of the tables in use, without the list of migrations, which each database keeps for itself. */
export async function tablesOf(runner: QueryRunner): Promise<string[]> {
  const found = (await runner.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> 'migrations' ORDER BY table_name`,
  )) as { name: string }[];
  return found.map(({ name }) => name);
}
