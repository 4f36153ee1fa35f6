/** Convening: what the meeting is about, where and when it is held, and under whose rules. */
import { accept, refuse, refuseUnknown, type Refused, type Ruling } from '../ruling.js';
import { isFuture } from '../times.js';
import { makesAgencyAttend, type Attendee, type Meeting } from '../meeting.js';
import { standsFor } from '../quorum.js';
import { belongingProblem } from './sharing.js';
import { sameName } from '../names.js';
import { finalProblem } from './final.js';
import type { Lists, OnCommand, OnEvent, Past, Reports, Restrictable, Rights } from '../topic.js';
import { knownTo, markProblem, noteListing, noteMark } from './hiding.js';
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
export interface AddChild extends Reports, Lists {
  readonly type: 'AddChild';
  readonly child: Child;
  readonly why: string;
}
export interface CorrectChild {
  readonly type: 'CorrectChild';
  readonly child: Child;
  readonly why: string;
}
export interface AddPerson extends Restrictable, Lists {
  readonly type: 'AddPerson';
  readonly person: Person;
}
export type ConveningCommand = ChangeArrangements | CancelMeeting | AddChild | CorrectChild | AddPerson;

export type MeetingConvened = Past<ConveneMeeting, 'MeetingConvened', { readonly procedure: Procedure }>;
export type ArrangementsChanged = Past<ChangeArrangements, 'ArrangementsChanged'>;
export type MeetingCancelled = Past<CancelMeeting, 'MeetingCancelled'>;
export type ChildAdded = Past<AddChild, 'ChildAdded'>;
export type ChildCorrected = Past<CorrectChild, 'ChildCorrected'>;
export type PersonAdded = Past<AddPerson, 'PersonAdded'>;
export type ConveningEvent = ArrangementsChanged | MeetingCancelled | ChildAdded | ChildCorrected | PersonAdded;

const whileItLasts = ['before-opening', 'open', 'adjourned'] as const;

export const rights = {
  ChangeArrangements: { prefix: 'M', who: 'recorder', phases: whileItLasts },
  CancelMeeting: { prefix: 'M', who: 'chair', phases: ['before-opening'] },
  AddChild: { prefix: 'M', who: 'recorder', phases: whileItLasts },
  CorrectChild: { prefix: 'M', who: 'recorder', phases: [...whileItLasts, 'closed'] },
  AddPerson: { prefix: 'M', who: 'recorder', phases: whileItLasts, mayNarrow: true },
} satisfies Rights<ConveningCommand>;

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

export const onCommand: OnCommand<ConveningCommand, ConveningEvent> = {
  ChangeArrangements: (_meeting, command) =>
    command.scheduledFor === undefined && command.place === undefined
      ? refuse('M12', 'Say the new time or the new place.')
      : accept({ ...command, type: 'ArrangementsChanged' }),
  CancelMeeting: (_meeting, command) => accept({ ...command, type: 'MeetingCancelled' }),
  AddChild: (meeting, command, { actor }) =>
    meeting.children.has(command.child.childId)
      ? refuse('M13', 'That child is already in this meeting. Correct the details instead.')
      : (markProblem(command.child.childId, command.child.mustNotBeFoundBy, knownTo(meeting, actor)) ??
        accept({ ...command, type: 'ChildAdded' })),
  CorrectChild: (meeting, command, { actor }) =>
    meeting.children.has(command.child.childId)
      ? (finalProblem(meeting) ??
        markProblem(command.child.childId, command.child.mustNotBeFoundBy, knownTo(meeting, actor)) ??
        accept({ ...command, type: 'ChildCorrected' }))
      : refuseUnknown('M14', 'There is no such child in this meeting. Add the child instead.'),
  AddPerson: (meeting, command, { actor }) =>
    meeting.people.has(command.person.aboutId)
      ? refuse('M15', 'That person is already listed in this meeting.')
      : (markProblem(command.person.aboutId, command.person.mustNotBeFoundBy, knownTo(meeting, actor)) ??
        accept({ ...command, type: 'PersonAdded' })),
};

