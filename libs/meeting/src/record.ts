/** The shape of one row of the record, and of a row its reader may not see. */
import type { Event } from './commands-and-events.js';
import type { Instant } from './vocabulary.js';

/** Who entered it: somebody in the meeting, or a program acting in its own name. */
export type By = { readonly participantId: string } | { readonly program: string };

/** One recorded event: stamped with its place, time and author by the server. */
export interface Recorded<E = Event> {
  readonly sequence: number;
  readonly at: Instant;
  readonly by: By;
  readonly event: E;
}

/** What a professional receives in place of an event they may not see: its place, and nothing else. */
export interface WithheldEntry {
  readonly sequence: number;
  readonly event: { readonly type: 'Withheld' };
}

export type Entry = Recorded | WithheldEntry;

export const isWithheld = (entry: Entry): entry is WithheldEntry => entry.event.type === 'Withheld';

export const authorOf = (by: By): string | undefined => ('participantId' in by ? by.participantId : undefined);

/** The time something took place: as reported, otherwise as entered. */
export const whenHappened = (entry: Recorded<{ readonly happenedAt?: Instant }>): Instant =>
  entry.event.happenedAt ?? entry.at;
