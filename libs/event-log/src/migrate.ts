import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { DatabaseRefused } from './refused.js';
import { CreateEventLog1767225600000 } from './migrations/create-event-log.js';

/** A migration as TypeORM takes it: a class whose name ends in its time in milliseconds. */
export type MigrationClass = new () => MigrationInterface;

/** The log's own migrations, before those of whoever shares its database. */
export const logMigrations: MigrationClass[] = [CreateEventLog1767225600000];

// any number will do, as long as every server takes the same one
const migrationLock = 7_351_001;

/**
 * Brings the tables up to date, one program at a time. Throws `DatabaseRefused` when the database has seen a
 * migration that this program does not know: it belongs to a newer version.
 */
export async function migrate(writer: DataSource): Promise<void> {
  const postgres = writer.options.type === 'postgres';
  const runner = writer.createQueryRunner();
  try {
    if (postgres) await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await refuseNewer(writer, runner);
    await writer.runMigrations({ transaction: 'each' });
  } finally {
    if (postgres) await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await runner.release();
  }
}

async function refuseNewer(writer: DataSource, runner: QueryRunner): Promise<void> {
  if (!(await runner.hasTable('migrations'))) return;
  const known = new Set(writer.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const seen = (await runner.query('SELECT name FROM migrations')) as { name: string }[];
  if (seen.every(({ name }) => known.has(name))) return;
  throw new DatabaseRefused(
    'newer',
    'This database was written by a newer version of Quorate. Start that version, or restore a backup made by this one.',
  );
}
