/**
 * The end of a sign-in holds at once, on every server. Each server looks for endings twice a second and serves for two
 * seconds from a look that told it all: that is its lease. Whoever ends something waits until every server that stands
 * in the table has confirmed it, or has not for longer than a lease lasts. No clock is compared with another.
 */
import { BoundedMap, type Database } from '#event-log';
import type { QueryRunner } from 'typeorm';
import type { Refusal } from '#meeting';
import { cannotTellWhoIsIn, signInFirst } from '../refusals.js';
import { reportFault } from '../operator-log.js';
import { ask, change, changeIn } from '../storage/table.js';

export const leaseFor = 2_000;
const twiceASecond = 500;
/** How long the database may take to answer a look: a lease outlasts one that is cut and the next. */
const answeredWithin = 1_200;
/** A server that has not confirmed for so long has no lease: a lease, and what two clocks may differ in pace. */
const goneAfter = leaseFor + 250;
const askEvery = 20;
/** How long somebody waits for a server that has no lease just now. */
const patience = 2_000;
const endedRemembered = 10_000;

interface EndingsFound {
  /** The last thing ended. */
  readonly number: number;
  /** How far this server has said that it knows. */
  readonly confirmed: number | null;
}

interface Listeners {
  /** A session or token that has ended: its windows are closed. */
  readonly ended: (sessionId: string) => void;
  /** This server has no lease and cannot get one: nothing more may reach anybody. */
  readonly lapsed: () => void;
}

export class Endings {
  readonly #ended = new BoundedMap<string, true>(endedRemembered);
  #known = 0;
  #leasedUntil = Number.NEGATIVE_INFINITY;
  #listeners: Listeners | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #confirming: Promise<void> | undefined;

  /** @param monotonic milliseconds that never jump. */
  constructor(
    private readonly database: Database,
    private readonly monotonic: () => number = () => performance.now(),
    private readonly lookEvery = twiceASecond,
  ) {}

  /** From here on this process serves, and says so in the table. Throws `StorageFault`. */
  async serve(listeners: Listeners): Promise<void> {
    const [last] = await ask<{ number: number }>(this.database, 'SELECT number FROM endings');
    this.#known = last?.number ?? 0;
    // one server to a data folder: what stands there is of one that was killed
    if (this.database.kind === 'sqlite') await change(this.database, 'DELETE FROM leases', []);
    await this.look();
    await this.look();
    this.#listeners = listeners;
    this.#timer = setInterval(() => void this.lookInTime(), this.lookEvery).unref();
    this.#stopListening = this.database.doorbell?.followEndings(() => void this.look().catch(() => undefined));
  }

  async close(): Promise<void> {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#stopListening?.();
    this.#leasedUntil = Number.NEGATIVE_INFINITY;
    await this.#running;
    await change(this.database, 'DELETE FROM leases WHERE server = $1', [this.database.server]).catch(() => undefined);
  }

  get isLeased(): boolean {
    return this.monotonic() < this.#leasedUntil;
  }

