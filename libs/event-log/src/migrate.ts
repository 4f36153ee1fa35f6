import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { DatabaseRefused } from './refused.js';
import { CreateEventLog1767225600000 } from './migrations/create-event-log.js';
import { KeepDocuments1767226300000 } from './migrations/keep-documents.js';

/** A migration as TypeORM takes it: a class whose name ends in its time in milliseconds. */
export type MigrationClass = new () => MigrationInterface;

/** The log's own migrations, beside those of whoever shares its database: all run in the order of their times. */
export const logMigrations: MigrationClass[] = [CreateEventLog1767225600000, KeepDocuments1767226300000];

/** How a program that opens a database stands to its tables. */
export interface Migrating {
  /** Only reads: tables stay as they are, those of an earlier version too. */
  readonly never?: boolean;
  /** Told before tables that hold something are changed; throws where they must not be now. */
  readonly before?: (steps: number) => Promise<void>;
}

// any number will do, as long as every server takes the same one
const migrationLock = 7_351_001;
/** Shared by every server that runs on a PostgreSQL database, and taken whole by whoever must be alone with it. */
export const serversLock = 7_351_002;

/**
 * Brings the tables up to date, one program at a time, and only while no server runs on them. Throws `DatabaseRefused`
 * when the database has seen a migration that this program does not know: it belongs to a newer version.
 */
export async function migrate(writer: DataSource, { never = false, before }: Migrating = {}): Promise<void> {
  const postgres = writer.options.type === 'postgres';
  const runner = writer.createQueryRunner();
  try {
    if (never) return await refuseUnlessReadable(writer, runner);
    if (postgres) await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const { pending, fresh } = await stateOf(writer, runner);
    if (pending === 0) return;
    if (!fresh && postgres) await refuseUnlessAlone(runner);
    if (!fresh) await before?.(pending);
    await writer.runMigrations({ transaction: 'each' });
  } finally {
    if (postgres) await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}

async function refuseUnlessReadable(writer: DataSource, runner: QueryRunner): Promise<void> {
  if (!(await stateOf(writer, runner)).fresh) return;
  throw new DatabaseRefused('empty', 'There is nothing here yet: nothing was ever recorded in this database.');
}

/** Held until the connection lets go of it. */
async function refuseUnlessAlone(runner: QueryRunner): Promise<void> {
  const [lock] = (await runner.query('SELECT pg_try_advisory_lock($1) AS taken', [serversLock])) as [
    { taken: boolean },
  ];
  if (!lock.taken) throw heldByServer('Its tables are of the version before, and cannot be changed under a server.');
}

/** Somebody else runs on it. */
export const heldByServer = (why: string): DatabaseRefused =>
  new DatabaseRefused('held', `A Quorate server is running on this database. ${why} Stop every server first.`);

async function stateOf(writer: DataSource, runner: QueryRunner): Promise<{ pending: number; fresh: boolean }> {
  const known = writer.migrations.map((migration) => migration.name ?? migration.constructor.name);
  if (!(await runner.hasTable('migrations'))) return { pending: known.length, fresh: true };
  const seen = new Set(
    ((await runner.query('SELECT name FROM migrations')) as { name: string }[]).map(({ name }) => name),
  );
  if (![...seen].every((name) => known.includes(name))) {
    throw new DatabaseRefused(
      'newer',
      'This database was written by a newer version of Quorate. Start that version, or restore a backup made by this one.',
    );
  }
  return { pending: known.filter((name) => !seen.has(name)).length, fresh: seen.size === 0 };
}
