/** The rows an edition may be made from: what its maker and every reader of it may see, restricted words in an annex of their own. An edition is made without the rest, never masked. */
import type { PersonCorrected } from '../topics/facts.js';
import {
  hasReaders,
  isAttending,
  isInvited,
  isProfessional,
  type Attendee,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { circleFor, circleOf, circlesOf, keptTo, peopleInWords } from '../circles.js';
import { catalogued, shapesCopies } from '../catalogue.js';
import type { Event } from '../commands-and-events.js';
import { isForFamilies } from '../documents/catalogue.js';
import { agencyOf, isAnnex, sameDocument, whichDocument, type Annex, type Printable } from '../documents/which.js';
import { hidingFrom, hidingFromAll } from '../finding.js';
import { withoutFinding } from '../without-finding.js';
import { marksKnownTo, type Mark } from '../marks.js';
import { isWithheld, type Entry, type Recorded, type WithheldEntry } from '../record.js';
import { forProfessional, isForEveryoneInside, viewerOf, visibleTo, type Viewer } from '../visibility.js';
import type { SectionId } from '../documents/parts.js';
import { homeOf } from './homes.js';
import { isOpen, openDecisions, sharedActions, sharedContributions } from './for-family.js';
import { printed } from '../printed.js';

export const withheldAt = ({ sequence }: Entry): WithheldEntry => ({ sequence, event: { type: 'Withheld' } });

export interface Copy {
  /** For whom a full copy is made; an agency's is for all its people whoever it is given to. */
  readonly recipientId?: string;
  /** It is for somebody outside the meeting, and holds only what no professional is kept from. */
  readonly outside?: boolean;
}

/**
 * @param rows the whole record, or as much of it as its maker has; @param meeting the fold of it.
 * @returns the rows in order, those its readers may not have withheld at their place; in a restricted annex those of its circle
 * and what no professional is kept from, anywhere else nothing that is kept to some. None where the maker or the recipient may
 * see nothing or is not in the circle, nor for an agency that nobody is there for.
 */
export function entriesForEdition(...asked: Parameters<typeof mayBeSeen>): Entry[] {
  const [, meeting, which] = asked;
  // whoever hides is in nobody’s copy with what they could be found by: copies are handed on
  const hiding = hidingFromAll(meeting, isForFamilies(which), findingOf(meeting, which));
  return mayBeSeen(...asked).map((entry) => withoutFinding(hiding, entry));
}

/** Those whose annex it is. */
export const findingOf = (meeting: Meeting, which: Printable): readonly string[] | undefined =>
  circleOf(meeting, which)?.finding;

function mayBeSeen(
  rows: readonly Entry[],
  meeting: Meeting,
  which: Printable,
  makerId: string,
  recipientId?: string,
  { outside = false }: { readonly outside?: boolean } = {},
): Entry[] {
  if (isAnnex(which)) return outside ? [] : entriesForAnnex(rows, meeting, which, makerId, recipientId);
  const seen = entriesSeen(rows, meeting, which, makerId, { recipientId, outside });
  return isForFamilies(which) ? seen : withoutRestricted(seen, meeting, which);
}

/** For the signed record, which holds rows and not a document: what its maker and its reader may see, restricted words too. */
export function entriesForRecord(rows: readonly Entry[], meeting: Meeting, makerId: string, copy: Copy = {}): Entry[] {
  const hiding = hidingFromAll(meeting, false);
  return entriesSeen(rows, meeting, { kind: 'full' }, makerId, copy).map((entry) => withoutFinding(hiding, entry));
}

function entriesSeen(
  rows: readonly Entry[],
  meeting: Meeting,
  which: Printable,
  makerId: string,
  { recipientId, outside = false }: Copy,
): Entry[] {
  const maker = viewerOf(meeting, makerId);
  if (!maker || maker.place === 'outside' || (recipientId !== undefined && !meeting.participants.has(recipientId)))
    return [];
  if (isForFamilies(which)) {
    const allowed = sequencesForFamilies(meeting, which);
    return rows.map((row) =>
      isWithheld(row) ? row : forFamilies(meeting, which, allowed, row, visibleTo(maker, row) ?? withheldAt(row)),
    );
  }
  const agencyId = agencyOf(which);
  if (agencyId !== undefined && !hasReaders(meeting, agencyId)) return [];
  const readers = readersOf(meeting, which, recipientId).map((reader) => asReader(meeting, reader));
  if (readers.some(({ place }) => place === 'outside')) return [];
  return rows.map((row) => {
    if (outside && !isForOutside(meeting, row)) return withheldAt(row);
    const made = newsIn(isWithheld(row) ? row : (visibleTo(maker, row) ?? withheldAt(row)));
    return isWrittenFor(meeting, which, made) && agencyId !== undefined ? made : readers.reduce(seenAlsoBy, made);
  });
}

/** Whether no professional is kept from a row, now. */
const isOpenRow = ({ narrowed }: Meeting, entry: Entry): boolean =>
  !isWithheld(entry) && !entry.event.audience && !narrowed.has(entry.sequence);

/** Who made, opened or was given which copy is the keepers’ own register of the papers, and is printed for them. */
const isRegister = ({ event }: Entry): boolean =>
  (event.type === 'EditionMade' || event.type === 'EditionOpened' || event.type === 'DistributionRecorded') &&
  !isAnnex(whichDocument(event.edition));

/** Restricted words are in the body of no document that leaves, whoever it is for: an annex of their own holds them. */
export const withoutRestricted = (entries: readonly Entry[], meeting: Meeting, which: Printable): Entry[] =>
  entries.map((entry) =>
    isOpenRow(meeting, entry) || isRegister(entry) || isWrittenFor(meeting, which, entry) ? entry : withheldAt(entry),
  );

/** Of what is kept to some, only what is kept to exactly this circle. */
export function entriesForAnnex(
  rows: readonly Entry[],
  meeting: Meeting,
  annex: Annex,
  makerId: string,
  recipientId: string = makerId,
): Entry[] {
  const circle = circleFor(meeting, annex, makerId);
  const maker = viewerOf(meeting, makerId);
  if (!circle || maker?.place === undefined || maker.place === 'outside' || !circle.people.includes(recipientId))
    return [];
  const held = new Set(circle.sequences);
  // where they are stands in the row that listed them, which can itself be kept to some
  const listing = new Set((circle.finding ?? []).map((listedId) => meeting.listings.get(listedId)?.sequence));
  const isListing = (row: Entry): boolean =>
    (listing.has(row.sequence) || (circle.finding ?? []).includes(putRightIn(row) ?? '')) &&
    [makerId, recipientId].every((one) => keptTo(meeting, row.sequence)?.includes(one) ?? true);
  const recipient = meeting.participants.get(recipientId);
  const ofRecipient = recipient && hidingFrom(meeting, recipient);
  return rows
    .map((row): Entry => {
      if (isWithheld(row)) return row;
      if (held.has(row.sequence) && maker.place === 'inside') return asHeld(row);
      return isOpenRow(meeting, row) || held.has(row.sequence) || isListing(row)
        ? (visibleTo(maker, row) ?? withheldAt(row))
        : withheldAt(row);
    })
    .map((row) => withoutFinding(ofRecipient, withoutFinding(maker.hiding, row)));
}

/** Of whom a row puts right what is recorded. */
function putRightIn({ event }: Entry): string | undefined {
  if (event.type === 'PersonCorrected') return event.aboutId;
  return event.type === 'ParticipantCorrected' ? event.participantId : undefined;
}

/** What a row showed to more people stands at its own place, as far as it is still for them. */
function asHeld(row: Recorded): Recorded {
  const { event } = row;
  if (event.type !== 'AudienceExtended') return row;
  const { type, sequence, to, why, audience } = event;
  return { ...row, event: { type, sequence, to, why, reveals: [], ...(audience ? { audience } : {}) } };
}

/** Where words kept to one circle would have stood: which section, for whom, and the rows. */
export interface AnnexPointer {
  readonly annex: Annex;
  readonly sectionId: SectionId;
  /** “DC Vane and I. Calloway”. */
  readonly whom: string;
  readonly sequences: readonly number[];
  /** Of those rows, the ones that say where a child is: that a later one is kept, a copy says beside the last it holds. */
  readonly whereabouts?: readonly { readonly childId: string; readonly sequence: number }[];
}

/** What a copy may say of restricted words that are not in it: nothing but where they are, and that only where every reader of it is in their circle. */
export function annexPointers(
  rows: readonly Entry[],
  meeting: Meeting,
  which: Printable,
  makerId: string,
  { recipientId, outside = false }: Copy = {},
): AnnexPointer[] {
  if (outside || isForFamilies(which) || isAnnex(which)) return [];
  const readers = [makerId, ...readersOf(meeting, which, recipientId).map(({ participantId }) => participantId)];
  const bySequence = new Map(rows.map((row) => [row.sequence, row]));
  return circlesOf(meeting)
    .filter(({ people }) => readers.every((reader) => people.includes(reader)))
    .flatMap(({ annex, people, sequences }) => {
      const sections = new Map<SectionId, number[]>();
      for (const sequence of sequences) {
        const row = bySequence.get(sequence);
        const sectionId = row && !isWithheld(row) ? homeOf(meeting, row) : undefined;
        if (sectionId) sections.set(sectionId, [...(sections.get(sectionId) ?? []), sequence]);
      }
      const whom = peopleInWords(meeting, people, printed);
      return [...sections].map(([sectionId, found]) => ({
        annex,
        sectionId,
        whom,
        sequences: found,
        ...whereaboutsIn(found.map((sequence) => bySequence.get(sequence))),
      }));
    });
}

function whereaboutsIn(rows: readonly (Entry | undefined)[]): Pick<AnnexPointer, 'whereabouts'> {
  const whereabouts = rows.flatMap((row) =>
    row?.event.type === 'WhereaboutsRecorded' ? [{ childId: row.event.childId, sequence: row.sequence }] : [],
  );
  return whereabouts.length > 0 ? { whereabouts } : {};
}

/** On a sheet for tonight those who work with it read from whom somebody is kept, where all of them may know of it; no other document says so. */
export const mustNotReach = (
  meeting: Meeting,
  which: Printable,
  makerId: string,
  { recipientId, outside = false }: Copy = {},
): Mark[] =>
  which.kind !== 'tonight' || outside
    ? []
    : marksKnownTo(meeting, [makerId, ...readersOf(meeting, which, recipientId).map((one) => one.participantId)]);

/** Whoever it goes to, it may come before anybody it is kept from; a note is raw capture, and leaves with nobody. */
export const isForOutside = ({ narrowed }: Meeting, row: Entry): boolean =>
  !isWithheld(row) && !isNote(row.event) && isForEveryoneInside(row, narrowed);
const isNote = ({ type }: Event): boolean => type === 'NoteTaken' || type === 'NoteWithdrawn';

/**
 * A document on the screen of whoever reads it, from the rows of their own copy: those that everybody it is for may have too, and
 * no restricted words, since a screen is printed.
 */
export function entriesOnScreen(rows: readonly Entry[], meeting: Meeting, which: Printable): Entry[] {
  const readers = readersOf(meeting, which, undefined).map((reader) => asReader(meeting, reader));
  const hiding = hidingFromAll(meeting, isForFamilies(which));
  const seen = rows.map((row) => readers.reduce(seenAlsoBy, newsIn(row)));
  return withoutRestricted(seen, meeting, which).map((row) => withoutFinding(hiding, row));
}

/** Readers stand inside, whatever door they are at now. */
export const seenAlsoBy = (entry: Entry, reader: Viewer): Entry =>
  isWithheld(entry) ? entry : newsIn(forProfessional(reader, entry));

/** What an open window is told to erase is no news to a copy that never held it. */
export const newsIn = (entry: Entry): Entry =>
  entry.event.type === 'RestrictedAfterwards' && entry.event.audience.length === 0 ? withheldAt(entry) : entry;

/** Whatever door somebody stands at now, the minutes are read inside; somebody who is not there for an agency reads none of it. */
export const asReader = (meeting: Meeting, reader: Attendee): Viewer => ({
  participantId: reader.participantId,
  agencyId: reader.facts.agencyId,
  place: isProfessional(reader) && isInvited(reader) ? 'inside' : 'outside',
  narrowed: meeting.narrowed,
  hiding: hidingFrom(meeting, reader),
});

export function readersOf(meeting: Meeting, which: Printable, recipientId: string | undefined): Attendee[] {
  const everybody = [...meeting.participants.values()];
  const professionals = everybody.filter((one) => isProfessional(one) && isInvited(one));
  const recipients = everybody.filter(({ participantId }) => participantId === recipientId);
  if (which.kind === 'read-back') return orAll(professionals.filter(isAttending), professionals);
  const agencyId = agencyOf(which);
  return agencyId === undefined
    ? recipients
    : [...professionals.filter(({ facts }) => facts.agencyId === agencyId), ...recipients];
}

const orAll = <T>(some: T[], all: T[]): T[] => (some.length > 0 ? some : all);

/** A narrative is for its edition's readers, whenever they were invited, unless it was kept to some of them. */
export const isWrittenFor = ({ narrowed }: Meeting, which: Printable, { sequence, event }: Entry): boolean =>
  (event.type === 'SectionWritten' || event.type === 'NarrativeApproved') &&
  sameDocument(whichDocument(event.edition), which) &&
  !event.restrictedTo &&
  !narrowed.has(sequence);

/** The rows that make up what a family may have. */
function sequencesForFamilies(meeting: Meeting, which: Printable): ReadonlySet<number> {
  const things: readonly { readonly thread: Thread }[] = [
    ...sharedContributions(meeting),
    ...sharedActions(meeting),
    ...meeting.familyMessages.filter(({ thread }) => isOpen(meeting, thread)),
    ...(which.kind === 'decision-letter' ? openDecisions(meeting) : []),
    ...(which.kind === 'family'
      ? meeting.voices.filter(({ thread, takenBack }) => !takenBack && isOpen(meeting, thread))
      : []),
  ];
  return new Set(
    things.flatMap(({ thread }) =>
      thread.rows.filter(({ event }) => shapesCopies(event)).map(({ sequence }) => sequence),
    ),
  );
}

function forFamilies(
  meeting: Meeting,
  which: Printable,
  allowed: ReadonlySet<number>,
  row: Recorded,
  made: Entry,
): Entry {
  const { event, sequence } = row;
  // A message or a person kept from some still stands in the way of what would otherwise be told: that they are there, and no more.
  if (event.type === 'FamilyMessageDecided' && (!allowed.has(sequence) || isWithheld(made)))
    return { ...row, event: { type: event.type, told: false, ...(event.aboutId ? { aboutId: event.aboutId } : {}) } };
  if (event.type === 'PersonAdded')
    return { ...row, event: { type: event.type, person: { ...event.person, relationship: '' } } };
  if (event.type === 'PersonCorrected') return { ...row, event: namesAlone(event) };
  const isTheirs = allowed.has(sequence) || isWrittenFor(meeting, which, made) || isOpenFrame(meeting, row);
  return isTheirs ? made : withheldAt(row);
}

/** What the meeting is and how it went, so that names, dates and choices have their words. */
const isOpenFrame = ({ narrowed }: Meeting, { event, sequence }: Recorded): boolean =>
  catalogued(event)?.familyCopies === 'frame' && !event.audience && !narrowed.has(sequence);

/** Of what is put right of somebody spoken about: by what names they may be who a copy is for. */
function namesAlone({ type, aboutId, changes }: PersonCorrected): PersonCorrected {
  const { name, aliases } = changes;
  return { type, aboutId, why: '', changes: { ...(name ? { name } : {}), ...(aliases ? { aliases } : {}) } };
}
