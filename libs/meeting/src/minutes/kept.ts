/**
 * What is kept of minutes when they are made final, word for word: the full minutes, each agency’s edition and each annex. Each is
 * made of what everybody it is for may read, whoever has it made, so that one text serves them all.
 */
import { circleOf, circlesOf } from '../circles.js';
import { fold } from '../decider.js';
import { aboutDocument } from '../documents/catalogue.js';
import type { Annex, Edition, Printable } from '../documents/which.js';
import { asOnPaper, hidingFrom, hidingFromAll } from '../finding.js';
import { withoutFinding } from '../without-finding.js';
import { hasReaders, type Attendee, type Meeting } from '../meeting.js';
import { printedRows } from '../printed.js';
import { isWithheld, type Entry, type Recorded } from '../record.js';
import { viewerOf } from '../visibility.js';
import type { MinutesDocument } from './document.js';
import type { Length } from '../documents/parts.js';
import {
  asReader,
  entriesForAnnex,
  entriesForEdition,
  findingOf,
  isForOutside,
  isWrittenFor,
  newsIn,
  readersOf,
  seenAlsoBy,
  withheldAt,
  withoutRestricted,
  type AnnexPointer,
  type Copy,
} from './edition-entries.js';
import { minutes } from './minutes.js';
import { withPointers } from './sections/pointers.js';

export type KeptOfFinal = Extract<Edition, { readonly kind: 'full' | 'agency' }> | Annex;

export const isKeptOfFinal = (which: Printable): which is KeptOfFinal => aboutDocument(which).isKept;

/** Every document that is kept of a meeting whose minutes are final, in each length it has. */
export function keptOfFinal(meeting: Meeting): { readonly which: KeptOfFinal; readonly length: Length }[] {
  const agencies = [...new Set([...meeting.participants.values()].map(({ facts }) => facts.agencyId))];
  const editions: readonly KeptOfFinal[] = [
    { kind: 'full' },
    ...agencies.filter((one) => hasReaders(meeting, one)).map((agencyId) => ({ kind: 'agency' as const, agencyId })),
  ];
  return [
    ...editions.flatMap((which) => [
      { which, length: 'full' as const },
      { which, length: 'summary' as const },
    ]),
    ...circlesOf(meeting).map(({ annex }) => ({ which: annex, length: 'full' as const })),
  ];
}

/** The rows such a document is made of: what everybody may read whom it is for. None where nobody is left to read it. */
function entriesKept(rows: readonly Entry[], meeting: Meeting, which: KeptOfFinal): Entry[] {
  if (which.kind === 'annex') return entriesOfCircle(rows, meeting, which);
  const hiding = hidingFromAll(meeting, false, findingOf(meeting, which));
  const readers = readersOf(meeting, which, undefined).map((one) => asReader(meeting, one));
  if (which.kind === 'agency' && readers.length === 0) return [];
  const seen = rows.map((row) => {
    if (which.kind === 'full') return isForOutside(meeting, row) ? newsIn(row) : withheldAt(row);
    return isWrittenFor(meeting, which, row) ? row : readers.reduce(seenAlsoBy, newsIn(row));
  });
  return withoutRestricted(seen, meeting, which).map((entry) => withoutFinding(hiding, entry));
}

/** As one of the circle has it who is inside, without what any of them must not have. */
function entriesOfCircle(rows: readonly Entry[], meeting: Meeting, annex: Annex): Entry[] {
  const people = circleOf(meeting, annex)?.people ?? [];
  const maker = people.find((one) => viewerOf(meeting, one)?.place === 'inside');
  if (maker === undefined) return [];
  const hiding = hidingFromAll(meeting, false, findingOf(meeting, annex));
  const kept = people.flatMap((one) => meeting.participants.get(one) ?? []).map((one) => hidingFrom(meeting, one));
  return entriesForAnnex(rows, meeting, annex, maker).map((row) =>
    [hiding, ...kept].reduce((entry: Entry, one) => withoutFinding(one, entry), row),
  );
}

/**
 * One document to be kept.
 * @param rows up to the row that makes the minutes final, and that one; @param meeting the fold of them.
 */
export function keptDocument(
  rows: readonly Recorded[],
  meeting: Meeting,
  { which, length }: { readonly which: KeptOfFinal; readonly length: Length },
): MinutesDocument | undefined {
  const entries = entriesKept(rows, meeting, which);
  const now = rows.at(-1)?.at;
  const circle = circleOf(meeting, which);
  return entries.length === 0
    ? undefined
    : minutes(printedRows(entries), asOnPaper(meeting, which), {
        length,
        ...(now === undefined ? {} : { now }),
        ...(circle ? { circle } : {}),
      });
}

const isSame = (one: Entry, other: Entry | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const areSame = (some: readonly Entry[], others: readonly Entry[]): boolean =>
  some.length === others.length && some.every((one, index) => isSame(one, others[index]));

/**
 * Whether what was kept may be put before these readers now: nothing in it was kept to fewer since, nor hidden, nor shown to more,
 * and each of them may read every row of it.
 * @param rows as for `keptDocument`; @param meeting as it stands now.
 */
export function mayHaveKept(
  rows: readonly Recorded[],
  meeting: Meeting,
  which: KeptOfFinal,
  makerId: string,
  { recipientId, outside = false }: Copy,
): boolean {
  const then = fold(rows);
  const kept = entriesKept(rows, meeting, which);
  if (!then || kept.length === 0 || !areSame(entriesKept(rows, then, which), kept)) return false;
  const held = kept.filter((row) => !isWithheld(row));
  if (outside) return held.every((row) => isForOutside(meeting, row));
  return [makerId, recipientId ?? makerId].every((one) => {
    const reader = meeting.participants.get(one);
    return reader !== undefined && held.every((row) => mayReadKept(meeting, which, reader, row));
  });
}

/** The whole row, as it was printed; what was written for an agency is for its people whenever they were invited. */
function mayReadKept(meeting: Meeting, which: KeptOfFinal, reader: Attendee, row: Entry): boolean {
  const isTheirs = which.kind === 'agency' && reader.facts.agencyId === which.agencyId;
  return (isTheirs && isWrittenFor(meeting, which, row)) || isSame(seenAlsoBy(row, asReader(meeting, reader)), row);
}

/** The same for a copy made for one of the family: whether, made of the same rows, it would be made of the same now. */
export function maySeeTheSame(
  rows: readonly Recorded[],
  meeting: Meeting,
  which: Printable,
  makerId: string,
  copy: Copy,
): boolean {
  const then = fold(rows);
  const made = (of: Meeting) => entriesForEdition(rows, of, which, makerId, copy.recipientId, copy);
  return then !== undefined && areSame(made(then), made(meeting));
}

/** Where its readers find more in a restricted annex is said beside what was kept, to those alone who may know of it. */
export const withAnnexPointers = (document: MinutesDocument, annexes: readonly AnnexPointer[]): MinutesDocument => ({
  ...document,
  sections: withPointers(document.sections, annexes),
});
