/** How long what waits for a meeting may wait for more to come with it. */
import type { By } from '#meeting';
import type { Limits } from '../settings-shape.js';
import { Crowd } from './crowd.js';

/** What is there to be told of: how many commands wait, and whether something else does that is not to be kept. */
interface Waiting {
  readonly commands: () => number;
  readonly others: () => boolean;
}

export class Gathering {
  readonly #crowd: Crowd;
  #come: () => void = () => undefined;

  constructor(
    private readonly limits: Limits,
    private readonly waiting: Waiting,
  ) {
    this.#crowd = new Crowd(limits.crowdFrom);
  }

  /** Told of everything that comes. */
  come(): void {
    this.#come();
  }

  /** Told by whom each batch was, in order. */
  spoke(authors: readonly By[]): void {
    this.#crowd.spoke(authors);
  }

  /** What other sockets have already sent comes into the same batch: it waits for as long as each look finds more. `pause` is called before waiting longer, for a crowd. */
  async gather(pause: () => void): Promise<void> {
    for (let found = -1; found < this.waiting.commands() && found < this.limits.commandsPerBatch;) {
      found = this.waiting.commands();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.enough()) return;
    pause();
    await this.forEnough();
  }

  private enough(): boolean {
    return this.waiting.others() || this.waiting.commands() >= this.#crowd.worthRulingOn;
  }

  private async forEnough(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.limits.crowdMilliseconds);
      this.#come = () => {
        if (!this.enough()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#come = () => undefined;
  }
}
