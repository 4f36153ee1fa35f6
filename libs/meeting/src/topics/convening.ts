/** Convening: what the meeting is about, where and when it is held, and under whose rules. */
import { accept, refuse, type Refused, type Ruling } from '../ruling.js';
import { isFuture } from '../times.js';
import { whileItLasts, makesAgencyAttend, type Attendee, type Meeting, type Listing } from '../meeting.js';
import { standsFor } from '../quorum.js';
import { belongingProblem } from './sharing.js';
import { sameName } from '../names.js';
import { instead } from '../told.js';
import { childOutside, participantOutside, procedureOutside } from '../told-outside.js';
import { childAtTheDoor, participantAtTheDoor, personAtTheDoor } from '../told-at-the-door.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic, Place } from '../topic.js';
import { markProblem, noteMark } from './hiding.js';
import type { Procedure } from '../procedure.js';
import {
  roleNames,
  sectorNames,
  type Child,
  type Instant,
  type Participant,
  type Person,
  type Sector,
} from '../vocabulary.js';

export interface ConveneMeeting {
  readonly type: 'ConveneMeeting';
  readonly procedureId: string;
  readonly meetingKind: string;
  readonly reference: string;
  readonly concern: string;
  readonly children: readonly Child[];
  readonly people?: readonly Person[];
  readonly scheduledFor: Instant;
  readonly place: string;
  readonly participants: readonly Participant[];
  readonly decidedToHoldAt?: Instant;
  readonly previousMeetingId?: string;
  /** It was asked whether anybody here hides from anybody: who does is marked so. */
  readonly hidingAsked?: boolean;
}

export interface ChangeArrangements {
  readonly type: 'ChangeArrangements';
  readonly scheduledFor?: Instant;
  readonly place?: string;
}

export interface CancelMeeting extends Reports {
  readonly type: 'CancelMeeting';
  readonly reason: string;
}

export type ConveningCommand = ChangeArrangements | CancelMeeting;

export type MeetingConvened = Past<ConveneMeeting, 'MeetingConvened', { readonly procedure: Procedure }>;

export type ArrangementsChanged = Past<ChangeArrangements, 'ArrangementsChanged'>;

export type MeetingCancelled = Past<CancelMeeting, 'MeetingCancelled'>;

export type ConveningEvent = MeetingConvened | ArrangementsChanged | MeetingCancelled;

/** The meeting as it was called, and whoever and whatever is listed in it. */
export interface ConveningBegins {
  readonly procedure: Procedure;
  readonly meetingKind: string;
  readonly reference: string;
  readonly concern: string;
  readonly convenedAt: Instant;
  readonly decidedToHoldAt?: Instant;
  readonly previousMeetingId?: string;
  scheduledFor: Instant;
  place: string;
  readonly participants: Map<string, Attendee>;
  readonly children: Map<string, Child>;
  readonly childCorrections: {
    readonly child: Child;
    readonly former: Child;
    readonly why: string;
    readonly at: Instant;
  }[];
  readonly people: Map<string, Person>;
  /** By childId, aboutId or participantId. */
  readonly listings: Map<string, Listing>;
}

const rights: Rights<ConveningCommand> = {
  ChangeArrangements: { prefix: 'M', who: 'recorder', phases: whileItLasts },
  CancelMeeting: { prefix: 'M', who: 'chair', phases: ['before-opening'] },
};

/** Required sectors with nobody invited: said when convening, never a wall. */
export const requiredNotInvited = ({ quorum }: Procedure, participants: readonly Participant[]): Sector[] =>
  quorum.requiredSectors.filter(
    (sector) => !participants.some((one) => makesAgencyAttend(one.role) && standsFor(quorum, one, sector)),
  );

/** The same of a meeting as it is: those whom nobody was ever invited from. */
export const neverInvited = ({ procedure, participants }: Meeting): Sector[] =>
  requiredNotInvited(
    procedure,
    [...participants.values()]
      .filter(({ standing }) => standing.state !== 'recorded-afterwards')
      .map(({ facts }) => facts),
  );

/** Rules on a first `ConveneMeeting`; the server freezes the procedure it names into the event. */
export function convene(
  command: ConveneMeeting,
  procedure: Procedure | undefined,
  now: Instant,
): Ruling<MeetingConvened> {
  if (!procedure || procedure.procedureId !== command.procedureId)
    return refuse('M5', 'There is no procedure of that name here. Choose one from the list.');
  return conveneProblem(command, procedure, now) ?? accept({ ...command, type: 'MeetingConvened' as const, procedure });
}

