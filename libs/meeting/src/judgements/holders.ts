/** Who holds a row: every edition that was given out while its reader might have it, so that they can be told when it is kept to fewer. */
import { aboutDocument } from '../documents/catalogue.js';
import type { WhichDocument } from '../documents/which.js';
import type { Meeting, Restriction } from '../meeting.js';
import { authorOf } from '../record.js';
import { catalogued } from '../catalogue.js';
import { audienceOfRow } from '../meeting.js';
import type { MadeEdition } from '../topics/edition.js';
import { looksLikeAnIdentifier } from '../topics/for-whom.js';
import type { Instant } from '../vocabulary.js';

export interface Holder {
  readonly which: WhichDocument;
  /** A participantId, the aboutId or childId of somebody listed, or the name of somebody outside the meeting. */
  readonly to: string;
  readonly at: Instant;
  readonly how: string;
  /** The row that says so. */
  readonly sequence: number;
}

/**
 * Editions given out from when a row was entered until it was last kept to fewer people, which held it or may have. Where it
 * cannot be told whether an edition held it, it is listed: better one call too many.
 */
export function holders(meeting: Meeting, sequence: number): Holder[] {
  const restrictions = meeting.restrictions
    .filter(({ covers }) => covers.includes(sequence))
    .sort((one, other) => one.enteredAs - other.enteredAs);
  const until = restrictions.at(-1)?.enteredAs ?? Infinity;
  return givenOut(meeting).filter(
    (given) =>
      given.sequence > sequence &&
      given.sequence < until &&
      mayHold(meeting, sequence, given, audienceThen(meeting, sequence, given, restrictions)),
  );
}

/** For whom an edition was made: themselves, where whoever made it said nobody. */
export const madeFor = ({ recipientId, externalRecipient, aboutId, childId, by }: MadeEdition): string =>
  recipientId ?? externalRecipient ?? aboutId ?? childId ?? authorOf(by) ?? '';

/** Whoever has a copy, by name: somebody here, somebody listed, or a name as it was written. */
export const holderInWords = ({ participants, people, children }: Meeting, to: string): string =>
  participants.get(to)?.facts.name ?? people.get(to)?.name ?? children.get(to)?.name ?? withoutIdentifier(to);

/** Somebody listed whom this reader may not know of has an identifier here, and it says nothing. */
const withoutIdentifier = (to: string): string => (looksLikeAnIdentifier(to) ? 'somebody listed' : to);

/** Everything given out, in order. */
export function givenOut({
  circulations,
  annexesCirculated,
  distributions,
  editionsMade,
  editionsOpened,
}: Meeting): Holder[] {
  const circulated = [...circulations, ...annexesCirculated].flatMap(({ which, to, at, sequence }) =>
    to.map((one) => ({ which, to: one, at, how: 'circulated', sequence })),
  );
  const distributed = distributions.map(({ which, to, at, how, sequence }) => ({ which, to, at, how, sequence }));
  const made = editionsMade.map((one) => ({
    which: one.which,
    to: madeFor(one),
    at: one.at,
    how: `made as ${one.format}`,
    sequence: one.sequence,
  }));
  const opened = editionsOpened.map(({ which, participantId, at, format, sequence }) => ({
    which,
    to: participantId,
    at,
    how: `opened as ${format}`,
    sequence,
  }));
  return [...circulated, ...distributed, ...made, ...opened].sort((one, other) => one.sequence - other.sequence);
}

/** Who could see the row when an edition was given out; absent, all professionals. */
function audienceThen(
  meeting: Meeting,
  sequence: number,
  given: Holder,
  restrictions: readonly Restriction[],
): readonly string[] | undefined {
  const next = restrictions.find(({ enteredAs }) => enteredAs > given.sequence);
  if (next) return next.formerAudience;
  const thread = meeting.threads.get(sequence);
  return thread && audienceOfRow(meeting, { thread, sequence });
}

function mayHold(
  meeting: Meeting,
  sequence: number,
  { which, to }: Holder,
  audience: readonly string[] | undefined,
): boolean {
  switch (aboutDocument(which).holds) {
    case 'nothing said':
      return false;
    case 'what is kept to its circle':
      return audience?.includes(to) === true;
    case 'what professionals read':
      return !audience || !meeting.participants.has(to) || audience.includes(to);
    case 'what a family is told':
      return !audience && mayBeForFamilies(meeting, sequence);
  }
}

function mayBeForFamilies(meeting: Meeting, sequence: number): boolean {
  const thread = meeting.threads.get(sequence);
  const marked = thread?.rows.some(
    ({ event }) =>
      ('mayShareWithFamily' in event && event.mayShareWithFamily === true) ||
      ('sharedWith' in event && event.sharedWith !== undefined && event.sharedWith.length > 0),
  );
  const event = thread?.rows.find((row) => row.sequence === sequence)?.event;
  return marked === true || (event !== undefined && catalogued(event)?.familyCopies === 'part and letters');
}
