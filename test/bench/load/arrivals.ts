import { randomUUID } from 'node:crypto';
import { pause } from '../sides/child-server.js';
import type { Gathering } from '../sides/gathering.js';

/** A contribution on its way, and how many have yet to hear it. */
interface Awaited {
  readonly contributionId: string;
  readonly sentAt: number;
  missing: number;
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
    this.#stop = gatherings.map((gathering) => this.listenTo(gathering));
  }

  /** Names a new contribution that so many will hear, and starts its clock. */
  send(receivers: number): string {
    const contributionId = randomUUID();
    this.#awaited.set(contributionId, { contributionId, sentAt: performance.now(), missing: receivers });
    return contributionId;
  }

  /** Waits until everybody has heard everything; throws when somebody does not. */
  async settle(): Promise<void> {
    const deadline = performance.now() + lateAfter;
    while (this.#awaited.size > 0 && performance.now() < deadline) await pause(5);
    for (const stop of this.#stop) stop();
    if (this.#awaited.size > 0) throw new Error(`${this.#awaited.size} contributions did not reach everybody.`);
  }

  /** All hear a meeting in one order, so that only the first to hear something has to look it up. */
  private listenTo(gathering: Gathering): () => void {
    const order: Awaited[] = [];
    const heardSoFar = gathering.seats.map(() => 0);
    return gathering.listen((place, contributionId) => {
      const index = heardSoFar[place] ?? 0;
      heardSoFar[place] = index + 1;
      const awaited = order[index] ?? this.first(order, contributionId);
      if (awaited.contributionId !== contributionId) throw new Error('Not everybody heard the same in the same order.');
      this.heard(awaited);
    });
  }

  private first(order: Awaited[], contributionId: string): Awaited {
    const awaited = this.#awaited.get(contributionId);
    if (!awaited) throw new Error('Something was heard that nobody sent.');
    order.push(awaited);
    return awaited;
  }

  private heard(awaited: Awaited): void {
    this.deliveries += 1;
    awaited.missing -= 1;
    if (awaited.missing > 0) return;
    this.#awaited.delete(awaited.contributionId);
    this.times.push(performance.now() - awaited.sentAt);
  }
}
