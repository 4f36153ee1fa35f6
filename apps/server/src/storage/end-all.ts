/** Ends every way in that a database holds: a restore brings back links, sessions and tokens that were ended or used since. */
import type { QueryRunner } from 'typeorm';
import { changeIn } from './table.js';

export interface Ended {
  readonly links: number;
  readonly sessions: number;
  readonly tokens: number;
}

export async function endAllIn(runner: QueryRunner, now: string): Promise<Ended> {
  const end = (table: string, still: string): Promise<number> =>
    changeIn(runner, `UPDATE ${table} SET "endedAt" = $1 WHERE ${still}`, [now]);
  return {
    links: await end('links', '"endedAt" IS NULL AND "redeemedAt" IS NULL'),
    sessions: await end('sessions', '"endedAt" IS NULL'),
    tokens: await end('tokens', '"endedAt" IS NULL'),
  };
}
