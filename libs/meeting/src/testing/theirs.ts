/** Why a row may reach somebody outside the agencies, told from the row and the meeting alone. Written apart from the rules it tests. */
import type { Event } from '../commands-and-events.js';
import { childrenOf } from '../known-outside.js';
import type { Meeting } from '../meeting.js';
import { isWithheld, type Entry, type Recorded } from '../record.js';

/** What everybody in the room hears said. */
const toldToAll = new Set([
  'MeetingConvened',
  'ArrangementsChanged',
  'MeetingOpened',
  'MovedToItem',
  'StatementRead',
  'MeetingAdjourned',
  'MeetingResumed',
  'LeadPractitionerNamed',
  'MeetingClosed',
]);
/** What is theirs where they did it, or where it was done about them. */
const theirsByName = new Set([
  'ParticipantInvited',
  'Arrived',
  'ParticipantAdmitted',
  'ArrivalRecorded',
  'DepartureRecorded',
  'Left',
  'LinkGiven',
  'LinkOpened',
  'PositionTaken',
  'DisagreementRaised',
  'DisagreementResolved',
]);
const saidOrAgreed = new Set(['ContributionMade', 'ActionAgreed']);

export class Theirs {
  /** By reader, the numbers of their stream under which they once had something. */
  readonly #had = new Map<string, Set<number>>();
  /** By reader, whom they were told of by a row. */
  readonly #toldOf = new Map<string, Set<string>>();

  /** @returns `undefined` for a row that is not theirs. Rows of one reader come in their order, from the first. */
  why(meeting: Meeting, participantId: string, entry: Entry): string | undefined {
    const had = this.#of(this.#had, participantId);
    if (isWithheld(entry)) return had.has(entry.sequence) ? 'taken back' : undefined;
    const toldOf = this.#of(this.#toldOf, participantId);
    const why = whyOf(meeting, participantId, entry, toldOf);
    had.add(entry.sequence);
    for (const one of namedIn(entry.event)) toldOf.add(one);
    return why;
  }

  #of<T>(sets: Map<string, Set<T>>, participantId: string): Set<T> {
    const set = sets.get(participantId) ?? new Set<T>();
    sets.set(participantId, set);
    return set;
  }
}

function whyOf(
  meeting: Meeting,
  participantId: string,
  { by, event }: Recorded,
  toldOf: ReadonlySet<string>,
): string | undefined {
  if (toldToAll.has(event.type)) return 'told to all';
  const isDoer = 'participantId' in by && by.participantId === participantId;
  if (isDoer && (theirsByName.has(event.type) || saidOrAgreed.has(event.type))) return 'their own doing';
  if (theirsByName.has(event.type)) return namedIn(event).includes(participantId) ? 'about them' : undefined;
  return whyTheirs(meeting, participantId, event, toldOf);
}

/** Of what is told to some of them: because it was shared with them, or is about whom they were told of. */
function whyTheirs(
  meeting: Meeting,
  participantId: string,
  event: Recorded['event'],
  toldOf: ReadonlySet<string>,
): string | undefined {
  switch (event.type) {
    case 'ContributionMade':
      return isSharedWith(meeting.contributions.get(event.contributionId), participantId);
    case 'ActionAgreed':
      return isSharedWith(meeting.actions.get(event.actionId), participantId);
    case 'ChildAdded':
    case 'ChildCorrected':
      return childrenTold(meeting, participantId).includes(event.child.childId) ? 'their child' : undefined;
    case 'ParticipantCorrected':
      return toldOf.has(event.participantId) ? 'somebody they were told of' : undefined;
    default:
      return undefined;
  }
}

const isSharedWith = (
  thing: { readonly sharedWith?: readonly string[] | undefined } | undefined,
  participantId: string,
): string | undefined => (thing?.sharedWith?.includes(participantId) ? 'shared with them' : undefined);

function childrenTold(meeting: Meeting, participantId: string): readonly string[] {
  const attendee = meeting.participants.get(participantId);
  return attendee ? childrenOf(meeting, attendee) : [];
}

/** The participants an event is about. */
function namedIn(event: Event): string[] {
  return [
    ...('participantId' in event && event.participantId !== undefined ? [event.participantId] : []),
    ...('participant' in event && event.participant ? [event.participant.participantId] : []),
    ...('participants' in event ? event.participants.map((one) => one.participantId) : []),
  ];
}
