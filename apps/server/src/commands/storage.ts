/** The configured database, opened by a program beside the server. */
import { stat } from 'node:fs/promises';
import { hasRecords, openKeys, type Migrating } from '#event-log';
import { openStorage, type Storage } from '../parts.js';
import { readSettings } from '../settings.js';
import type { Settings } from '../settings-shape.js';
import { holdDataFolder } from '../storage/one-server.js';
import { Stopped, tell } from './program.js';

type Work<T> = (storage: Storage, settings: Settings) => Promise<T>;

/** Opens what there is to write into it, making the key and the database where there is neither. */
export async function withStorage<T>(work: Work<T>): Promise<T> {
  const settings = readSettings(process.env);
  // asked for here, so that a new key is spoken of on stderr and not in what the program prints
  const { created } = await openKeys(settings.keyFile, () => hasRecords(settings));
  if (created)
    tell(
      `A master key was made in ${settings.keyFile}. Keep a copy of it elsewhere: without it nothing recorded can be read.`,
    );
  return opened(settings, work, { before: (steps) => mayMigrate(settings, steps) });
}

/** Opens only what has been there before, to read it: no table is changed, and no empty database is left behind. */
export const withExistingStorage = <T>(work: Work<T>): Promise<T> => withExisting(work, () => ({ never: true }));

/** The same, to write into it: its tables are brought up to date first. */
export const withExistingToWrite = <T>(work: Work<T>): Promise<T> =>
  withExisting(work, (settings) => ({ before: (steps) => mayMigrate(settings, steps) }));

async function withExisting<T>(work: Work<T>, migrating: (settings: Settings) => Migrating): Promise<T> {
  const settings = readSettings(process.env);
  await keyMustBeThere(settings, 'There is nothing here yet.');
  if (!(await hasRecords(settings))) throw new Stopped('There is nothing here yet: no database was ever made here.');
  return opened(settings, work, migrating(settings));
}

/** Says first what will be done, and does it only while no server runs on the data folder. */
async function mayMigrate(settings: Settings, steps: number): Promise<void> {
  const held = await holdDataFolder(settings);
  await held.release();
  tell(`The database is of an earlier version: its tables are now brought up to date (${steps} steps).`);
}

export async function keyMustBeThere({ keyFile }: Settings, otherwise: string): Promise<void> {
  const there = await stat(keyFile).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!there)
    throw new Stopped(
      `${otherwise} The key file ${keyFile} does not exist. Put your copy of it there, or set QUORATE_DATA and QUORATE_KEY_FILE to where they are.`,
    );
}

async function opened<T>(settings: Settings, work: Work<T>, migrating: Migrating): Promise<T> {
  const storage = await openStorage(settings, migrating);
  try {
    return await work(storage, settings);
  } finally {
    await storage.database.close();
  }
}
