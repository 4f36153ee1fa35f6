import { chmod, open, rename, rm, stat } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { asking } from './asking.js';
import type { Database } from './database.js';
import { dumpPostgres } from './postgres-dump.js';
import { faultOf } from './refused.js';
import { openReadOnly } from './sqlite.js';
import { countsOf, type Counts } from './stored-rows.js';
import { Sayable } from './sayable.js';

/** What a backup holds. `bytes` is the size of the file. */
export interface BackupReport {
  file: string;
  meetings: number;
  events: number;
  bytes: number;
}

/**
 * Writes one file, mode 0600, that holds the whole database as it was at one moment, while others go on writing.
 * SQLite gives a database file, PostgreSQL lines of JSON. What is sealed stays sealed: keep the key file elsewhere.
 * Throws when `toFile` exists, and leaves no half-written file behind.
 */
export async function backup(database: Database, toFile: string): Promise<BackupReport> {
  if (await stat(toFile).catch(() => undefined))
    throw new Sayable(`The file ${toFile} exists already. Choose another name.`);
  const partial = `${toFile}.partial`;
  await rm(partial, { force: true });
  try {
    const counts =
      database.kind === 'sqlite' ? await copySqlite(database.reader, partial) : await dumpPostgres(database, partial);
    await chmod(partial, 0o600);
    await onDisk(partial);
    await rename(partial, toFile);
    return { file: toFile, ...counts, bytes: (await stat(toFile)).size };
  } catch (error) {
    await rm(partial, { force: true });
    throw faultOf(error);
  }
}

/** On a connection of its own, so that nobody's reading waits for it. */
async function copySqlite(reader: DataSource, partial: string): Promise<Counts> {
  const source = openReadOnly(String(reader.options.database));
  // made first, so that it is never anybody else's to read
  await (await open(partial, 'wx', 0o600)).close();
  await source.initialize();
  try {
    await source.query('VACUUM INTO $1', [partial]);
  } finally {
    await source.destroy();
  }
  const copy = openReadOnly(partial);
  await copy.initialize();
  try {
    return await countsOf(asking(copy));
  } finally {
    await copy.destroy();
  }
}

/** Waits until a file is really on the disk. */
export async function onDisk(file: string): Promise<void> {
  const opened = await open(file, 'r+');
  await opened.sync();
  await opened.close();
}
