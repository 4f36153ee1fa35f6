/** What family members, advocates and observers are told of each event: whose it must be, and which of its fields. */
import type { Event, EventType } from './decider.js';
import type { Calendar, MinutesRule, Procedure, QuorumRule } from './procedure.js';
import { authorOf, type By, type Recorded } from './record.js';
import type { Owner } from './topics/action.js';
import type { ParticipantChanges } from './topics/facts.js';
import { notGiven, ownerNotNamed, type NamesTold } from './topics/owner.js';
import type { DisagreementSubject } from './topics/disagreement.js';
import { instead, tell, type Fields } from './told.js';
import type { Child, Participant } from './vocabulary.js';

type EventOf<K extends EventType> = Extract<Event, { type: K }>;

/** For whom a view is made. */
export interface LayReader {
  readonly participantId: string;
  /** The children they are told of; absent, none. */
  readonly children?: readonly string[];
  /** Whom they may be told of; absent, nobody. */
  readonly names?: NamesTold;
}

/** Whose an event must be before any of it is told; observers have only what all share, and what is their own. */
export type LayRule =
  'professionals' | 'shared-with-all' | 'their-child' | 'told-of-before' | 'marked-for-family' | 'own';

/** What of each event a family member or advocate may see; the compiler counts them. */
export const layRules = {
  MeetingConvened: 'shared-with-all',
  ArrangementsChanged: 'shared-with-all',
  MeetingCancelled: 'professionals',
  ChildAdded: 'their-child',
  ChildCorrected: 'their-child',
  PersonAdded: 'professionals',
  ParticipantCorrected: 'told-of-before',
  PersonCorrected: 'professionals',
  HidingRecorded: 'professionals',
  ParticipantInvited: 'own',
  InvitationAnswered: 'professionals',
  InvitationWithdrawn: 'professionals',
  Arrived: 'own',
  ParticipantAdmitted: 'own',
  EntryDeclined: 'professionals',
  ArrivalRecorded: 'own',
  DepartureRecorded: 'own',
  Left: 'own',
  LinkGiven: 'own',
  LinkAsked: 'professionals',
  LinkAgreed: 'professionals',
  LinkOpened: 'own',
  AttendanceCorrected: 'professionals',
  RungBackRecorded: 'professionals',
  StayAdded: 'professionals',
  AuthorityConfirmed: 'professionals',
  MeetingOpened: 'shared-with-all',
  ProceededInquorate: 'professionals',
  MovedToItem: 'shared-with-all',
  StatementRead: 'shared-with-all',
  MeetingAdjourned: 'shared-with-all',
  MeetingResumed: 'shared-with-all',
  ChairTaken: 'professionals',
  ChairAskedFor: 'professionals',
  AnsweredForTheChair: 'professionals',
  ContributionMade: 'marked-for-family',
  ContributionCorrected: 'professionals',
  ContributionWithdrawn: 'professionals',
  SpokenTakenBack: 'professionals',
  ContributionConfirmed: 'professionals',
  ContributionAcknowledged: 'professionals',
  AskedAbout: 'professionals',
  QuestionAnswered: 'professionals',
  FeedbackGiven: 'professionals',
  SearchRecorded: 'professionals',
  NoteTaken: 'professionals',
  WhereaboutsRecorded: 'professionals',
  NoteWithdrawn: 'professionals',
  ChildsVoiceRecorded: 'professionals',
  VoiceNotHeardRecorded: 'professionals',
  PersonConsidered: 'professionals',
  FamilyMessageDecided: 'professionals',
  FamilyMustNotKnowYet: 'professionals',
  LeadPractitionerNamed: 'shared-with-all',
  AnalysisRecorded: 'professionals',
  DecisionProposed: 'professionals',
  ProposalAmended: 'professionals',
  PositionTaken: 'own',
  MatterDecided: 'professionals',
  DisagreementRaised: 'own',
  RespondedToDisagreement: 'professionals',
  DisagreementResolved: 'own',
  DisagreementEscalated: 'professionals',
  EscalationAnswered: 'professionals',
  ActionAgreed: 'marked-for-family',
  ActionAccepted: 'professionals',
  ActionDeclined: 'professionals',
  ActionReassigned: 'professionals',
  ActionAmended: 'professionals',
  ProgressReported: 'professionals',
  ActionCompleted: 'professionals',
  ActionNotDoneRecorded: 'professionals',
  MeetingClosed: 'shared-with-all',
  AudienceExtended: 'professionals',
  RestrictedAfterwards: 'professionals',
  SectionWritten: 'professionals',
  MomentFlagged: 'professionals',
  FlagAnswered: 'professionals',
  MinutesCirculated: 'professionals',
  AmendmentRequested: 'professionals',
  AmendmentAnswered: 'professionals',
  MinutesConfirmed: 'professionals',
  MinutesFinalised: 'professionals',
  EditionMade: 'professionals',
  EditionOpened: 'professionals',
  DistributionRecorded: 'professionals',
} satisfies Record<EventType, LayRule>;

