import { randomUUID } from 'node:crypto';
import { pause } from '../sides/child-server.js';
import type { Gathering } from '../sides/gathering.js';

interface Awaited {
  readonly sentAt: number;
  receivers: number;
}

const lateAfter = 10_000;

/** Measures from sending until the last of those who should hear it has heard it, on one clock. */
export class Arrivals {
  readonly times: number[] = [];
  /** Rows received, by whomever. */
  deliveries = 0;
  readonly #awaited = new Map<string, Awaited>();
  readonly #stop: (() => void)[];

  constructor(gatherings: readonly Gathering[]) {
    this.#stop = gatherings.map((gathering) => gathering.listen((contributionId) => this.heard(contributionId)));
  }

  /** Names a new contribution that so many will hear, and starts its clock. */
  send(receivers: number): string {
    const contributionId = randomUUID();
    this.#awaited.set(contributionId, { sentAt: performance.now(), receivers });
    return contributionId;
  }

  /** Waits until everybody has heard everything; throws when somebody does not. */
  async settle(): Promise<void> {
    const deadline = performance.now() + lateAfter;
    while (this.#awaited.size > 0 && performance.now() < deadline) await pause(5);
    for (const stop of this.#stop) stop();
    if (this.#awaited.size > 0) throw new Error(`${this.#awaited.size} contributions did not reach everybody.`);
  }

  private heard(contributionId: string): void {
    this.deliveries += 1;
    const awaited = this.#awaited.get(contributionId);
    if (!awaited || (awaited.receivers -= 1) > 0) return;
    this.#awaited.delete(contributionId);
    this.times.push(performance.now() - awaited.sentAt);
  }
}