  /** Why somebody with this session is not served now; at once where the lease holds. */
  problemOf(sessionId: string): Refusal | undefined | Promise<Refusal | undefined> {
    if (this.#ended.has(sessionId)) return signInFirst;
    return this.isLeased ? undefined : this.problemOnceLooked(sessionId);
  }

  /** Inside the transaction that ends something. @returns the number to be written beside each `endedAt`. */
  async nextIn(runner: QueryRunner): Promise<number> {
    await changeIn(
      runner,
      'INSERT INTO endings (one, number) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET number = endings.number + 1',
      [],
    );
    const [{ number }] = (await runner.query('SELECT number FROM endings')) as [{ number: number }];
    await this.database.doorbell?.ringEndingIn(runner);
    return number;
  }

  /** Ends in one transaction, and waits until it holds everywhere. Throws `StorageFault`. */
  async end<T>(work: (runner: QueryRunner, number: number) => Promise<T>): Promise<T> {
    const ended = await this.database.write(async (runner) => {
      const number = await this.nextIn(runner);
      return { number, result: await work(runner, number) };
    });
    await this.hold(ended.number);
    return ended.result;
  }

  /** Once an ending is stored: waits until every server that stands in the table has heard of it, or has no lease. */
  async hold(number: number): Promise<void> {
    if (this.#timer) await this.look();
    const since = this.monotonic();
    const silent = 'leases WHERE server <> $1 AND confirmed < $2';
    const values = [this.database.server, number];
    while ((await ask(this.database, `SELECT server FROM ${silent}`, values)).length > 0) {
      // a server that comes back puts itself in anew, and hears of everything before it serves
      if (this.monotonic() - since > goneAfter) await change(this.database, `DELETE FROM ${silent}`, values);
      else await new Promise((resolve) => setTimeout(resolve, askEvery));
    }
  }

  /** Where the lease has run out: one look, waited for as long as anybody waits for it. */
  async lookAgain(): Promise<void> {
    const tooLate = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
    await Promise.race([this.look().catch(() => undefined), tooLate]);
  }

  private async problemOnceLooked(sessionId: string): Promise<Refusal | undefined> {
    await this.lookAgain();
    if (this.#ended.has(sessionId)) return signInFirst;
    return this.isLeased ? undefined : cannotTellWhoIsIn;
  }

  private async lookInTime(): Promise<void> {
    const late = !this.isLeased && this.#next !== undefined;
    await (late ? Promise.reject(new Error('a look takes too long')) : this.look()).catch((error: unknown) => {
      if (this.isLeased) return;
      if (this.#leasedUntil > 0) reportFault('endings', error);
      this.#leasedUntil = Number.NEGATIVE_INFINITY;
      this.#listeners?.lapsed();
    });
  }

  /** One at a time; whoever asks while one is under way has the next, which sees what they wrote. */
  private look(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      const looking = this.lookOnce();
      this.#running = looking.catch(() => undefined);
      return looking;
    });
    return this.#next;
  }

  private async lookOnce(): Promise<void> {
    const began = this.monotonic();
    const [found] = (await this.database.askWithin(
      answeredWithin,
      'SELECT COALESCE((SELECT number FROM endings), 0) AS number, (SELECT confirmed FROM leases WHERE server = $1) AS confirmed',
      [this.database.server],
    )) as EndingsFound[];
    if (!found) return;
    const { number, confirmed } = found;
    if (number > this.#known) await this.hearOf(number);
    if (this.database.kind === 'sqlite' && confirmed !== null) this.confirmBeside(number, confirmed);
    else if (!(await this.confirm(number, confirmed))) return;
    this.#leasedUntil = began + leaseFor;
  }

  private async hearOf(number: number): Promise<void> {
    const ended = (await this.database.askWithin(
      leaseFor,
      'SELECT hash FROM sessions WHERE ending > $1 UNION ALL SELECT hash FROM tokens WHERE ending > $2',
      [this.#known, this.#known],
    )) as { readonly hash: string }[];
    for (const { hash } of ended) this.hear(hash);
    this.#known = number;
  }

  /** The only server there is serves by what it has read: a writer that stands still keeps nobody waiting but whoever ends something. */
  private confirmBeside(number: number, confirmed: number): void {
    this.#confirming ??= this.confirm(number, confirmed).then(
      () => (this.#confirming = undefined),
      () => (this.#confirming = undefined),
    );
  }

  /** @returns whether everybody who ends something knows of this server: who has only just put itself in may have missed one. */
  private async confirm(number: number, confirmed: number | null): Promise<boolean> {
    const { database } = this;
    if (confirmed === null) {
      await change(database, 'INSERT INTO leases (server, confirmed) VALUES ($1, $2)', [database.server, number]);
      return false;
    }
    if (confirmed >= number) return true;
    const values = [number, database.server];
    return (await change(database, 'UPDATE leases SET confirmed = $1 WHERE server = $2', values)) > 0;
  }

  private hear(sessionId: string): void {
    this.#ended.set(sessionId, true);
    this.#listeners?.ended(sessionId);
  }
}
