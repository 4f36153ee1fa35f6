/** Who may see which row: one pure question, asked before anything leaves the server. */
import { catalogued } from './catalogue.js';
import type { Event } from './commands-and-events.js';
import { isAttending, isInside, isInvited, isProfessional, type Attendee, type Meeting } from './meeting.js';
import { atTheDoor } from './door.js';
import { childrenOf, peopleToldTo } from './known-outside.js';
import { hidingFrom, type Hiding } from './finding.js';
import { withoutFinding } from './without-finding.js';
import { toldOutside } from './lay.js';
import { changesOutside } from './told-outside.js';
import { authorOf, isWithheld, type Entry, type Recorded, type WithheldEntry } from './record.js';
import { namesTold, type NamesTold } from './topics/owner.js';
import type { AudienceExtended, RestrictedAfterwards } from './topics/audience.js';

/**
 * A reader, as the audience of a row is judged for them.
 * `inside`: a professional attending, or invited once the meeting is closed. `door`: an invited professional not yet arrived.
 * `lay`: a family member or advocate in the meeting; `observer`: an observer in the meeting. `outside`: receives nothing.
 */
export interface Viewer {
  readonly participantId: string;
  readonly agencyId: string;
  readonly place: 'inside' | 'door' | 'lay' | 'observer' | 'outside';
  /** Audiences that replaced a row's own, by sequence. */
  readonly narrowed: ReadonlyMap<number, readonly string[]>;
  /** The children somebody outside the agencies is told of; absent, none. */
  readonly children?: readonly string[];
  /** Whose names somebody outside the agencies has been told as a fact of the list; absent, nobody’s. */
  readonly toldOf?: ReadonlySet<string>;
  /** Whom they may be told of, outside the agencies; absent, nobody. */
  readonly names?: NamesTold;
  /** What they are not to have of those who hide; nearly always nothing: nobody hides from them. */
  readonly hiding: Hiding | undefined;
}

/** How a participant stands to the record now. A stranger has no viewer. */
export function viewerOf(meeting: Meeting, participantId: string): Viewer | undefined {
  const attendee = meeting.participants.get(participantId);
  return (
    attendee && {
      participantId,
      agencyId: attendee.facts.agencyId,
      place: placeOf(meeting, attendee),
      narrowed: meeting.narrowed,
      ...(isProfessional(attendee)
        ? {}
        : {
            children: childrenOf(meeting, attendee),
            names: namesTold(meeting, attendee),
            toldOf: peopleToldTo(meeting, attendee),
          }),
      hiding: hidingFrom(meeting, attendee),
    }
  );
}

function placeOf(meeting: Meeting, attendee: Attendee): Viewer['place'] {
  if (!isInvited(attendee)) return 'outside';
  if (!isProfessional(attendee))
    return isAttending(attendee) ? (attendee.role === 'observer' ? 'observer' : 'lay') : 'outside';
  if (isInside(meeting, attendee)) return 'inside';
  return attendee.standing.state === 'invited' || attendee.standing.state === 'waiting' ? 'door' : 'outside';
}

/**
 * The row as this reader may have it: itself, withheld at its place (to a professional), or `undefined` (nothing at all).
 * Reads nothing but the audience stamped into the event, as later narrowed.
 */
export function visibleTo(viewer: Viewer, recorded: Recorded): Entry | undefined {
  const seen = seenFrom(viewer, recorded);
  return seen && withoutFinding(viewer.hiding, seen);
}

function seenFrom(viewer: Viewer, recorded: Recorded): Entry | undefined {
  switch (viewer.place) {
    case 'outside':
      return undefined;
    case 'lay':
      return layView(viewer, recorded);
    case 'observer':
      return layView(viewer, recorded);
    case 'door':
      return doorView(viewer, recorded);
    case 'inside':
      return forProfessional(viewer, recorded);
  }
}

const withheld = ({ sequence }: Recorded): WithheldEntry => ({ sequence, event: { type: 'Withheld' } });

/** At the door too, a row of their own agency that is kept from them from now on is to be erased. */
function doorView(viewer: Viewer, recorded: Recorded): Entry {
  if (isOwn(viewer, recorded)) return forProfessional(viewer, recorded);
  if (isRestriction(recorded))
    return recorded.event.audience.includes(viewer.participantId) ? withheld(recorded) : restriction(viewer, recorded);
  const { sequence, at, by } = recorded;
  const event = atTheDoor(recorded.event);
  return event && !isWithheld(forProfessional(viewer, recorded)) ? { sequence, at, by, event } : withheld(recorded);
}

