import type { DataSource, QueryRunner } from 'typeorm';
import { serversLock } from './migrate.js';

/** Rows up to `sequence` of this meeting were appended by another server. `EVERY_MEETING`: look at all you follow. */
export interface Bell {
  meetingId: string;
  sequence: number;
}
export type BellListener = (bell: Bell) => void;

/** Rung when bells may have been missed: after listening began, and after a lost connection came back. */
export const EVERY_MEETING = '*';

/** The PostgreSQL channel. A payload is `<server> <sequence> <meetingId>`. */
export const CHANNEL = 'quorate_rows';

/** In the place of a meeting: a sign-in was ended. Rung too when bells may have been missed. */
const ENDING = '~';

const firstPause = 100;
const longestPause = 2_000;

/** How often the listening connection must prove itself, and how long it may take: a half-open one never says that it is gone. */
const proveEvery = 5_000;
const proveWithin = 3_000;

interface ListeningConnection {
  on(event: 'notification', heard: (message: { payload?: string }) => void): unknown;
  once(event: 'end' | 'error', ended: () => void): unknown;
  readonly connection: { readonly stream: { destroy(): unknown } };
}

/**
 * Listens to PostgreSQL on a connection of its own and rings for rows that other servers appended. A bell carries
 * no content and promises nothing: whoever hears it reads the log.
 */
export class Doorbell {
  readonly #listeners = new Set<BellListener>();
  readonly #endings = new Set<() => void>();
  #listening = false;
  #closed = false;

  /** `own` names this server; its own bells are not rung, it knows what it appended. */
  constructor(
    private readonly source: DataSource,
    private readonly own: string,
  ) {}

  follow(listener: BellListener): () => void {
    this.#listeners.add(listener);
    this.listenOnce();
    return () => void this.#listeners.delete(listener);
  }

  /** Hears that a sign-in was ended elsewhere; whoever hears it looks which. */
  followEndings(listener: () => void): () => void {
    this.#endings.add(listener);
    this.listenOnce();
    return () => void this.#endings.delete(listener);
  }

  /** Inside the transaction that ends a sign-in: rung once it is stored. */
  async ringEndingIn(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT pg_notify($1, $2)', [CHANNEL, `${this.own} 0 ${ENDING}`]);
  }

  private listenOnce(): void {
    if (this.#listening) return;
    this.#listening = true;
    void this.listen();
  }

  /** Stops coming back; the connection itself ends with the pool. */
  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#endings.clear();
  }

  private async listen(): Promise<void> {
    for (let pause = firstPause; !this.#closed; pause = Math.min(pause * 2, longestPause)) {
      try {
        await this.listenUntilLost(() => (pause = firstPause));
      } catch {
        // the database is away; what was missed is rung for when it is back
      }
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
  }

  private async listenUntilLost(connected: () => void): Promise<void> {
    const runner = this.source.createQueryRunner();
    try {
      const connection = (await runner.connect()) as ListeningConnection;
      const lost = new Promise<void>((resolve) => {
        connection.once('end', resolve);
        connection.once('error', resolve);
      });
      connection.on('notification', ({ payload }) => this.hear(payload ?? ''));
      await answered(runner, connection, `LISTEN ${CHANNEL}`);
      // whoever listens is a server, and nobody restores or changes tables under it
      await answered(runner, connection, `SELECT pg_advisory_lock_shared(${serversLock})`);
      connected();
      this.ring({ meetingId: EVERY_MEETING, sequence: 0 });
      const proving = setInterval(
        () => void answered(runner, connection, 'SELECT 1').catch(() => undefined),
        proveEvery,
      ).unref();
      await lost.finally(() => clearInterval(proving));
    } finally {
      await runner.release();
    }
  }

  private hear(payload: string): void {
    const [server, sequence, meetingId] = payload.split(' ');
    if (server === this.own || meetingId === undefined) return;
    this.ring({ meetingId, sequence: Number(sequence) });
  }

  private ring(bell: Bell): void {
    if (bell.meetingId === ENDING || bell.meetingId === EVERY_MEETING) for (const heard of this.#endings) heard();
    if (bell.meetingId === ENDING) return;
    for (const listener of this.#listeners) listener(bell);
  }
}

/** Cuts a connection that does not answer in time, so that it ends, another is made and what was missed is rung for. */
async function answered(runner: QueryRunner, { connection }: ListeningConnection, statement: string): Promise<void> {
  const tooLate = setTimeout(() => connection.stream.destroy(), proveWithin);
  await runner.query(statement).finally(() => clearTimeout(tooLate));
}
