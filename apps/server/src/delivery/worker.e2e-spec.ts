import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openStorage, type Storage } from '../parts.js';
import type { Claimed } from './delivery-row.js';
import type { Letter } from './letter.js';
import type { Outcome } from './outcome.js';
import { Queue } from './queue.js';
import { mostTries, pauseAfter, sentAtOnce, Worker } from './worker.js';

describe('the worker that sends', () => {
  let folder: string;
  let storage: Storage;
  let queue: Queue;
  let now: number;
  let printed: string[];
  const clock = () => now;
  beforeEach(async () => {
    now = Date.parse('2026-03-06T17:00:00.000Z');
    folder = await mkdtemp(join(tmpdir(), 'quorate-worker-'));
    printed = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    storage = await openStorage({ dataFolder: folder, keyFile: join(folder, 'master.key') });
    queue = new Queue(storage.database, storage.keys, clock);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await storage.database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const prepare = (row: Claimed) =>
    Promise.resolve({ letter: { to: row.participantId, subject: '', text: '', html: '', messageId: row.deliveryId } });
  const workerThat = (send: (letter: Letter, signal: AbortSignal) => Promise<Outcome>, chance = 0.5) =>
    new Worker({ queue, sender: { send }, prepare, clock, chance: () => chance });
  const meetingId = randomUUID();
  const add = (participantId: string = randomUUID()) =>
    queue.add({
      meetingId,
      participantId,
      kind: 'edition',
      about: 'full',
      askedBy: randomUUID(),
      confirmedOutside: false,
    });
  const states = async () => (await queue.of(meetingId)).map(({ state, outcome }) => `${state}: ${outcome}`);

  it('[W121] waits twice as long after each try, up to four hours, give or take a fifth', () => {
    expect([1, 2, 3, 9, 10, 16].map((tries) => pauseAfter(tries, 0.5) / 1_000)).toEqual([
      30, 60, 120, 7_680, 14_400, 14_400,
    ]);
    expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([24_000, 36_000]);
  });

  it('[W121] [W123] tries again under the same Message-ID, gives up at the limit, and does not forget that one may have arrived', async () => {
    const sent: string[] = [];
    const worker = workerThat(({ messageId }) => Promise.resolve(sent.push(messageId) === 3 ? 'lost-midway' : 'busy'));
    await add();
    for (let tries = 0; tries < mostTries + 5; tries += 1) {
      await worker.settled();
      now += 5 * 3_600_000;
    }
    expect([sent.length, new Set(sent).size]).toEqual([mostTries, 1]);
    expect(await queue.of(meetingId)).toMatchObject([
      { state: 'given-up', outcome: 'busy', tries: mostTries, mayHaveBeenSent: true },
    ]);
  });

  it('[W121] does not try before its time', async () => {
    let tries = 0;
    const worker = workerThat(() => Promise.resolve((tries += 1) > 1 ? 'sent' : 'unreachable'));
    await add();
    await worker.settled();
    now += 29_999;
    await worker.settled();
    expect([tries, await states()]).toEqual([1, ['waiting: unreachable']]);
    now += 1;
    await worker.settled();
    expect([tries, await states()]).toEqual([2, ['sent: sent']]);
  });

  it('[W127] one that takes long keeps no other waiting, and only so many are on their way at once', async () => {
    let free: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (free = resolve));
    await add('slow');
    let [at, most] = [0, 0];
    const worker = workerThat(async ({ to }) => {
      most = Math.max(most, (at += 1));
      await (to === 'slow' ? waits : new Promise((resolve) => setTimeout(resolve, 5)));
      at -= 1;
      return 'sent';
    });
    for (let count = 0; count < 20; count += 1) await add();
    worker.poke();
    while ((await states()).filter((state) => state === 'sent: sent').length < 20)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await states()).filter((state) => state.startsWith('sending'))).toHaveLength(1);
    free();
    await worker.settled();
    expect([most, (await states()).every((state) => state === 'sent: sent')]).toEqual([sentAtOnce, true]);
  });

  it('[W132] stops at once what has not begun, which then waits with all its tries', async () => {
    const worker = workerThat(
      (_letter, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('stopped'))),
    );
    await add();
    worker.poke();
    while ((await states())[0] !== 'sending: undefined') await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.stop();
    expect(await queue.of(meetingId)).toMatchObject([{ state: 'waiting', tries: 0, outcome: 'stopped' }]);
    await add();
    worker.poke();
    await worker.settled();
    expect((await states()).filter((state) => state.startsWith('waiting'))).toHaveLength(2);
  });

  it('[W121] [W130] a fault of ours is tried again too, and the operator reads its class alone', async () => {
    const worker = new Worker({
      queue,
      clock,
      chance: () => 0.5,
      sender: { send: () => Promise.resolve('sent') },
      prepare: () => Promise.reject(new Error('canary')),
    });
    await add();
    await worker.settled();
    expect(await states()).toEqual(['waiting: fault']);
    expect(printed.join('')).toContain('"outcome":"fault","tries":1,"now":"waiting"');
    expect(printed.join('')).not.toContain('canary');
  });
});