/** The row as a professional who is inside may have it. */
export function forProfessional(viewer: Viewer, recorded: Recorded): Entry {
  const { event, sequence } = recorded;
  if (isRestriction(recorded)) return restriction(viewer, recorded);
  const audience = viewer.narrowed.get(sequence) ?? event.audience;
  if (audience && !audience.includes(viewer.participantId)) return withheld(recorded);
  return event.type === 'AudienceExtended' ? stillRevealed(viewer, recorded as Recorded<AudienceExtended>) : recorded;
}

/** What a row reveals obeys what was narrowed since, row by row. */
function stillRevealed(viewer: Viewer, recorded: Recorded<AudienceExtended>): Recorded {
  const { reveals } = recorded.event;
  const mayHave = ({ sequence }: Recorded): boolean =>
    viewer.narrowed.get(sequence)?.includes(viewer.participantId) ?? true;
  return reveals.every(mayHave)
    ? recorded
    : { ...recorded, event: { ...recorded.event, reveals: reveals.filter(mayHave) } };
}

const isRestriction = (recorded: Recorded): recorded is Recorded<RestrictedAfterwards> =>
  recorded.event.type === 'RestrictedAfterwards';

/** Those losing sight of a thing learn only which rows to erase; those who never had it learn nothing. */
function restriction(viewer: Viewer, recorded: Recorded<RestrictedAfterwards>): Entry {
  const { audience, formerAudience, covers, sequence } = recorded.event;
  if (audience.includes(viewer.participantId)) return recorded;
  if (formerAudience && !formerAudience.includes(viewer.participantId)) return withheld(recorded);
  return {
    ...recorded,
    event: { type: 'RestrictedAfterwards', sequence, covers, audience: [], alreadySeenBy: [], why: '' },
  };
}

/** Their own words and those of their agency, which they may see before they arrive. */
function isOwn({ participantId, agencyId }: Viewer, { by, event }: Recorded): boolean {
  return authorOf(by) === participantId || ('agencyId' in event && event.agencyId === agencyId);
}

/** Something they did themselves, or that was done about them. */
function concerns({ participantId }: Viewer, { by, event }: Recorded): boolean {
  if (authorOf(by) === participantId) return true;
  return (
    ('participantId' in event && event.participantId === participantId) ||
    ('participant' in event && event.participant?.participantId === participantId)
  );
}

/** Shared with them, and not kept to fewer people since. */
const isShared = ({ participantId, narrowed }: Viewer, { event, sequence }: Recorded): boolean =>
  !narrowed.has(sequence) && 'sharedWith' in event && event.sharedWith?.includes(participantId) === true;

const isTheirChild = ({ children = [] }: Viewer, { event }: Recorded): boolean =>
  'child' in event && children.includes(event.child.childId);

/** What is put right of somebody they were told of, as far as they were: that a number was, they do not learn. */
const isToldOfBefore = ({ toldOf }: Viewer, event: Event): boolean =>
  event.type === 'ParticipantCorrected' &&
  toldOf?.has(event.participantId) === true &&
  Object.keys(changesOutside(event.changes)).length > 0;

function layView(viewer: Viewer, recorded: Recorded): Recorded | undefined {
  const { event, sequence } = recorded;
  const audience = viewer.narrowed.get(sequence) ?? event.audience;
  if (audience && !audience.includes(viewer.participantId)) return undefined;
  const isOwn = concerns(viewer, recorded);
  return isTheirs(viewer, recorded, isOwn) ? toldOutside(recorded, viewer, isOwn) : undefined;
}

/** An event of a later version is told to nobody outside: nobody has said that it is. */
function isTheirs(viewer: Viewer, recorded: Recorded, isOwn: boolean): boolean {
  const outside = catalogued(recorded.event)?.outside ?? 'nothing';
  if (outside === 'nothing') return false;
  switch (outside.whose) {
    case 'shared-with-all':
      return true;
    case 'their-child':
      return isTheirChild(viewer, recorded);
    case 'told-of-before':
      return isToldOfBefore(viewer, recorded.event);
    case 'own':
      return isOwn;
    case 'marked-for-family':
      return isOwn || isShared(viewer, recorded);
  }
}

/** Whether a row is for every professional inside alike, so that one payload serves them all. */
export const isForEveryoneInside = ({ event, sequence }: Recorded, narrowed: Viewer['narrowed']): boolean =>
  !event.audience && event.type !== 'RestrictedAfterwards' && !narrowed.has(sequence);

/** Whether it is for them alike; while anybody hides, each is asked about. */
export const isAlikeInside = (meeting: Meeting, recorded: Recorded): boolean =>
  isForEveryoneInside(recorded, meeting.narrowed) && !meeting.hiding;
