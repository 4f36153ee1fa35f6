/** The meeting as it is shown: a fold of its own from the first row on that is shown otherwise than it was typed, until then none. */
import { evolve, fold, type Entry, type Meeting } from '#meeting';
import { shownRow } from './as-typed.js';

export class Shown {
  entries: Entry[] = [];
  #meeting: Meeting | undefined;

  /** The fold of these rows, or the one given where nothing in them is shown otherwise. */
  meetingOr(meeting: Meeting | undefined): Meeting | undefined {
    return this.#meeting ?? meeting;
  }

  add(row: Entry): void {
    const shown = shownRow(row);
    this.entries.push(shown);
    // a fold keeps what it is given and changes it: the other one holds the row itself
    if (this.#meeting) this.#meeting = evolve(this.#meeting, structuredClone(shown));
    else if (shown !== row) this.#meeting = fold(structuredClone(this.entries));
  }
}
