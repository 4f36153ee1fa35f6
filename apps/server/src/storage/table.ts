/** Asking and changing the server's tables, the same on both databases. */
import { faultOf, type Database } from '#event-log';
import type { QueryRunner } from 'typeorm';

export type Value = string | number | Buffer | null;

/** Throws `StorageFault`, whose sentence is for whoever asked and holds nothing of what was asked. */
export async function ask<Row>(database: Database, sql: string, values: Value[] = []): Promise<Row[]> {
  try {
    return (await database.reader.query(sql, values)) as Row[];
  } catch (error) {
    throw faultOf(error);
  }
}

/** @returns how many rows were changed. */
export async function change(database: Database, sql: string, values: Value[]): Promise<number> {
  return database.write((runner) => changeIn(runner, sql, values));
}

/** The same, inside a transaction that is already running. */
export async function changeIn(runner: QueryRunner, sql: string, values: Value[]): Promise<number> {
  const { affected } = await runner.query(sql, values, true);
  return affected ?? 0;
}

/** `$2, $3, …`: placeholders for a list that follows `after` other values. */
export const placeholders = (count: number, after = 0): string =>
  Array.from({ length: count }, (_, index) => `$${after + index + 1}`).join(', ');