/** Events of which something may be told: each has its fields below, or this does not compile. */
export type ToldOutside = { [K in EventType]: (typeof layRules)[K] extends 'professionals' ? never : K }[EventType];
type Marked = { [K in EventType]: (typeof layRules)[K] extends 'marked-for-family' ? K : never }[EventType];

/** Who somebody is, without how they are reached or what they may do. */
const participantFields: Fields<Participant> = {
  participantId: 'told',
  personId: 'left out',
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'left out',
  role: 'told',
  email: 'left out',
  phone: 'left out',
  outOfHours: 'left out',
  mayDecide: instead(false),
  directContact: instead(false),
  isReferrer: 'left out',
  aboutId: 'left out',
  parentOrCarerTo: 'left out',
  speaksFor: 'left out',
  mustNotBeFoundBy: 'left out',
};
const childFields: Fields<Child> = {
  childId: 'told',
  name: 'told',
  dateOfBirth: 'left out',
  expectedOn: 'left out',
  address: 'left out',
  nhsNumber: 'left out',
  gp: 'left out',
  school: 'left out',
  interpreter: 'left out',
  disability: 'left out',
  legalStatus: 'left out',
  mustNotBeFoundBy: 'left out',
};
const participant = (one: Participant): Participant => tell(participantFields, one, undefined);
/** Of what is put right they are told what they are told of a participant. */
const changeFields: Fields<ParticipantChanges> = {
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'left out',
  email: 'left out',
  phone: 'left out',
  outOfHours: 'left out',
};
export const changesToldOutside = (changes: ParticipantChanges): ParticipantChanges =>
  tell(changeFields, changes, undefined);
const child = (one: Child): Child => tell(childFields, one, undefined);

/** Quorum, gaps, checks and time limits are the professionals’: a copy of these rules asks for none of them. */
const quorum = ({ source }: QuorumRule): QuorumRule => ({
  requiredSectors: [],
  minimumAgencies: null,
  authorityNeeded: false,
  grounds: [],
  source: { title: source.title },
});
const minutes = ({ classification, amendments: { source } }: MinutesRule): MinutesRule => ({
  classification,
  amendments: { limit: null, unit: 'calendar-days', convention: 'day-0', source: { title: source.title } },
  releaseChecks: [],
  outOfHours: [],
});
const calendar = ({ region, knownUntil, source }: Calendar): Calendar => ({
  region,
  bankHolidays: [],
  knownUntil,
  source: { title: source.title },
});
const procedureFields: Fields<Procedure> = {
  procedureId: 'told',
  version: 'told',
  title: 'told',
  meetingKind: 'told',
  edition: 'told',
  source: ({ title, edition, url }) => ({ title, edition, url }),
  effectiveFrom: 'told',
  standing: instead({ inForce: true } as const),
  notes: 'left out',
  rolesAdmitted: 'told',
  admission: 'told',
  chairAndMinuteTakerDiffer: 'told',
  minuteTakerSource: 'left out',
  leadAgency: 'told',
  minutes,
  quorum,
  agenda: (items) => items.map(({ itemId, title }) => ({ itemId, title })),
  statements: (statements) => statements.map(({ statementId, title, text }) => ({ statementId, title, text })),
  questions: instead([]),
  matters: instead([]),
  closingChecks: instead([]),
  escalation: instead([]),
  clocks: instead([]),
  calendar,
};

