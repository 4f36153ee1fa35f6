/** The configured database, opened by a program beside the server. */
import { stat } from 'node:fs/promises';
import { hasRecords, Sayable, type Migrating } from '#event-log';
import { openStorage, type Storage } from '../parts.js';
import { readSettings } from '../settings.js';
import type { Settings } from '../settings-shape.js';
import { holdDataFolder } from '../storage/one-server.js';
import { tell } from './program.js';

type Work<T> = (storage: Storage, settings: Settings) => Promise<T>;

/** Opens only what has been there before, to read it: no table is changed, and no empty database is left behind. */
export const withExistingStorage = <T>(work: Work<T>): Promise<T> => withExisting(work, () => ({ never: true }));

/** The same, to write into it: its tables are brought up to date first. */
export const withExistingToWrite = <T>(work: Work<T>): Promise<T> =>
  withExisting(work, (settings) => ({ before: (steps) => mayMigrate(settings, steps) }));

async function withExisting<T>(work: Work<T>, migrating: (settings: Settings) => Migrating): Promise<T> {
  const settings = readSettings(process.env);
  if (!(await hasRecords(settings))) throw new Sayable(nothingHere(settings, process.env));
  await keyMustBeThere(settings, 'There is a database, and it opens only with the key it was written under.');
  return opened(settings, work, migrating(settings));
}

/** Whoever runs a program without the settings of the server would make a place of its own, and what it prints would open nothing. */
export function nothingHere(
  { databaseUrl, dataFolder }: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  env: NodeJS.ProcessEnv,
): string {
  if (databaseUrl)
    return 'There is nothing here yet: no server has used the database that DATABASE_URL names. Set it to the one your server uses, or start the server first. Nothing was made.';
  const where = env['QUORATE_DATA']
    ? `no server has used the data folder ${dataFolder}, which QUORATE_DATA names. Set it to the folder your server uses, or DATABASE_URL if it uses PostgreSQL`
    : `no server has used the data folder ${dataFolder}, which is looked in because QUORATE_DATA is not set. Set QUORATE_DATA to the folder your server uses, or DATABASE_URL if it uses PostgreSQL`;
  return `There is nothing here yet: ${where}; or start the server first. Nothing was made.`;
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
    throw new Sayable(
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
