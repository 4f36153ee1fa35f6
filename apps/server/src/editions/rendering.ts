/** Where files are made: on threads of their own, so many at a time, so that a long document holds up no meeting and no server. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordSigner } from '#proof';
import type { Refusal } from '#meeting';
import { tooManyFiles } from '../refusals.js';
import { gathered, type Kept } from './gathered.js';
import { madeOnThread } from './on-thread.js';
import { madeFrom, type Made, type Work } from './work.js';

/** A turn at making one file. `end` gives it back; it ends by itself once the file is made or has failed, whether or not its reader has it. */
export interface Turn {
  make(work: Work, signal: AbortSignal): Promise<Made>;
  end(): void;
}

/** Somebody who waits for a turn. */
interface Waiting {
  taken: boolean;
  called: () => void;
}

interface RenderingLimits {
  readonly atOnce: number;
  readonly waiting: number;
  /** Bytes made and not yet taken by their readers. */
  readonly keptBytes: number;
}
/** One thread fewer than most machines have, and as many waiting as a large meeting has people. */
const usual: RenderingLimits = { atOnce: 2, waiting: 30, keptBytes: 256 * 1024 * 1024 };

/** Only there once built; from its sources a server makes files where it is. */
const program = new URL('./thread.js', import.meta.url);
const hasThreads = existsSync(fileURLToPath(program));

export class Rendering {
  #making = 0;
  readonly #waiting: Waiting[] = [];
  readonly #kept: Kept = { bytes: 0 };
  readonly #ending = new AbortController();

  constructor(
    private readonly signer: RecordSigner,
    private readonly limits = usual,
  ) {}

  /** Throws the signal’s reason when whoever waits has gone. */
  async turn(signal: AbortSignal): Promise<Turn | { readonly refusal: Refusal }> {
    if (this.#kept.bytes >= this.limits.keptBytes) return { refusal: tooManyFiles };
    if (this.#making >= this.limits.atOnce) {
      if (this.#waiting.length >= this.limits.waiting) return { refusal: tooManyFiles };
      signal.throwIfAborted();
      await this.wait(signal);
    } else {
      signal.throwIfAborted();
      this.#making += 1;
    }
    const end = once(() => this.next());
    return {
      end,
      make: (work, whileAsked) => this.make(work, AbortSignal.any([whileAsked, this.#ending.signal]), end),
    };
  }

  /** Stops what is being made. */
  close(): void {
    this.#ending.abort();
  }

  private async make(work: Work, signal: AbortSignal, end: () => void): Promise<Made> {
    const made = hasThreads
      ? await madeOnThread(program, work, this.signer, signal)
      : madeFrom(work, this.signer, signal);
    const file = gathered(made.bytes, signal, this.#kept);
    signal.addEventListener('abort', end, { once: true });
    void file.made.then(end);
    return { ...made, bytes: file.bytes };
  }

  /** Waits until a turn is handed over. Somebody who gives up just as they are handed one hands it on to the next. */
  private async wait(signal: AbortSignal): Promise<void> {
    const one: Waiting = { taken: false, called: () => undefined };
    await new Promise<void>((resolve) => {
      one.called = resolve;
      this.#waiting.push(one);
      signal.addEventListener('abort', one.called, { once: true });
    });
    signal.removeEventListener('abort', one.called);
    if (!signal.aborted) return;
    if (one.taken) this.next();
    else this.#waiting.splice(this.#waiting.indexOf(one), 1);
    signal.throwIfAborted();
  }

  /** Hands the turn straight to whoever waits longest, so that nobody who asks in between takes it too. */
  private next(): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#making -= 1;
      return;
    }
    next.taken = true;
    next.called();
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
