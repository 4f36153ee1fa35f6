/** The rows an edition may be made from: what its maker and every reader of it may see. An edition is made without the rest, never masked. */
import {
  hasReaders,
  isAttending,
  isInvited,
  isProfessional,
  type Attendee,
  type Meeting,
  type Thread,
} from '../meeting.js';
import type { EventType } from '../decider.js';
import { isWithheld, type Entry, type Recorded, type WithheldEntry } from '../record.js';
import { forProfessional, isForEveryoneInside, viewerOf, visibleTo, type Viewer } from '../visibility.js';
import { agencyOf, isForFamilies } from './document-names.js';
import type { DocumentName } from './document.js';
import { isOpen, openDecisions, shapedBy, sharedActions, sharedContributions } from './for-family.js';

const withheldAt = ({ sequence }: Entry): WithheldEntry => ({ sequence, event: { type: 'Withheld' } });

/**
 * @param rows the whole record, or as much of it as its maker has; @param meeting the fold of it.
 * @param recipientId for whom a full copy is made; an agency's is for all its people whoever it is given to.
 * @param copy `outside`: it is for somebody outside the meeting, and holds only what no professional is kept from.
 * @returns the rows in order, those kept from the maker or any reader withheld at their place; none where the maker or the recipient may see nothing,
 * nor for an agency that nobody is there for.
 */
export function entriesForEdition(
  rows: readonly Entry[],
  meeting: Meeting,
  name: DocumentName,
  makerId: string,
  recipientId?: string,
  { outside = false }: { readonly outside?: boolean } = {},
): Entry[] {
  const maker = viewerOf(meeting, makerId);
  if (!maker || maker.place === 'outside' || (recipientId !== undefined && !meeting.participants.has(recipientId)))
    return [];
  if (isForFamilies(name)) {
    const allowed = sequencesForFamilies(meeting, name);
    return rows.map((row) =>
      isWithheld(row) ? row : forFamilies(meeting, name, allowed, row, visibleTo(maker, row) ?? withheldAt(row)),
    );
  }
  const agencyId = agencyOf(name);
  if (agencyId !== undefined && !hasReaders(meeting, agencyId)) return [];
  const readers = readersOf(meeting, name, recipientId).map((reader) => asReader(meeting, reader));
  if (readers.some(({ place }) => place === 'outside')) return [];
  return rows.map((row) => {
    if (outside && !isForOutside(meeting, row)) return withheldAt(row);
    const made = newsIn(isWithheld(row) ? row : (visibleTo(maker, row) ?? withheldAt(row)));
    return isWrittenFor(meeting, name, made) && agencyId !== undefined ? made : readers.reduce(seenAlsoBy, made);
  });
}

/** Whoever it goes to, it may come before anybody it is kept from; a note is raw capture, and leaves with nobody. */
const isForOutside = ({ narrowed }: Meeting, row: Entry): boolean =>
  !isWithheld(row) && row.event.type !== 'NoteTaken' && isForEveryoneInside(row, narrowed);

/** A paper on the screen of whoever makes it, from the rows of their own copy: those that everybody it is for may have too. */
export function entriesForPaper(rows: readonly Entry[], meeting: Meeting, name: DocumentName): Entry[] {
  const readers = readersOf(meeting, name, undefined).map((reader) => asReader(meeting, reader));
  return rows.map((row) => readers.reduce(seenAlsoBy, newsIn(row)));
}

/** Readers stand inside, whatever door they are at now. */
const seenAlsoBy = (entry: Entry, reader: Viewer): Entry =>
  isWithheld(entry) ? entry : newsIn(forProfessional(reader, entry));

/** What an open window is told to erase is no news to a copy that never held it. */
const newsIn = (entry: Entry): Entry =>
  entry.event.type === 'RestrictedAfterwards' && entry.event.audience.length === 0 ? withheldAt(entry) : entry;

/** Whatever door somebody stands at now, the minutes are read inside; somebody who is not there for an agency reads none of it. */
const asReader = (meeting: Meeting, reader: Attendee): Viewer => ({
  participantId: reader.participantId,
  agencyId: reader.facts.agencyId,
  place: isProfessional(reader) && isInvited(reader) ? 'inside' : 'outside',
  narrowed: meeting.narrowed,
});

function readersOf(meeting: Meeting, name: DocumentName, recipientId: string | undefined): Attendee[] {
  const everybody = [...meeting.participants.values()];
  const professionals = everybody.filter((one) => isProfessional(one) && isInvited(one));
  const recipients = everybody.filter(({ participantId }) => participantId === recipientId);
  if (name === 'read-back') return orAll(professionals.filter(isAttending), professionals);
  const agencyId = agencyOf(name);
  return agencyId === undefined
    ? recipients
    : [...professionals.filter(({ facts }) => facts.agencyId === agencyId), ...recipients];
}

const orAll = <T>(some: T[], all: T[]): T[] => (some.length > 0 ? some : all);

/** A narrative is for its edition's readers, whenever they were invited, unless it was kept to some of them. */
const isWrittenFor = ({ narrowed }: Meeting, name: DocumentName, { sequence, event }: Entry): boolean =>
  event.type === 'SectionWritten' && event.edition === name && !event.restrictedTo && !narrowed.has(sequence);

/** What the meeting is and how it went, so that names, dates and choices have their words; printed only where an edition for families says so. */
const frame: ReadonlySet<EventType> = new Set<EventType>([
  'MeetingConvened',
  'ArrangementsChanged',
  'MeetingCancelled',
  'ChildAdded',
  'ChildCorrected',
  'ParticipantInvited',
  'InvitationAnswered',
  'ArrivalRecorded',
  'MeetingOpened',
  'ChairTaken',
  'MeetingClosed',
  'LeadPractitionerNamed',
  'MinutesCirculated',
  'MinutesFinalised',
]);

/** The rows that make up what a family may have. */
function sequencesForFamilies(meeting: Meeting, name: DocumentName): ReadonlySet<number> {
  const things: readonly { readonly thread: Thread }[] = [
    ...sharedContributions(meeting),
    ...sharedActions(meeting),
    ...meeting.familyMessages.filter(({ thread }) => isOpen(meeting, thread)),
    ...(name === 'decision-letter' ? openDecisions(meeting) : []),
    ...(name === 'family' ? meeting.voices.filter(({ thread }) => isOpen(meeting, thread)) : []),
  ];
  return new Set(
    things.flatMap(({ thread }) =>
      thread.rows.filter(({ event }) => shapedBy.has(event.type)).map(({ sequence }) => sequence),
    ),
  );
}

function forFamilies(
  meeting: Meeting,
  name: DocumentName,
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
  if (allowed.has(sequence) || isWrittenFor(meeting, name, made)) return made;
  const isOpenFrame = frame.has(event.type) && !event.audience && !meeting.narrowed.has(sequence);
  return isOpenFrame ? made : withheldAt(row);
}