/** Who has an action is told, but never to one of a family that it is another of them. */
function owner(one: Owner, { names }: LayReader): Owner {
  if (!names?.owner(one)) return ownerNotNamed;
  return 'participantId' in one
    ? { participantId: one.participantId }
    : { post: one.post, agencyId: one.agencyId, ...(one.name === undefined ? {} : { name: one.name }) };
}
const ownerAgency = (agencyId: string, { names }: LayReader): string => (names?.agency(agencyId) ? agencyId : notGiven);
const lead = (participantId: string, { names }: LayReader): string =>
  names?.person(participantId) ? participantId : notGiven;

/** Of the children something is about, those this reader is told of. */
const theirs = (childIds: readonly string[], { children = [] }: LayReader): readonly string[] =>
  childIds.filter((childId) => children.includes(childId));

function subject(about: DisagreementSubject): DisagreementSubject {
  switch (about.kind) {
    case 'decision':
      return { kind: 'decision', decisionId: about.decisionId };
    case 'contribution':
      return { kind: 'contribution', contributionId: about.contributionId };
    case 'action':
      return { kind: 'action', actionId: about.actionId };
    case 'conduct':
      return { kind: 'conduct' };
  }
}

const layFields: { readonly [K in ToldOutside]: Fields<EventOf<K>, LayReader> } = {
  MeetingConvened: {
    procedureId: 'told',
    meetingKind: 'told',
    reference: 'told',
    concern: instead(''),
    children: (children, reader) => children.filter(({ childId }) => reader.children?.includes(childId)).map(child),
    people: 'left out',
    scheduledFor: 'told',
    place: 'told',
    // who else was asked can itself put somebody at risk
    participants: (participants, reader) =>
      participants
        .filter(({ participantId, role }) => role === 'chair' || participantId === reader.participantId)
        .map(participant),
    decidedToHoldAt: 'left out',
    previousMeetingId: 'left out',
    hidingAsked: 'left out',
    procedure: (procedure) => tell(procedureFields, procedure, undefined),
  },
  ArrangementsChanged: { scheduledFor: 'told', place: 'told' },
  ChildAdded: { child, why: instead(''), notListed: 'left out', happenedAt: 'told' },
  ChildCorrected: { child, why: instead('') },
  ParticipantCorrected: { participantId: 'told', changes: changesToldOutside, why: instead('') },
  ParticipantInvited: { participant, notListed: 'left out' },
  Arrived: {
    mode: 'told',
    confidentialityAccepted: 'told',
    knowsFamily: 'told',
    participantId: 'told',
    admitted: 'told',
    byLinkOf: 'left out',
    happenedAt: 'told',
  },
  ParticipantAdmitted: { participantId: 'told', happenedAt: 'told' },
  ArrivalRecorded: {
    participantId: 'told',
    participant,
    notListed: 'left out',
    mode: 'told',
    confidentialityAccepted: 'told',
    knownBy: 'left out',
    happenedAt: 'told',
    why: 'left out',
  },
  DepartureRecorded: { participantId: 'told', happenedAt: 'told', why: 'left out' },
  Left: { participantId: 'told', happenedAt: 'told' },
  // who stood for a link is the professionals’
  LinkGiven: { participantId: 'told', how: 'told', further: 'left out' },
  LinkOpened: { participantId: 'told', byLinkOf: instead('') },
  MeetingOpened: { inquorate: 'left out', quorate: instead(true), missingSectors: instead([]), happenedAt: 'told' },
  MovedToItem: { itemId: 'told' },
  StatementRead: { statementId: 'told', happenedAt: 'told' },
  MeetingAdjourned: { reason: instead(''), resumeAt: 'told', happenedAt: 'told' },
  MeetingResumed: { reason: 'left out', happenedAt: 'told' },
  ContributionMade: {
    contributionId: 'told',
    statement: 'told',
    agencyId: 'told',
    childIds: theirs,
    aboutIds: 'left out',
    kind: 'told',
    basis: 'left out',
    occurredFrom: 'left out',
    occurredTo: 'left out',
    source: 'left out',
    evidenceRef: 'left out',
    stillRelevantBecause: 'left out',
    impactOnChild: 'left out',
    familyHelped: 'left out',
    familyBarriers: 'left out',
    harmSetting: 'left out',
    purpose: 'left out',
    onwardSharing: 'left out',
    mayShareWithFamily: 'told',
    mayShareWith: 'left out',
    sharedWith: 'left out',
    whyNot: 'left out',
    packQuestionId: 'left out',
    onBehalfOfAgencyId: 'left out',
    spokenByParticipantId: 'left out',
    fromNoteId: 'left out',
    unconfirmed: 'told',
    receivedOutside: 'told',
    restrictedTo: 'left out',
    happenedAt: 'left out',
  },
  LeadPractitionerNamed: { participantId: lead, responsibilities: instead(''), restrictedTo: 'left out' },
  PositionTaken: {
    decisionId: 'told',
    version: 'told',
    position: 'told',
    standing: 'told',
    childIds: 'told',
    reason: 'told',
    participantId: 'told',
    agencyId: 'told',
    spokenByParticipantId: 'left out',
    restrictedTo: 'left out',
    happenedAt: 'told',
  },
  DisagreementRaised: {
    disagreementId: 'told',
    about: subject,
    statement: 'told',
    standing: 'told',
    agencyId: 'told',
    restrictedTo: 'left out',
    happenedAt: 'told',
  },
  DisagreementResolved: { disagreementId: 'told', how: 'told', restrictedTo: 'left out', happenedAt: 'told' },
  ActionAgreed: {
    actionId: 'told',
    what: 'told',
    owner,
    agencyId: ownerAgency,
    due: 'told',
    childIds: theirs,
    difference: 'left out',
    measure: 'left out',
    contingency: 'left out',
    decisionId: 'left out',
    alreadyDone: 'left out',
    mayShareWithFamily: 'told',
    mayShareWith: 'left out',
    sharedWith: 'left out',
    restrictedTo: 'left out',
    happenedAt: 'left out',
  },
  MeetingClosed: { summary: instead(''), nextMeetingAt: 'told', outstanding: 'left out', happenedAt: 'told' },
};

