/** Long documents are made beside other work: progress is told, a reader gone stops it, and the thread is let go of every few milliseconds. */
import { setImmediate as letOthersRun } from 'node:timers/promises';

export interface RenderOptions {
  /** Told after each block, with how many there are. */
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** Milliseconds worked before others get their turn. */
const turn = 12;

export class Pace {
  #done = 0;
  #since = performance.now();

  constructor(
    private readonly of: number,
    private readonly options: RenderOptions,
  ) {}

  /** @throws the signal's reason when whoever asked has gone. */
  async step(): Promise<void> {
    this.#done += 1;
    this.options.progress?.(this.#done, this.of);
    this.options.signal?.throwIfAborted();
    if (performance.now() - this.#since < turn) return;
    await letOthersRun();
    this.options.signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