function conveneProblem(command: ConveneMeeting, procedure: Procedure, now: Instant): Refused | undefined {
  const { participants, children } = command;
  const chairs = participants.filter(({ role }) => role === 'chair');
  if (chairs.length !== 1) return refuse('M6', `A meeting has exactly one chair; ${chairs.length} were named.`);
  if (children.length === 0) return refuse('M7', 'Name at least one child the meeting is about.');
  const excluded = participants.find(({ role }) => !procedure.rolesAdmitted.includes(role));
  if (excluded) return refuse('M8', `${procedure.title} does not admit a ${roleNames[excluded.role]}.`);
  if (minuteTakerIsChair(command, procedure))
    return refuse(
      'M9',
      'The chair does not take the minutes in this kind of meeting. Name somebody else as minute-taker, or leave it open.',
    );
  const repeated = repeatedId(command);
  if (repeated)
    return refuse('M10', `The same identifier was given to two ${repeated}. Nothing has been convened; send it again.`);
  const misplaced = belongingIn(command);
  if (misplaced) return misplaced;
  if (command.meetingKind !== procedure.meetingKind)
    return refuse('M11', `${procedure.title} is for a ${procedure.meetingKind}, not a ${command.meetingKind}.`);
  const unfound = hidingProblem(command);
  if (unfound) return unfound;
  if (command.decidedToHoldAt && isFuture(command.decidedToHoldAt, now))
    return refuse('M3', 'The decision to hold the meeting cannot lie in the future.');
  return undefined;
}

/** What is said of a family member’s children, and of whom an advocate speaks for, is about this meeting. */
function belongingIn({ participants, children }: ConveneMeeting): Refused | undefined {
  const childIds = children.map(({ childId }) => childId);
  const participantIds = participants.map(({ participantId }) => participantId);
  for (const one of participants) {
    const problem = belongingProblem(one, childIds, participantIds);
    if (problem) return problem;
  }
  return undefined;
}

/** Whoever somebody hides from is named in the same command, as spoken about or as invited. */
function hidingProblem({ participants, people = [], children }: ConveneMeeting): Refused | undefined {
  const named = new Set([...participants.map((one) => one.participantId), ...people.map((one) => one.aboutId)]);
  const marks = [
    ...children.map((one) => [one.childId, one.mustNotBeFoundBy] as const),
    ...people.map((one) => [one.aboutId, one.mustNotBeFoundBy] as const),
    ...participants.map((one) => [one.participantId, one.mustNotBeFoundBy] as const),
  ];
  for (const [listedId, from] of marks) {
    const problem = markProblem(listedId, from, named);
    if (problem) return problem;
  }
  return undefined;
}

function minuteTakerIsChair({ participants }: ConveneMeeting, procedure: Procedure): boolean {
  if (!procedure.chairAndMinuteTakerDiffer) return false;
  const chair = participants.find(({ role }) => role === 'chair');
  return chair !== undefined && participants.some((one) => one.role === 'minute-taker' && isOnePerson(one, chair));
}

/** By the identifier this service gave out; where one of them has none, by name within an agency. */
export function isOnePerson(one: Participant, other: Participant): boolean {
  if (one.personId !== undefined && other.personId !== undefined) return one.personId === other.personId;
  const isOneAgency = one.agencyId === other.agencyId || sameName(one.agencyName, other.agencyName);
  return isOneAgency && sameName(one.name, other.name);
}

function repeatedId({ participants, children, people = [] }: ConveneMeeting): string | undefined {
  const repeats = (ids: readonly string[]) => new Set(ids).size !== ids.length;
  if (repeats(participants.map(({ participantId }) => participantId))) return 'participants';
  if (repeats(children.map(({ childId }) => childId))) return 'children';
  if (repeats(people.map(({ aboutId }) => aboutId))) return 'people';
  return undefined;
}

const onCommand: OnCommand<ConveningCommand, ConveningEvent> = {
  ChangeArrangements: (_meeting, command) =>
    command.scheduledFor === undefined && command.place === undefined
      ? refuse('M12', 'Say the new time or the new place.')
      : accept({ ...command, type: 'ArrangementsChanged' }),
  CancelMeeting: (_meeting, command) => accept({ ...command, type: 'MeetingCancelled' }),
};

