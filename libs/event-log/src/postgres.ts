import { DataSource } from 'typeorm';
import { DatabaseRefused, StorageFault, faultOf } from './refused.js';
import { lineRefusal, lineTo } from './postgres-line.js';
import { logMigrations, migrate, type Migrating, type MigrationClass } from './migrate.js';

const poolSize = 12;

/**
 * Opens PostgreSQL with every connection set to `synchronous_commit=on`: an answer given is on disk.
 * Throws `DatabaseRefused` when it cannot be reached or is of a newer version. The address is in no message, since
 * it carries a password.
 */
export async function openPostgres(
  url: string,
  migrations: MigrationClass[],
  migrating?: Migrating,
): Promise<DataSource> {
  const line = lineTo(url);
  const source = new DataSource({
    type: 'postgres',
    url: line.url,
    applicationName: 'quorate',
    poolSize,
    connectTimeoutMS: 5_000,
    // a connection that dies while idle is taken out of the pool; the next query says so if it matters
    poolErrorHandler: () => undefined,
    installExtensions: false,
    extra: {
      options: '-c synchronous_commit=on',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      ...(line.ssl === undefined ? {} : { ssl: line.ssl }),
    },
    migrations: [...logMigrations, ...migrations],
  });
  try {
    await source.initialize();
    await migrate(source, migrating);
    return source;
  } catch (error) {
    if (source.isInitialized) await source.destroy().catch(() => undefined);
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): Error {
  const line = lineRefusal(error);
  if (line) return line;
  const fault = faultOf(error);
  if (!(fault instanceof StorageFault)) return fault;
  if (/^(28|3D)/.test(fault.code)) {
    return new DatabaseRefused(
      'unreachable',
      'PostgreSQL refuses the name, password or database in DATABASE_URL. Check all three.',
    );
  }
  const because = `PostgreSQL at DATABASE_URL cannot be used (${fault.code}). Check that it runs and can be reached from here.`;
  return new DatabaseRefused('unreachable', because);
}
