/** How times and blanks read in the minutes. Times are London time; a time reported later stands beside the time of entry. */
import type { Entered } from './meeting.js';
import type { CalendarDate, Instant } from './vocabulary.js';
import { londonClock } from './london.js';
import { londonDate } from './working-days.js';
import { isSaid } from './to-see.js';

export const notStated = 'not stated';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “22 November 2026”. */
export function dateInWords(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** “22 November 2026, 17:05”. */
export const momentInWords = (instant: Instant): string =>
  `${dateInWords(londonDate(instant))}, ${londonClock(instant)}`;

/** When it took place, and when it was entered if that was later. */
export const whenInWords = ({ at, happenedAt }: Pick<Entered, 'at' | 'happenedAt'>): string =>
  happenedAt && happenedAt !== at ? `${momentInWords(happenedAt)} (entered ${momentInWords(at)})` : momentInWords(at);

export const orNotStated = (text: string | undefined): string => (isSaid(text) ? text : notStated);

export function periodInWords(from: Instant | undefined, to: Instant | undefined): string {
  if (!from && !to) return notStated;
  if (!from || !to) return dateInWords(londonDate((from ?? to) as Instant));
  const [first, last] = [londonDate(from), londonDate(to)];
  return first === last ? dateInWords(first) : `${dateInWords(first)} to ${dateInWords(last)}`;
}

export const listInWords = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);

const ended = /[.!?…][”’"')\]\u2069\u202C]*$/u;

/** A text as a whole sentence: with one stop at its end, whatever it was written with. */
export function sentence(text: string): string {
  const written = text.trimEnd();
  return ended.test(written) ? written : `${written}.`;
}

/** A text that something follows in the same sentence: without the full stop it was written with. */
export const clause = (text: string): string => text.trimEnd().replace(/(?<!\.)[.;:,](?=[\u2069\u202C]*$)/u, '');

/** “1 entry”, “3 entries”. */
export const counted = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`;
