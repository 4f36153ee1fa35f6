/** Everything under way at once, carried out in an order chance decides: late, and not as it was sent. */
import type { Chance } from './chance.js';

/** Turns of the event loop without an errand after which nothing is under way. */
const stillness = 4;

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class Errands {
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly chance: Chance) {}

  later(errand: () => void): void {
    this.#waiting.push(errand);
  }

  /** A pause of unknown length, as the disk or another server takes. */
  pause(): Promise<void> {
    return new Promise((resolve) => this.later(resolve));
  }

  /** Carries out up to so many errands, letting everything they set off come to rest after each. */
  async some(count: number): Promise<void> {
    for (let done = 0; done < count; done++) {
      const [errand] = this.#waiting.splice(this.chance.upTo(this.#waiting.length), 1);
      if (!errand) return;
      errand();
      await soon();
      await soon();
    }
  }

  /** Everything, and all that follows from it, until nothing moves any more. */
  async all(): Promise<void> {
    for (let rounds = 0, still = 0; still < stillness; rounds++) {
      if (rounds > 100_000) throw new Error('The simulation does not come to rest.');
      still = this.#waiting.length > 0 ? 0 : still + 1;
      await this.some(1);
      await soon();
    }
  }
}
