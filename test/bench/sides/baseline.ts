import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildServer, freePort } from './child-server.js';
import { Gathering, Seat } from './gathering.js';
import type { Side } from './side.js';
import { connect, each } from './sockets.js';

export interface Baseline extends Side {
  readonly url: string;
}

/** Starts the bare relay or the naive gateway. */
export async function startBaseline(name: 'relay' | 'naive'): Promise<Baseline> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-bench-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const module = fileURLToPath(new URL(`../baselines/${name}.js`, import.meta.url));
  const server = ChildServer.start(module, {
    PORT: new URL(url).port,
    BENCH_FILE: join(folder, 'naive.sqlite'),
    NODE_ENV: 'production',
  });
  await server.until(async () => (await fetch(url)).ok || undefined);
  return {
    name,
    url,
    gather: (people) => gather(url, people),
    peakMemory: () => server.peakMemory(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Nobody is invited to a room of a baseline: whoever follows it is in it. */
async function gather(url: string, people: number): Promise<Gathering> {
  const meetingId = randomUUID();
  const seats = await each(Array.from({ length: people }), 8, async () => {
    const seat = new Seat(meetingId, await connect(url));
    await seat.follow(0);
    return seat;
  });
  return new Gathering(meetingId, seats);
}