export const onEvent: OnEvent<ConveningEvent> = {
  ArrangementsChanged: (meeting, { scheduledFor, place }) => {
    meeting.scheduledFor = scheduledFor ?? meeting.scheduledFor;
    meeting.place = place ?? meeting.place;
  },
  MeetingCancelled: (meeting, { reason, happenedAt }, { at }) => {
    meeting.status = { phase: 'cancelled', cancelledAt: happenedAt ?? at, reason };
  },
  ChildAdded: (meeting, { child, notListed }, { sequence }) => {
    meeting.children.set(child.childId, child);
    noteListing(meeting, child.childId, { sequence, notListed }, child);
  },
  ChildCorrected: (meeting, { child, why }, { at, sequence }) => {
    const former = meeting.children.get(child.childId);
    if (former) meeting.childCorrections.push({ child, former, why, at });
    // details are sent whole; from whom somebody hides holds until it is said that it does not
    const mustNotBeFoundBy = child.mustNotBeFoundBy ?? former?.mustNotBeFoundBy;
    meeting.children.set(child.childId, mustNotBeFoundBy ? { ...child, mustNotBeFoundBy } : child);
    noteMark(meeting, child.childId, child, sequence);
  },
  PersonAdded: (meeting, { person, audience, notListed }, { sequence }) => {
    meeting.people.set(person.aboutId, person);
    noteListing(meeting, person.aboutId, { sequence, audience, notListed }, person);
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

/** The meeting a `MeetingConvened` begins. */
export function convened(event: MeetingConvened, sequence: number, at: Instant): Meeting {
  const meeting: Meeting = {
    ...blank(),
    sequence,
    convenedAt: at,
    procedure: event.procedure,
    meetingKind: event.meetingKind,
    reference: event.reference,
    concern: event.concern,
    decidedToHoldAt: event.decidedToHoldAt,
    previousMeetingId: event.previousMeetingId,
    scheduledFor: event.scheduledFor,
    place: event.place,
    chairId: event.participants.find(({ role }) => role === 'chair')?.participantId ?? '',
    participants: new Map(event.participants.map((one) => [one.participantId, newAttendee(one, at)])),
    children: new Map(event.children.map((child) => [child.childId, child])),
    people: new Map((event.people ?? []).map((person) => [person.aboutId, person])),
    listings: new Map(
      [
        ...event.participants.map(({ participantId }) => participantId),
        ...event.children.map(({ childId }) => childId),
        ...(event.people ?? []).map(({ aboutId }) => aboutId),
      ].map((listedId) => [listedId, { sequence }]),
    ),
    hidingAsked: event.hidingAsked === true,
  };
  for (const one of event.children) noteMark(meeting, one.childId, one, sequence);
  for (const one of event.people ?? []) noteMark(meeting, one.aboutId, one, sequence);
  for (const one of event.participants) noteMark(meeting, one.participantId, one, sequence);
  return meeting;
}

const blank = () => ({
  status: { phase: 'before-opening' } as const,
  linksGiven: [],
  linkRequests: new Map(),
  usedPlaces: new Set<string>(),
  enteredBy: new Map(),
  chairChanges: [],
  chairRequests: [],
  adjournments: [],
  childCorrections: [],
  factsCorrected: [],
  formerAgencies: new Map<string, string>(),
  quorumChanges: [],
  quorumReckonings: [],
  covers: [],
  statementsRead: new Map(),
  contributions: new Map(),
  questions: new Map(),
  searches: [],
  notes: new Map(),
  whereabouts: [],
  voices: [],
  voicesNotHeard: [],
  considerations: [],
  familyMessages: [],
  leads: [],
  analyses: [],
  decisions: new Map(),
  disagreements: new Map(),
  actions: new Map(),
  narratives: new Map(),
  flags: new Map(),
  circulations: [],
  annexesCirculated: [],
  amendments: new Map(),
  confirmations: [],
  finals: [],
  printed: [],
  amendable: new Set<number>(),
  changedSinceFinal: [],
  editionsMade: [],
  editionsOpened: [],
  distributions: [],
  threads: new Map(),
  kept: new Map(),
  narrowed: new Map(),
  hiding: false,
  restrictions: [],
  withheld: new Set<number>(),
});

/** Sectors in words: “police and health”. */
export const sectorsInWords = (list: readonly Sector[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(list.map((sector) => sectorNames[sector]));
