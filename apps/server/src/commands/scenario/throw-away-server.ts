/** A server for one play: on a free port of this machine, in a folder that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeys } from '#event-log';
import { openStorage } from '../../parts.js';
import { readSettings } from '../../settings.js';
import { defaultLimits, type Settings } from '../../settings-shape.js';
import { Tokens } from '../../sign-in/tokens.js';
import { makeSigningKey, signingKeyFileIn } from '../../signing/signing-key-file.js';
import { startServer } from '../../start-server.js';
import type { Stage } from './player.js';

/** A play is as fast as it is answered, and everybody in it shares one address. */
const manyTimes = 1_000;

/** @param databaseUrl an empty PostgreSQL database, instead of SQLite. */
export async function withThrowAwayServer<T>(work: (stage: Stage) => Promise<T>, databaseUrl?: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-scenario-'));
  try {
    const settings = { ...settingsIn(folder), databaseUrl };
    // made before the server would make it and say so: what this program prints is its result
    await openKeys(settings.keyFile);
    await makeSigningKey(signingKeyFileIn(settings));
    const server = await startServer(settings);
    try {
      return await work({ url: server.address, token: await tokenFor(settings) });
    } finally {
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function settingsIn(folder: string): Settings {
  const { QUORATE_PROCEDURES } = process.env;
  const { commandsPerMinute, httpPerMinute, bytesPerPersonPerMinute, bytesPerPersonOutsidePerMinute } = defaultLimits;
  const limits = {
    ...defaultLimits,
    commandsPerMinute: commandsPerMinute * manyTimes,
    httpPerMinute: httpPerMinute * manyTimes,
    bytesPerPersonPerMinute: bytesPerPersonPerMinute * manyTimes,
    bytesPerPersonOutsidePerMinute: bytesPerPersonOutsidePerMinute * manyTimes,
  };
  return { ...readSettings({ QUORATE_PROCEDURES, QUORATE_DATA: folder, PORT: '0' }), demo: false, limits };
}

async function tokenFor(settings: Settings): Promise<string> {
  const { database, keys } = await openStorage(settings);
  try {
    return (await new Tokens(database, keys).issue({ program: 'scenario', mayConvene: true, hours: 1 })).token;
  } finally {
    await database.close();
  }
}
