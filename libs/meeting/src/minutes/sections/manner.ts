/** How a section is written out: in full or in short, and with one agency’s things before the others’. */
import type { Meeting, Thread } from '../../meeting.js';
import type { EventType } from '../../commands-and-events.js';
import type { Instant } from '../../vocabulary.js';
import type { Block } from '../document.js';
import type { Length } from '../../documents/parts.js';
import type { AnnexPointer } from '../edition-entries.js';

export interface Manner {
  readonly length: Length;
  /** The agency whose edition it is. */
  readonly agencyId?: string;
  /** The moment it is made. */
  readonly now?: Instant;
  /** Where its readers find more, as far as all of them may know of it. */
  readonly annexes?: readonly AnnexPointer[];
}

export const inFull: Manner = { length: 'full' };

/** Things apart by whose they are; without an agency all are in the second list. */
export function apart<T>(
  things: Iterable<T>,
  { agencyId }: Manner,
  agencyOf: (thing: T) => string,
): { own: T[]; others: T[] } {
  const own: T[] = [];
  const others: T[] = [];
  for (const thing of things) (agencyId !== undefined && agencyOf(thing) === agencyId ? own : others).push(thing);
  return { own, others };
}

/** The same things, that agency’s first; otherwise in their order. */
export function ownFirst<T>(things: Iterable<T>, manner: Manner, agencyOf: (thing: T) => string): T[] {
  const { own, others } = apart(things, manner, agencyOf);
  return [...own, ...others];
}

/** The rows of a thing that are of these types: what a line about them cites. */
export const rowsOf = ({ rows }: Thread, ...types: EventType[]): number[] =>
  rows.filter(({ event }) => types.includes(event.type)).map(({ sequence }) => sequence);

export const childName = (meeting: Meeting, childId: string): string =>
  meeting.children.get(childId)?.name ?? 'a child';
export const paragraph = (text: string, sources?: readonly number[]): Block => ({
  kind: 'paragraph',
  text,
  ...(sources ? { sources } : {}),
});
export const heading = (text: string, sources?: readonly number[]): Block => ({
  kind: 'heading',
  text,
  ...(sources ? { sources } : {}),
});
