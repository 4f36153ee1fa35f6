/** What each person has written into one meeting, in bytes: counted from its rows, so that every server counts alike. */
import type { By, Instant, Recorded } from '#meeting';
import { rowSize } from './row-size.js';

interface OfOne {
  bytes: number;
  /** The minute they last wrote in, as an instant cut short, and what they wrote in it. */
  minute: string;
  inMinute: number;
}

const keyOf = (by: By): string => ('participantId' in by ? by.participantId : `program ${by.program}`);
const minuteOf = (at: Instant): string => at.slice(0, 'YYYY-MM-DDThh:mm'.length);

export class Spent {
  #inAll = 0;
  readonly #byAuthor = new Map<string, OfOne>();

  get inAll(): number {
    return this.#inAll;
  }

  count({ by, at, event }: Recorded): void {
    const size = rowSize(event);
    const one = this.#byAuthor.get(keyOf(by)) ?? { bytes: 0, minute: '', inMinute: 0 };
    const minute = minuteOf(at);
    one.inMinute = one.minute === minute ? one.inMinute + size : size;
    one.minute = minute;
    one.bytes += size;
    this.#inAll += size;
    this.#byAuthor.set(keyOf(by), one);
  }

  by(author: By): number {
    return this.#byAuthor.get(keyOf(author))?.bytes ?? 0;
  }

  inMinuteOf(author: By, now: Instant): number {
    const one = this.#byAuthor.get(keyOf(author));
    return one?.minute === minuteOf(now) ? one.inMinute : 0;
  }

  clear(): void {
    this.#inAll = 0;
    this.#byAuthor.clear();
  }
}
