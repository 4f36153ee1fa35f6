import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ChildServer, freePort } from './child-server.js';

const run = promisify(execFile);

export type DatabaseKind = 'sqlite' | 'postgres';

/** Where one Quorate keeps what it knows, so that another can take over from it. */
export interface QuoratePlace {
  readonly url: string;
  readonly dataFolder: string;
  /** Absent on SQLite. */
  readonly databaseUrl?: string;
}

const server = (path: string) => fileURLToPath(new URL(`../../../apps/server/src/${path}.js`, import.meta.url));

/** A new and empty place in the system's temporary folder. */
export async function newPlace(databaseUrl?: string): Promise<QuoratePlace> {
  return {
    url: `http://127.0.0.1:${await freePort()}`,
    dataFolder: await mkdtemp(join(tmpdir(), 'quorate-bench-')),
    databaseUrl,
  };
}

export const clearPlace = ({ dataFolder }: QuoratePlace): Promise<void> =>
  rm(dataFolder, { recursive: true, force: true });

/** Every limit that a load of this size would meet, out of the way; each is still counted. */
const limits = {
  QUORATE_LIMIT_COMMANDS_PER_MINUTE: '1000000',
  QUORATE_LIMIT_HTTP_PER_MINUTE: '1000000',
  QUORATE_LIMIT_CONNECTIONS_PER_ADDRESS: '10000',
  QUORATE_LIMIT_PACKETS_PER_MINUTE: '10000000',
  QUORATE_LIMIT_RECEIVED_PER_MINUTE: '1000000000',
  QUORATE_LIMIT_BYTES_PER_PERSON: '1000000000',
  QUORATE_LIMIT_BYTES_PER_PERSON_PER_MINUTE: '1000000000',
  QUORATE_LIMIT_BYTES_PER_MEETING: '1000000000',
  QUORATE_LIMIT_READING_PER_PERSON_PER_MINUTE: '1000000000',
};

function environmentOf({ url, dataFolder, databaseUrl }: QuoratePlace): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: new URL(url).port,
    QUORATE_DATA: dataFolder,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...limits,
  };
}

/** Starts Quorate as an operator does, and waits until it says that it is well. */
export async function startAt(place: QuoratePlace): Promise<ChildServer> {
  const child = ChildServer.start(server('main'), environmentOf(place));
  await child.until(async () => (await fetch(`${place.url}/api/health`)).ok || undefined);
  return child;
}

/** A token for the load generator, made as an operator makes one. */
export async function tokenFor(place: QuoratePlace): Promise<string> {
  const { stdout } = await run(process.execPath, [server('commands/token'), '--name', 'bench'], {
    env: { PATH: process.env['PATH'] ?? '', ...environmentOf(place) },
  });
  const token = stdout.trim().split(/\s+/u).at(-1);
  if (!token) throw new Error('No token was printed.');
  return token;
}