/** More of what is marked for the family is told to whoever wrote it: all they wrote, and nothing the server worked out from it. */
const ownFields: { readonly [K in Marked]: Fields<EventOf<K>, LayReader> } = {
  ContributionMade: {
    ...layFields.ContributionMade,
    aboutIds: 'told',
    basis: 'told',
    occurredFrom: 'told',
    occurredTo: 'told',
    source: 'told',
    evidenceRef: 'told',
    stillRelevantBecause: 'told',
    impactOnChild: 'told',
    familyHelped: 'told',
    familyBarriers: 'told',
    harmSetting: 'told',
    purpose: 'told',
    onwardSharing: 'told',
    whyNot: 'told',
    packQuestionId: 'told',
    happenedAt: 'told',
  },
  ActionAgreed: layFields.ActionAgreed,
};

/** Who else wrote or did something is not told. */
const author = (by: By, { participantId }: LayReader): By =>
  authorOf(by) === participantId ? { participantId } : { program: 'meeting' };

/** The row in those of its fields that this reader may have. */
export function toldOutside(recorded: Recorded, reader: LayReader, isOwn: boolean): Recorded {
  const { sequence, at, by, event } = recorded;
  const tables: object = isOwn && event.type in ownFields ? ownFields : layFields;
  const fields = (tables as { readonly [type: string]: Fields<Event, LayReader> })[event.type];
  if (!fields) throw new RangeError(`${event.type} is told to nobody outside the agencies.`);
  return { sequence, at, by: author(by, reader), event: tell(fields, event, reader) };
}
