/** Hiding: who here must not be found by whom. It is asked of everybody who lists people, and kept among the professionals. */
import { everyPhase, type Attendee, type Listing, type Meeting } from '../meeting.js';
import { accept, refuse, type Refused } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Rights, Topic } from '../topic.js';
import type { MeetingConvened } from './convening.js';
import type { Child, MustNotFind, Participant, Person } from '../vocabulary.js';
import { knowsOf } from './for-whom.js';

/** Somebody listed, and from whom they hide; from nobody any more, where that is empty. */
export interface Hides {
  /** A childId, aboutId or participantId. */
  readonly listedId: string;
  readonly mustNotBeFoundBy: MustNotFind;
}
/** An empty list says that it was asked, and that nobody hides from anybody. */
export interface RecordHiding {
  readonly type: 'RecordHiding';
  readonly hiding: readonly Hides[];
}
export type HidingCommand = RecordHiding;
export type HidingRecorded = Past<RecordHiding, 'HidingRecorded'>;
export type HidingEvent = HidingRecorded;

export interface HidingBegins {
  /** Whether anybody here was ever said to hide from somebody: nearly never, and then nothing need be looked at. */
  hiding: boolean;
  /** Whether it was asked who hides from whom. */
  hidingAsked: boolean;
}

/** Whoever comes to know of it says so, whenever that is. */
const rights: Rights<HidingCommand> = {
  RecordHiding: { prefix: 'M', who: 'invited', phases: everyPhase },
};

interface Names {
  has(listedId: string): boolean;
}

/** What stands against a mark: nobody hides from themselves, nor from somebody who is not here. */
export function markProblem(listedId: string, from: MustNotFind | undefined, known: Names): Refused | undefined {
  return (from ?? []).every((one) => one !== listedId && known.has(one))
    ? undefined
    : refuse(
        'M43',
        'Whoever they hide from is not listed here. List that person first, among those spoken about, and choose them.',
      );
}

/** Those from whom somebody can hide, as far as whoever says so knows of them. */
export const knownTo = (meeting: Meeting, actor: Attendee): Names => ({
  has: (listedId) =>
    (meeting.participants.has(listedId) || meeting.people.has(listedId)) && knowsOf(meeting, actor, listedId),
});

const onCommand: OnCommand<HidingCommand, HidingEvent> = {
  RecordHiding: (meeting, command, { actor }) => {
    const known = knownTo(meeting, actor);
    for (const { listedId, mustNotBeFoundBy } of command.hiding) {
      if (!known.has(listedId) && !meeting.children.has(listedId))
        return refuse(
          'M42',
          'One of those who hide is not listed here. List them first, then say from whom they hide.',
        );
      const problem = markProblem(listedId, mustNotBeFoundBy, known);
      if (problem) return problem;
    }
    return accept({ ...command, type: 'HidingRecorded' });
  },
};

/** Notes by which row somebody is listed; whoever is listed again is still marked by the row that said so. */
export function noteListing(
  meeting: Meeting,
  listedId: string,
  listing: Listing,
  facts: Child | Person | Participant,
): void {
  const markedAt = meeting.listings.get(listedId)?.markedAt;
  meeting.listings.set(listedId, markedAt === undefined ? listing : { ...listing, markedAt });
  noteMark(meeting, listedId, facts, listing.sequence);
}

/** Notes that a row marked somebody. */
export function noteMark(
  meeting: Meeting,
  listedId: string,
  { mustNotBeFoundBy }: Child | Person | Participant,
  sequence: number,
): void {
  if (mustNotBeFoundBy === undefined) return;
  meeting.hiding ||= mustNotBeFoundBy.length > 0;
  meeting.hidingAsked = true;
  meeting.listings.set(listedId, { ...(meeting.listings.get(listedId) ?? { sequence }), markedAt: sequence });
}

function mark(meeting: Meeting, { listedId, mustNotBeFoundBy }: Hides, sequence: number): void {
  const [child, person, participant] = [
    meeting.children.get(listedId),
    meeting.people.get(listedId),
    meeting.participants.get(listedId),
  ];
  if (child) meeting.children.set(listedId, { ...child, mustNotBeFoundBy });
  if (person) meeting.people.set(listedId, { ...person, mustNotBeFoundBy });
  if (participant) participant.facts = { ...participant.facts, mustNotBeFoundBy };
  const facts = meeting.children.get(listedId) ?? meeting.people.get(listedId) ?? participant?.facts;
  if (facts) noteMark(meeting, listedId, facts, sequence);
}

const onEvent: OnEvent<HidingEvent> = {
  HidingRecorded: (meeting, { hiding }, { sequence }) => {
    meeting.hidingAsked = true;
    for (const one of hiding) mark(meeting, one, sequence);
  },
};

const begin = ({ hidingAsked }: MeetingConvened): HidingBegins => ({
  hiding: false,
  hidingAsked: hidingAsked === true,
});

const catalogue: Catalogue<HidingEvent> = {
  HidingRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'none',
    changes: ['who hides'],
  },
};

export const hidingTopic: Topic<HidingCommand, HidingEvent, HidingBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
