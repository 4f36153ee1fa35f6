/** The server's time: the machine's, unless that jumps; then it runs on from the machine's running clock until the jump has proved itself. */
import type { Database } from '#event-log';
import type { Instant } from '#meeting';
import { report, reportFault } from './operator-log.js';
import { ask } from './storage/table.js';

/** Where time is read from, in milliseconds. */
export interface TimeSources {
  /** Since 1970, as the machine is set. */
  readonly wall: () => number;
  /** Since some moment; it never jumps, and stands still while the machine sleeps. */
  readonly monotonic: () => number;
  /** Since 1970, as another machine is set; nothing where there is none that can be asked now. */
  readonly witness?: () => Promise<number | undefined>;
}

export const machineTime: TimeSources = { wall: Date.now, monotonic: () => performance.now() };

/** PostgreSQL has a clock of its own; SQLite has this machine's. */
export const witnessOf = (database: Database): TimeSources['witness'] =>
  database.kind === 'postgres'
    ? async () => {
        const sql = 'SELECT (EXTRACT(EPOCH FROM now()) * 1000)::float8 AS milliseconds';
        const [row] = await ask<{ milliseconds: number }>(database, sql).catch(() => []);
        return row?.milliseconds;
      }
    : undefined;

/** Less than this is a clock being set right, and is followed. */
const jumpFrom = 2_000;
/** How long the two clocks have to agree after a jump before it is believed. */
const agreeFor = 60_000;
/** How far the witness may be away, its answer's journey included. */
const witnessWithin = 30_000;
const lookEvery = 1_000;

interface Jump {
  /** How far the wall clock is ahead of the running one since. */
  readonly ahead: number;
  readonly since: number;
  readonly contradicted: boolean;
}

export class TrustedClock {
  /** Told when a jump is believed: whoever is here now was not away. */
  onBelieved: () => void = () => undefined;
  #ahead: number;
  #jump: Jump | undefined;
  #timer: NodeJS.Timeout | undefined;
  #readAt = Number.NaN;
  #text = '';

  constructor(private readonly sources: TimeSources = machineTime) {
    this.#ahead = sources.wall() - sources.monotonic();
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => {
    const monotonic = this.sources.monotonic();
    const ahead = this.sources.wall() - monotonic;
    if (Math.abs(ahead - this.#ahead) < jumpFrom) {
      this.#ahead = ahead;
      this.#jump = undefined;
    } else if (!this.#jump || Math.abs(ahead - this.#jump.ahead) >= jumpFrom) {
      this.#jump = { ahead, since: monotonic, contradicted: false };
      report('clock jumped, and is not believed yet', { seconds: this.seconds(ahead) });
    }
    return Math.round(monotonic + this.#ahead);
  };

  /** Within one millisecond the very same text: a crowd reads it many times, and every row keeps what it read. */
  readonly instant = (): Instant => {
    const now = this.now();
    if (now !== this.#readAt) this.#text = new Date(now).toISOString();
    this.#readAt = now;
    return this.#text;
  };

  /** At start there is nothing to hold the wall clock against but the witness, which is believed. */
  async begin(): Promise<void> {
    const seen = await this.sources.witness?.();
    if (seen === undefined || Math.abs(seen - this.sources.wall()) <= witnessWithin) return;
    this.#ahead = seen - this.sources.monotonic();
    report('clock differs from the database, whose time is taken', {
      seconds: this.seconds(this.sources.wall() - this.sources.monotonic()),
    });
  }

  start(): void {
    this.#timer = setInterval(
      () => void this.look().catch((error: unknown) => reportFault('clock', error)),
      lookEvery,
    ).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Believes a jump whose time has come, unless the witness contradicts it. */
  async look(): Promise<void> {
    this.now();
    const jump = this.#jump;
    if (!jump || this.sources.monotonic() - jump.since < agreeFor) return;
    const seen = await this.sources.witness?.();
    if (this.#jump !== jump) return;
    if (seen !== undefined && Math.abs(seen - this.sources.wall()) > witnessWithin) return this.contradict(jump);
    report('clock believed after its jump', { seconds: this.seconds(jump.ahead) });
    this.#ahead = jump.ahead;
    this.#jump = undefined;
    this.onBelieved();
  }

  /** Asked again after another minute; said once. */
  private contradict(jump: Jump): void {
    if (!jump.contradicted)
      report('clock differs from the database, and is not believed', { seconds: this.seconds(jump.ahead) });
    this.#jump = { ...jump, since: this.sources.monotonic(), contradicted: true };
  }

  private seconds(ahead: number): number {
    return Math.round((ahead - this.#ahead) / 1_000);
  }
}
