import { DataSource } from 'typeorm';
import { DatabaseRefused, codeOf } from './refused.js';
import { logMigrations, migrate, type Migrating, type MigrationClass } from './migrate.js';
import { sqliteDriver } from './sqlite-driver.js';
import { forOwnerAlone } from './sqlite-file.js';

/** Marks a SQLite file as Quorate's: the letters QUOR. */
const applicationId = 0x51554f52;
/**
 * Pages of the write-ahead log after which one commit also puts them back into the file, and takes several times as
 * long. At SQLite's own thousand that is one commit in a hundred and twenty on a busy day. At 4,000 it is one in about
 * five hundred: the rarer pause is a longer one, since more is put back, and there are 16 MB to read after a crash.
 */
const pagesPerCheckpoint = 4_000;
const OPEN_READONLY = 0x1;
const OPEN_FULLMUTEX = 0x10000;

export interface SqliteSources {
  writer: DataSource;
  reader: DataSource;
}

/**
 * Opens a SQLite file twice: one connection that writes (WAL, `synchronous=FULL`: an answer given is on disk) and
 * one that can only read, so that reading never waits for writing.
 * Throws `DatabaseRefused` for a file that is damaged, foreign, or of a newer version.
 */
export async function openSqlite(
  file: string,
  migrations: MigrationClass[],
  migrating?: Migrating,
): Promise<SqliteSources> {
  const writer = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
    enableWAL: true,
    busyTimeout: 5_000,
    migrations: [...logMigrations, ...migrations],
  });
  const reader = openReadOnly(file);
  try {
    await writer.initialize();
    await writer.query('PRAGMA synchronous = FULL');
    await writer.query(`PRAGMA wal_autocheckpoint = ${pagesPerCheckpoint}`);
    await refuseForeign(writer, file);
    await migrate(writer, migrating);
    if (!migrating?.never) await writer.query(`PRAGMA application_id = ${applicationId}`);
    await reader.initialize();
    await forOwnerAlone(file);
    return { writer, reader };
  } catch (error) {
    for (const source of [writer, reader]) if (source.isInitialized) await source.destroy().catch(() => undefined);
    throw refusalOf(error, file);
  }
}

/** A DataSource, not yet initialised, that cannot change the file. */
export function openReadOnly(file: string): DataSource {
  return new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
    busyTimeout: 5_000,
    flags: OPEN_READONLY | OPEN_FULLMUTEX,
  });
}

async function refuseForeign(writer: DataSource, file: string): Promise<void> {
  const [{ tables }] = (await writer.query('SELECT COUNT(*) AS tables FROM sqlite_master')) as [{ tables: number }];
  if (tables === 0) return;
  const [mark] = (await writer.query('PRAGMA application_id')) as [{ application_id: number }];
  if (mark.application_id === applicationId) return;
  throw new DatabaseRefused(
    'foreign',
    `The file ${file} is a database of some other program. Set QUORATE_DATA to another folder.`,
  );
}

function refusalOf(error: unknown, file: string): Error {
  if (error instanceof DatabaseRefused) return error;
  const code = codeOf(error) ?? '';
  if (/CORRUPT|NOTADB/.test(code)) {
    return new DatabaseRefused('damaged', `The database ${file} is cut off or damaged. Restore a backup of it.`);
  }
  if (/READONLY|CANTOPEN|PERM/.test(code)) {
    return new DatabaseRefused(
      'read-only',
      `The database ${file} cannot be written to. Check its permissions and its disk.`,
    );
  }
  if (/BUSY|LOCKED|FULL|IOERR/.test(code)) {
    return new DatabaseRefused(
      'unreachable',
      `The database ${file} cannot be used now: another program holds it, or its disk is full or failing.`,
    );
  }
  return error instanceof Error ? error : new Error('The database could not be opened.');
}
