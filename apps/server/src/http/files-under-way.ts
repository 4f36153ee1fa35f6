/** Files on their way, by who asked: somebody who takes them slowly, or asks for many, waits for themselves alone. */
import type { Response } from 'express';
import type { Limits } from '../settings-shape.js';
import { onceClosed } from './sending.js';

export class FilesUnderWay {
  readonly #ofPerson = new Map<string, number>();

  constructor(private readonly limits: Pick<Limits, 'filesPerPerson'>) {}

  /** @returns whether this person may have one more; it is theirs until the answer has ended, however it ends. */
  begin(person: string, response: Pick<Response, 'once' | 'closed'>): boolean {
    const underWay = this.#ofPerson.get(person) ?? 0;
    if (underWay >= this.limits.filesPerPerson) return false;
    this.#ofPerson.set(person, underWay + 1);
    onceClosed(response, () => this.ended(person));
    return true;
  }

  private ended(person: string): void {
    const left = (this.#ofPerson.get(person) ?? 1) - 1;
    if (left > 0) this.#ofPerson.set(person, left);
    else this.#ofPerson.delete(person);
  }
}
