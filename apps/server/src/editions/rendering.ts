/** Where files are made: on threads of their own, so many at a time, so that a long document holds up no meeting and no server. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordSigner } from '#proof';
import type { Refusal } from '#meeting';
import { tooManyFiles } from '../refusals.js';
import { gathered, type Kept } from './gathered.js';
import { madeOnThread } from './on-thread.js';
import { madeFrom, type Made, type Work } from './work.js';

/** Leave to make one file. `end` gives it back, also by itself once the file is made or has failed, whether or not its reader has it. */
export interface Turn {
  make(work: Work, signal: AbortSignal): Promise<Made>;
  end(): void;
}

/** Of somebody who waits. */
interface Place {
  taken: boolean;
  called: () => void;
}

export interface RenderingLimits {
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
  readonly #waiting: Place[] = [];
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

  /** Until the turn is handed over; whoever went in the very moment it came to them hands it on. */
  private async wait(signal: AbortSignal): Promise<void> {
    const place: Place = { taken: false, called: () => undefined };
    await new Promise<void>((resolve) => {
      place.called = resolve;
      this.#waiting.push(place);
      signal.addEventListener('abort', place.called, { once: true });
    });
    signal.removeEventListener('abort', place.called);
    if (!signal.aborted) return;
    if (place.taken) this.next();
    else this.#waiting.splice(this.#waiting.indexOf(place), 1);
    signal.throwIfAborted();
  }

  /** The turn goes from one to the other, so that nobody who asks in between takes it too. */
  private next(): void {
    const place = this.#waiting.shift();
    if (!place) {
      this.#making -= 1;
      return;
    }
    place.taken = true;
    place.called();
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