const onEvent: OnEvent<ConveningEvent> = {
  MeetingConvened: (meeting, { children, people = [], participants }, { sequence }) => {
    for (const one of children) noteMark(meeting, one.childId, one, sequence);
    for (const one of people) noteMark(meeting, one.aboutId, one, sequence);
    for (const one of participants) noteMark(meeting, one.participantId, one, sequence);
  },
  ArrangementsChanged: (meeting, { scheduledFor, place }) => {
    meeting.scheduledFor = scheduledFor ?? meeting.scheduledFor;
    meeting.place = place ?? meeting.place;
  },
  MeetingCancelled: (meeting, { reason, happenedAt }, { at }) => {
    meeting.status = { phase: 'cancelled', cancelledAt: happenedAt ?? at, reason };
  },
};

export const newAttendee = (
  facts: Participant,
  invitedAt: Instant,
  extra: Partial<Pick<Attendee, 'walkIn' | 'standsFor' | 'letInBy'>> = {},
): Attendee => ({
  participantId: facts.participantId,
  facts,
  role: facts.role,
  standing: { state: 'invited' },
  mayDecide: facts.mayDecide,
  invitedAt,
  walkIn: false,
  stays: [],
  ...extra,
});

/** Sectors in words: “police and health”. */
export const sectorsInWords = (list: readonly Sector[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(list.map((sector) => sectorNames[sector]));

const begin = (first: MeetingConvened, { sequence, at }: Place): ConveningBegins => ({
  procedure: first.procedure,
  meetingKind: first.meetingKind,
  reference: first.reference,
  concern: first.concern,
  convenedAt: at,
  decidedToHoldAt: first.decidedToHoldAt,
  previousMeetingId: first.previousMeetingId,
  scheduledFor: first.scheduledFor,
  place: first.place,
  participants: new Map(first.participants.map((one) => [one.participantId, newAttendee(one, at)])),
  children: new Map(first.children.map((child) => [child.childId, child])),
  childCorrections: [],
  people: new Map((first.people ?? []).map((person) => [person.aboutId, person])),
  listings: new Map(listedIn(first).map((listedId) => [listedId, { sequence }])),
});

/** Everybody a meeting begins with, by childId, aboutId or participantId. */
const listedIn = ({ participants, children, people = [] }: MeetingConvened): string[] => [
  ...participants.map(({ participantId }) => participantId),
  ...children.map(({ childId }) => childId),
  ...people.map(({ aboutId }) => aboutId),
];

const catalogue: Catalogue<ConveningEvent> = {
  MeetingConvened: {
    class: 'record',
    atTheDoor: {
      procedureId: 'told',
      meetingKind: 'told',
      reference: 'told',
      concern: 'told',
      children: (children) => children.map(childAtTheDoor),
      people: (people) => people.map(personAtTheDoor),
      scheduledFor: 'told',
      place: 'told',
      participants: (participants) => participants.map(participantAtTheDoor),
      decidedToHoldAt: 'told',
      previousMeetingId: 'told',
      hidingAsked: 'left out',
      // the rules a meeting is held under are nobody’s secret
      procedure: (procedure) => procedure,
    },
    outside: {
      whose: 'shared-with-all',
      told: {
        procedureId: 'told',
        meetingKind: 'told',
        reference: 'told',
        concern: instead(''),
        children: (children, reader) =>
          children.filter(({ childId }) => reader.children?.includes(childId)).map(childOutside),
        people: 'left out',
        scheduledFor: 'told',
        place: 'told',
        // who else was asked can itself put somebody at risk
        participants: (participants, reader) =>
          participants
            .filter(({ participantId, role }) => role === 'chair' || participantId === reader.participantId)
            .map(participantOutside),
        decidedToHoldAt: 'left out',
        previousMeetingId: 'left out',
        hidingAsked: 'left out',
        procedure: procedureOutside,
      },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'frame',
    changes: ['register', 'places', 'people outside'],
  },
  ArrangementsChanged: {
    class: 'record',
    atTheDoor: { scheduledFor: 'told', place: 'told' },
    outside: {
      whose: 'shared-with-all',
      told: { scheduledFor: 'told', place: 'told' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'frame',
    changes: ['register'],
  },
  MeetingCancelled: {
    class: 'record',
    atTheDoor: { reason: 'told', happenedAt: 'told' },
    outside: 'nothing',
    minutes: { section: 'summary' },
    familyCopies: 'frame',
    changes: ['register'],
  },
};

export const conveningTopic: Topic<ConveningCommand, ConveningEvent, ConveningBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
