/** The configured database, opened by a program beside the server. */
import { stat } from 'node:fs/promises';
import { openKeys } from '#event-log';
import { openStorage, type Storage } from '../parts.js';
import { readSettings } from '../settings.js';
import type { Settings } from '../settings-shape.js';
import { Stopped, tell } from './program.js';

/** Opens what there is, making the key and the database where there is neither. */
export async function withStorage<T>(work: (storage: Storage, settings: Settings) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  // asked for here, so that a new key is spoken of on stderr and not in what the program prints
  const { created } = await openKeys(settings.keyFile);
  if (created)
    tell(
      `A master key was made in ${settings.keyFile}. Keep a copy of it elsewhere: without it nothing recorded can be read.`,
    );
  return opened(settings, work);
}

/** Opens only what has been there before; reading must not leave an empty database behind. */
export async function withExistingStorage<T>(work: (storage: Storage, settings: Settings) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  await keyMustBeThere(settings, 'There is nothing here yet.');
  return opened(settings, work);
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

async function opened<T>(settings: Settings, work: (storage: Storage, settings: Settings) => Promise<T>): Promise<T> {
  const storage = await openStorage(settings);
  try {
    return await work(storage, settings);
  } finally {
    await storage.database.close();
  }
}
