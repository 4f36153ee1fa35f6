/** How much one person or one address may ask for, counted in memory. */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from './settings-shape.js';

const minute = 60;
const quarterHour = 900;

export class RateLimits {
  readonly #commands: RateLimiterMemory;
  readonly #http: RateLimiterMemory;
  readonly #codes: RateLimiterMemory;

  constructor({ commandsPerMinute, httpPerMinute, linkTriesPerQuarterHour }: Limits) {
    this.#commands = new RateLimiterMemory({ points: commandsPerMinute, duration: minute });
    this.#http = new RateLimiterMemory({ points: httpPerMinute, duration: minute });
    this.#codes = new RateLimiterMemory({ points: linkTriesPerQuarterHour, duration: quarterHour });
  }

  mayCommand(person: string): Promise<boolean> {
    return within(this.#commands, person);
  }

  mayRequest(address: string): Promise<boolean> {
    return within(this.#http, address);
  }

  mayTryCode(address: string): Promise<boolean> {
    return within(this.#codes, address);
  }
}

const within = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  );
