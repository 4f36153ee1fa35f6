/** Work of one person, one piece at a time, with everybody else's in between: many windows of one cost the others no more than one. */
import { setImmediate as letOthersGoFirst } from 'node:timers/promises';

export class OneByOne {
  readonly #last = new Map<string, Promise<void>>();

  /** Resolves when it is this piece's turn. */
  turnOf(person: string): Promise<void> {
    const turn: Promise<void> = (this.#last.get(person) ?? Promise.resolve())
      .then(() => letOthersGoFirst())
      .then(() => {
        if (this.#last.get(person) === turn) this.#last.delete(person);
      });
    this.#last.set(person, turn);
    return turn;
  }
}
