/** A thread that never starts, fails or is left: the server goes on, and no thread stays behind. */
import { pathToFileURL } from 'node:url';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pausing } from 'node:timers/promises';
import { madeOnThread } from './on-thread.js';
import type { EditionWork } from './work.js';

const signer = { publicKey: '0'.repeat(64), sign: () => '' };
const nobodyLeaves = new AbortController().signal;
const noRows: EditionWork = {
  kind: 'edition',
  entries: [],
  which: { kind: 'full' },
  format: 'txt',
  options: {},
  stamp: { recipient: '', sequence: 0, headHash: '', madeAt: '' },
};
const threads = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort' || kind === 'Worker').length;

describe('the thread a file is made on', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-thread-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const program = async (name: string, lines: string): Promise<URL> => {
    const file = join(folder, `${name}.mjs`);
    await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${lines}\n`);
    return pathToFileURL(file);
  };
  const begins =
    "parentPort.on('message', () => { parentPort.postMessage({ kind: 'begun', fileName: 'a', mediaType: 'b' });";

  it('[W146] is not started for somebody who has gone already', async () => {
    const before = threads();
    const counted = {
      ...signer,
      get publicKey(): string {
        throw new Error('A thread was begun.');
      },
    };
    await expect(
      madeOnThread(await program('none', ''), noRows, counted, AbortSignal.abort(new Error('gone'))),
    ).rejects.toThrow('gone');
    expect(threads()).toBe(before);
  });

  it('[W146] that cannot be given its work says so and leaves nothing open', async () => {
    const before = threads();
    const unsendable = { ...noRows, options: { now: (() => '') as never } };
    await expect(madeOnThread(await program('unsent', ''), unsendable, signer, nobodyLeaves)).rejects.toThrow(
      'could not be cloned',
    );
    await pausing(50);
    expect(threads()).toBe(before);
  });

  it('[W146] that fails between two pieces fails its file alone', async () => {
    const made = await madeOnThread(
      await program('fails', `${begins} setTimeout(() => { throw new Error('broken'); }, 5); });`),
      noRows,
      signer,
      nobodyLeaves,
    );
    // nobody asks meanwhile: without a listener of its own this would end the process
    await pausing(200);
    await expect(made.bytes[Symbol.asyncIterator]().next()).rejects.toThrow();
  });

  it('[W146] ends with whoever asked, though nobody has begun to read', async () => {
    const leaving = new AbortController();
    const before = threads();
    const made = await madeOnThread(await program('waits', `${begins} });`), noRows, signer, leaving.signal);
    expect(threads()).toBeGreaterThan(before);
    leaving.abort(new Error('gone'));
    await pausing(200);
    expect(threads()).toBe(before);
    await expect(made.bytes[Symbol.asyncIterator]().next()).rejects.toThrow();
  });
});
