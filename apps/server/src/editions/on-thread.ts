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

/** Throws what the thread failed with, or the signal’s reason. Nobody is waited for on a thread that was never started. */
export async function madeOnThread(program: URL, work: Work, signer: RecordSigner, signal: AbortSignal): Promise<Made> {
  signal.throwIfAborted();
  let thread: Thread | undefined;
  try {
    thread = new Thread(program, work, signer, signal);
    const begun = await thread.ask();
    if (begun.kind !== 'begun') throw new Error('A thread began with something else than its file.');
    return { fileName: begun.fileName, mediaType: begun.mediaType, bytes: thread.bytes() };
  } catch (error) {
    await thread?.end();
    throw error;
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #told: AsyncIterator<[FromThread]>;
  readonly #signing: import('node:worker_threads').MessagePort;
  readonly #signal: AbortSignal;
  readonly #gone = (): void => void this.end();
  #ended: Promise<void> | undefined;

  constructor(program: URL, work: Work, signer: RecordSigner, signal: AbortSignal) {
    const { port1, port2 } = new MessageChannel();
    const signed = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.#signing = port1.on('message', (message: Uint8Array) => {
      port1.postMessage(signer.sign(message));
      Atomics.store(signed, 0, 1);
      Atomics.notify(signed, 0);
    });
    const task: ThreadTask = { work, publicKey: signer.publicKey, signing: port2, signed };
    try {
      this.#worker = new Worker(program, { workerData: task, transferList: [port2], resourceLimits: memory });
    } catch (error) {
      port1.close();
      throw error;
    }
    // stays for good: a thread may fail while nobody asks it for anything, and that must end no server
    this.#worker.on('error', () => undefined);
    this.#told = on(this.#worker, 'message', { signal, close: ['exit'] }) as AsyncIterator<[FromThread]>;
    this.#signal = signal;
    // bytes nobody begins to read have no end of their own
    signal.addEventListener('abort', this.#gone, { once: true });
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

  /** Whatever fails on the way, the thread is ended. */
  end(): Promise<void> {
    return (this.#ended ??= this.ending());
  }

  private async ending(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#gone);
    try {
      this.#signing.close();
      await this.#told.return?.().catch(() => undefined);
    } finally {
      await this.#worker.terminate();
    }
  }
}
