/** How much one person or one address may ask for, counted in memory by each server process. */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from './settings-shape.js';

const minute = 60;
const milliseconds = 1_000;
const quarterHour = 900;
const hour = 3_600;

/** So much for each in a minute, counted at once: what comes in over a socket cannot be asked to wait. */
export class PerMinute {
  readonly #taken = new Map<string, number>();
  #until = 0;

  constructor(
    private readonly most: number,
    /** Never set, so that nobody waits for hours when the machine's clock is. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Whether there was that much left; what goes beyond is counted too. */
  take(key: string, amount: number): boolean {
    const now = this.clock();
    if (now >= this.#until) {
      this.#taken.clear();
      this.#until = now + minute * milliseconds;
    }
    const taken = (this.#taken.get(key) ?? 0) + amount;
    this.#taken.set(key, taken);
    return taken <= this.most;
  }
}

export class RateLimits {
  readonly #commands: RateLimiterMemory;
  readonly #http: RateLimiterMemory;
  readonly #codes: RateLimiterMemory;
  readonly #packets: PerMinute;
  readonly #received: PerMinute;
  readonly #readings: PerMinute;
  readonly #convening: RateLimiterMemory;
  readonly #letters: RateLimiterMemory;
  readonly #lettersTo: RateLimiterMemory;
  /** The code being tried from an address, and those that wait for it. */
  readonly #trying = new Map<string, Promise<void>>();

  constructor(limits: Limits) {
    const { commandsPerMinute, httpPerMinute, linkTriesPerQuarterHour } = limits;
    this.#commands = new RateLimiterMemory({ points: commandsPerMinute, duration: minute });
    this.#http = new RateLimiterMemory({ points: httpPerMinute, duration: minute });
    this.#codes = new RateLimiterMemory({ points: linkTriesPerQuarterHour, duration: quarterHour });
    this.#packets = new PerMinute(limits.packetsPerMinute);
    this.#received = new PerMinute(limits.receivedPerMinute);
    this.#readings = new PerMinute(limits.readingPerPersonPerMinute);
    this.#convening = new RateLimiterMemory({ points: limits.meetingsPerPersonPerHour, duration: hour });
    this.#letters = new RateLimiterMemory({ points: limits.lettersPerPersonPerHour, duration: hour });
    this.#lettersTo = new RateLimiterMemory({ points: limits.lettersPerAddressPerHour, duration: hour });
  }

  mayCommand(person: string): Promise<boolean> {
    return within(this.#commands, person);
  }

  mayRequest(address: string): Promise<boolean> {
    return within(this.#http, address);
  }

  /** One packet over a socket, by who sent it: a person, or before that is known an address. */
  mayReceive(sender: string, bytes: number): boolean {
    return this.#packets.take(sender, 1) && this.#received.take(sender, bytes);
  }

  /** Whether a person may be sent more of what they ask to read again; what they were sent is counted in `read`. */
  mayRead(person: string): boolean {
    return this.#readings.take(person, 0);
  }

  read(person: string, bytes: number): void {
    this.#readings.take(person, bytes);
  }

  /** The body of a request from an address. */
  mayBring(address: string, bytes: number): boolean {
    return this.#received.take(address, bytes);
  }

  mayConvene(person: string): Promise<boolean> {
    return within(this.#convening, person);
  }

  /** One more message asked for by a person: of their own in all, and to this address, whoever asks for it. */
  async maySendTo(person: string, address: string): Promise<boolean> {
    const to = address.toLowerCase();
    const asked = await this.#lettersTo.get(to);
    if (asked && asked.remainingPoints <= 0) return false;
    return (await within(this.#letters, person)) && within(this.#lettersTo, to);
  }

  /**
   * Tries a code, one at a time for each address, so that no two are tried on the last try left. Only a wrong one counts:
   * a whole office may come in through one address.
   * @returns what trying gave; `undefined` where too many were wrong, and nothing was tried.
   */
  tryCode<T>(address: string, attempt: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T | undefined> {
    const tried = (this.#trying.get(address) ?? Promise.resolve()).then(async () => {
      const wrong = await this.#codes.get(address);
      if (wrong && wrong.remainingPoints <= 0) return undefined;
      const outcome = await attempt();
      if (isWrong(outcome)) await within(this.#codes, address);
      return outcome;
    });
    this.afterwards(address, tried);
    return tried;
  }

  /** The next code from this address waits for this one; the last leaves nothing behind. */
  private afterwards(address: string, tried: Promise<unknown>): void {
    const ended: Promise<void> = tried
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        if (this.#trying.get(address) === ended) this.#trying.delete(address);
      });
    this.#trying.set(address, ended);
  }
}

const within = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  );
