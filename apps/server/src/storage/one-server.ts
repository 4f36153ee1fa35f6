/** One server to a data folder: two would each believe they know every meeting. Programs beside it are welcome. */
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sqlite3 from 'sqlite3';
import { DATABASE_FILE, Sayable } from '#event-log';
import type { Settings } from '../settings-shape.js';

/** A file of its own, so that whoever reads or writes the database is never in its way. */
const lockFile = 'server.lock';

export interface FolderHeld {
  release(): Promise<void>;
}

/**
 * Held by the operating system, which lets go of it however the process ends. Throws `Sayable` where another
 * server has it. On PostgreSQL several servers may share everything.
 */
export async function holdDataFolder({
  databaseUrl,
  dataFolder,
}: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<FolderHeld> {
  if (databaseUrl) return { release: () => Promise.resolve() };
  // where it cannot be made or written to, opening the database says so in better words
  await mkdir(dataFolder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const lock = await opened(join(await folderOf(dataFolder), lockFile)).catch(() => undefined);
  if (!lock) return { release: () => Promise.resolve() };
  const release = () => new Promise<void>((resolve) => lock.close(() => resolve()));
  try {
    await done((then) => lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE', then));
    return { release };
  } catch (error) {
    await release();
    if (!isBusy(error)) return { release: () => Promise.resolve() };
    throw new Sayable(
      `Another Quorate server is running on the data folder ${dataFolder}. Stop it, or set QUORATE_DATA to another folder. Several servers together need PostgreSQL (DATABASE_URL).`,
    );
  }
}

/** Where the database really is: a link to it from another folder is the same database. */
const folderOf = (dataFolder: string): Promise<string> =>
  realpath(join(dataFolder, DATABASE_FILE)).then(dirname, () => dataFolder);

async function opened(file: string): Promise<sqlite3.Database> {
  let lock!: sqlite3.Database;
  await done((then) => void (lock = new sqlite3.Database(file, then)));
  return lock;
}

const done = (work: (then: (error: Error | null) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => void work((error) => (error ? reject(error) : resolve())));

const isBusy = (error: unknown): boolean =>
  ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(String((error as { readonly code?: unknown } | null)?.code));
