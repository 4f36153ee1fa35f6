/** The near side of a thread that makes one file: asks it for each piece when there is room for it, and lends it the signature but never the key. */
import { on } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { RecordSigner } from '#proof';
import type { Made, Work } from './work.js';

/** What the thread is given to begin with. */
export interface ThreadTask {
  readonly work: Work;
  readonly publicKey: string;
  readonly signing: import('node:worker_threads').MessagePort;
  /** Raised once a signature has been put into the port: signing waits, as it would for a key in hand. */
  readonly signed: Int32Array;
}
export type FromThread =
  | { readonly kind: 'begun'; readonly fileName: string; readonly mediaType: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'done' };

/** Megabytes a thread may hold; a document that needs more fails alone. */
const memory = { maxOldGenerationSizeMb: 1_500 };

/** Throws what the thread failed with, or the signal’s reason. */
export async function madeOnThread(program: URL, work: Work, signer: RecordSigner, signal: AbortSignal): Promise<Made> {
  const thread = new Thread(program, work, signer, signal);
  try {
    const begun = await thread.ask();
    if (begun.kind !== 'begun') throw new Error('A thread began with something else than its file.');
    return { fileName: begun.fileName, mediaType: begun.mediaType, bytes: thread.bytes() };
  } catch (error) {
    await thread.end();
    throw error;
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #told: AsyncIterator<[FromThread]>;
  readonly #signing: import('node:worker_threads').MessagePort;

  constructor(program: URL, work: Work, signer: RecordSigner, signal: AbortSignal) {
    const { port1, port2 } = new MessageChannel();
    const signed = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.#signing = port1.on('message', (message: Uint8Array) => {
      port1.postMessage(signer.sign(message));
      Atomics.store(signed, 0, 1);
      Atomics.notify(signed, 0);
    });
    const task: ThreadTask = { work, publicKey: signer.publicKey, signing: port2, signed };
    this.#worker = new Worker(program, { workerData: task, transferList: [port2], resourceLimits: memory });
    this.#told = on(this.#worker, 'message', { signal, close: ['exit'] }) as AsyncIterator<[FromThread]>;
  }

  async ask(): Promise<FromThread> {
    this.#worker.postMessage('next');
    const { value, done } = await this.#told.next();
    if (done) throw new Error('A thread ended before its file was made.');
    return value[0];
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (let piece = await this.ask(); piece.kind === 'bytes'; piece = await this.ask()) yield piece.bytes;
    } finally {
      await this.end();
    }
  }

  async end(): Promise<void> {
    this.#signing.close();
    await this.#told.return?.().catch(() => undefined);
    await this.#worker.terminate();
  }
}
