/** Takes messages from the queue and sends them, a few at a time; what does not go through is tried again, ever less often, to a limit. */
import { setTimeout as pausing } from 'node:timers/promises';
import { report, reportFault } from '../operator-log.js';
import type { Claimed } from './delivery-row.js';
import type { Letter } from './letter.js';
import { thenOf, type Outcome } from './outcome.js';
import type { Queue, Settled } from './queue.js';
import type { Sender } from './smtp-sender.js';

export interface WorkerParts {
  readonly queue: Pick<Queue, 'claim' | 'settle'>;
  readonly sender: Sender;
  /** Writes the letter and records in its meeting that it is given out; or says why nothing is sent. */
  readonly prepare: (row: Claimed) => Promise<{ readonly letter: Letter } | { readonly outcome: Outcome }>;
  /** Says in the record what has ended unsent. */
  readonly sayUnsent?: () => Promise<void>;
  readonly clock?: () => number;
  /** From 0 up to 1. */
  readonly chance?: () => number;
}

/** Messages on their way at once. */
export const sentAtOnce = 4;
/** Tries of one message; with the pauses between them, somewhat more than a day. */
export const mostTries = 16;
const firstPause = 30_000;
const longestPause = 4 * 3_600_000;
/** How often the queue is looked at without being told. */
const lookEvery = 5_000;
/** What is on its way when the service stops may take this long, and so much again to say how it ended. */
const graceAtStop = 2_000;
/** How often a result is written down again when the database is away; beyond it the message is sent again under the same number. */
const writes = 6;
const firstWritePause = 500;

/** Milliseconds to wait after so many tries: twice as long each time, give or take a fifth, so that many messages are not tried again at the same moment. */
export const pauseAfter = (tries: number, chance: number): number =>
  Math.round(Math.min(firstPause * 2 ** (tries - 1), longestPause) * (0.8 + 0.4 * chance));

export class Worker {
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #claiming: Promise<void> | undefined;
  #saying: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(private readonly parts: WorkerParts) {}

  start(): void {
    const lookAtAll = (): void => {
      this.poke();
      void this.sayUnsent();
    };
    this.#timer = setInterval(lookAtAll, lookEvery).unref();
    lookAtAll();
  }

  /** There is, or may be, something to send. */
  poke(): void {
    void this.look();
  }

  /** Resolves when nothing is on its way and nothing is due. */
  async settled(): Promise<void> {
    do {
      await this.look();
      await Promise.all(this.#running);
    } while (this.#running.size > 0 || this.#claiming);
    await this.#saying;
    await this.sayUnsent();
  }

  /** Lets what is on its way end, briefly; the rest waits for the next start. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    const grace = setTimeout(() => this.#stopping.abort(), graceAtStop);
    // work that hangs on a database that is away is left; the next look at the queue takes it up
    await Promise.race([this.ended(), pausing(2 * graceAtStop, undefined, { ref: false })]);
    clearTimeout(grace);
    this.#stopping.abort();
  }

  private async ended(): Promise<void> {
    await this.#claiming;
    await Promise.all(this.#running);
    await this.#saying;
  }

  private sayUnsent(): Promise<void> {
    return (this.#saying ??= (this.parts.sayUnsent?.() ?? Promise.resolve())
      .catch((error: unknown) => reportFault('delivery', error))
      .finally(() => (this.#saying = undefined)));
  }

  private look(): Promise<void> {
    this.#again = true;
    return (this.#claiming ??= this.claimAll().finally(() => (this.#claiming = undefined)));
  }

  private async claimAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const free = sentAtOnce - this.#running.size;
      const taken = free > 0 ? await this.claim(free) : [];
      for (const row of taken) this.begin(row);
      if (taken.length > 0) this.#again = true;
    }
  }

  private async claim(most: number): Promise<Claimed[]> {
    try {
      return await this.parts.queue.claim(most);
    } catch (error) {
      reportFault('delivery', error);
      return [];
    }
  }

  private begin(row: Claimed): void {
    const work = this.handle(row).finally(() => {
      this.#running.delete(work);
      this.poke();
    });
    this.#running.add(work);
  }

  private async handle(row: Claimed): Promise<void> {
    const outcome = await this.tried(row);
    const settled = this.settledAs(row, outcome);
    if (thenOf(outcome) !== 'sent') report('message not sent', { outcome, tries: row.tries, now: settled.state });
    await this.write(row, settled);
    if (settled.state === 'failed' || settled.state === 'given-up') void this.sayUnsent();
  }

  private async tried(row: Claimed): Promise<Outcome> {
    try {
      const prepared = await this.parts.prepare(row);
      if ('outcome' in prepared) return prepared.outcome;
      return await this.parts.sender.send(prepared.letter, this.#stopping.signal);
    } catch (error) {
      reportFault('delivery', error);
      return 'fault';
    }
  }

  private settledAs({ tries, mayHaveBeenSent }: Claimed, outcome: Outcome): Settled {
    const { clock = Date.now, chance = Math.random } = this.parts;
    const common = { outcome, tries, nextAt: clock(), mayHaveBeenSent: mayHaveBeenSent || outcome === 'lost-midway' };
    switch (thenOf(outcome)) {
      case 'sent':
        return { ...common, state: 'sent' };
      case 'failed':
        return { ...common, state: 'failed' };
      case 'dropped':
        return { ...common, state: 'given-up' };
      case 'again':
        // a try that was stopped with the service does not count as one
        if (outcome === 'stopped') return { ...common, state: 'waiting', tries: tries - 1 };
        return tries >= mostTries
          ? { ...common, state: 'given-up' }
          : { ...common, state: 'waiting', nextAt: clock() + pauseAfter(tries, chance()) };
    }
  }

  /** Tries patiently, since a message that was sent and not written down as sent would be sent again. */
  private async write(row: Claimed, settled: Settled): Promise<void> {
    for (let pause = firstWritePause, write = 1; ; write += 1, pause *= 2) {
      try {
        return await this.parts.queue.settle(row, settled);
      } catch (error) {
        reportFault('delivery', error);
        if (write >= writes || this.#stopped) return;
        await pausing(pause, undefined, { ref: false, signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }
}
