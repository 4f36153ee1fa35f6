/** How many speak at once. Every frame costs every follower as much as several rows do, so a crowd is worth a moment's wait. */
import type { By } from '#meeting';

/** For how many batches somebody still counts as speaking: as many as are under way while one is on its way out and back. */
const batchesBack = 4;

export class Crowd {
  readonly #lastSpoke = new Map<string, number>();
  #batches = 0;

  /** @param from Fewer than this many are no crowd, and are never kept waiting. */
  constructor(private readonly from: number) {}

  /** Told by whom each batch was, in order. */
  spoke(authors: readonly By[]): void {
    this.#batches += 1;
    for (const by of authors) this.#lastSpoke.set('participantId' in by ? by.participantId : by.program, this.#batches);
    for (const [author, batch] of this.#lastSpoke)
      if (batch <= this.#batches - batchesBack) this.#lastSpoke.delete(author);
  }

  /** How many commands make a batch worth ruling on at once: two fifths of the crowd, so that while some are told others speak; 0 when there is none. */
  get worthRulingOn(): number {
    return this.#lastSpoke.size < this.from ? 0 : Math.floor((this.#lastSpoke.size * 2) / 5);
  }
}
