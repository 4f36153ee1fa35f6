/** What a professional who has not arrived is told: that the meeting is, who is asked and how it stands; nobody’s reasons, and nothing that is said in it. */
import type { Event, EventType } from './decider.js';
import { instead, tell, type Fields } from './told.js';
import type { ParticipantChanges, PersonChanges } from './topics/facts.js';
import type { FurtherLink } from './topics/link.js';
import type { Child, Participant, Person } from './vocabulary.js';

type EventOf<K extends EventType> = Extract<Event, { type: K }>;

/** Who referred is not told, nor who hides from whom. */
const participantFields: Fields<Participant> = {
  participantId: 'told',
  personId: 'told',
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'told',
  role: 'told',
  email: 'told',
  phone: 'told',
  outOfHours: 'told',
  mayDecide: 'told',
  directContact: 'told',
  isReferrer: 'left out',
  aboutId: 'told',
  parentOrCarerTo: 'told',
  speaksFor: 'told',
  mustNotBeFoundBy: 'left out',
};
const childFields: Fields<Child> = {
  childId: 'told',
  name: 'told',
  dateOfBirth: 'told',
  expectedOn: 'told',
  address: 'told',
  nhsNumber: 'told',
  gp: 'told',
  school: 'told',
  interpreter: 'told',
  disability: 'told',
  legalStatus: 'told',
  mustNotBeFoundBy: 'left out',
};
const personFields: Fields<Person> = {
  aboutId: 'told',
  name: 'told',
  aliases: 'told',
  dateOfBirth: 'told',
  address: 'told',
  relationship: 'told',
  parentalResponsibility: 'told',
  mustNotBeFoundBy: 'left out',
};

/** What is put right is told as what it puts right was. */
const participantChangeFields: Fields<ParticipantChanges> = {
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'told',
  email: 'told',
  phone: 'told',
  outOfHours: 'told',
};
const personChangeFields: Fields<PersonChanges> = {
  name: 'told',
  aliases: 'told',
  dateOfBirth: 'told',
  address: 'told',
  relationship: 'told',
  parentalResponsibility: 'told',
};
const participantChanges = (one: ParticipantChanges): ParticipantChanges =>
  tell(participantChangeFields, one, undefined);
const personChanges = (one: PersonChanges): PersonChanges => tell(personChangeFields, one, undefined);

const participant = (one: Participant): Participant => tell(participantFields, one, undefined);
const child = (one: Child): Child => tell(childFields, one, undefined);
const person = (one: Person): Person => tell(personFields, one, undefined);

const further = ({ agreedBy, told }: FurtherLink): FurtherLink => ({
  ...(agreedBy === undefined ? {} : { agreedBy }),
  ...(told === undefined ? {} : { told }),
});

/** Every event answers: not told at the door, or told in these fields. */
const doorFields = {
  MeetingConvened: {
    procedureId: 'told',
    meetingKind: 'told',
    reference: 'told',
    concern: 'told',
    children: (children) => children.map(child),
    people: (people) => people.map(person),
    scheduledFor: 'told',
    place: 'told',
    participants: (participants) => participants.map(participant),
    decidedToHoldAt: 'told',
    previousMeetingId: 'told',
    hidingAsked: 'left out',
    // the rules a meeting is held under are nobody’s secret
    procedure: (procedure) => procedure,
  },
  ArrangementsChanged: { scheduledFor: 'told', place: 'told' },
  MeetingCancelled: { reason: 'told', happenedAt: 'told' },
  ChildAdded: { child, why: instead(''), notListed: 'left out', happenedAt: 'told' },
  ChildCorrected: { child, why: instead('') },
  PersonAdded: { person, notListed: 'left out', restrictedTo: 'left out' },
  ParticipantCorrected: { participantId: 'told', changes: participantChanges, why: instead('') },
  PersonCorrected: { aboutId: 'told', changes: personChanges, why: instead('') },
  ParticipantInvited: { participant, notListed: 'left out' },
  HidingRecorded: 'withheld',
  InvitationAnswered: { answer: 'told', deputy: participant, reason: 'left out', participantId: 'told' },
  InvitationWithdrawn: { participantId: 'told', reason: instead('') },
  Arrived: {
    mode: 'told',
    confidentialityAccepted: 'told',
    knowsFamily: 'left out',
    participantId: 'told',
    admitted: 'told',
    byLinkOf: 'told',
    happenedAt: 'told',
  },
  ParticipantAdmitted: { participantId: 'told', happenedAt: 'told' },
  EntryDeclined: { participantId: 'told', why: instead('') },
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
  LinkGiven: { participantId: 'told', how: 'told', further },
  LinkAsked: 'withheld',
  LinkAgreed: 'withheld',
  LinkOpened: { participantId: 'told', byLinkOf: 'told' },
  AttendanceCorrected: 'withheld',
  RungBackRecorded: 'withheld',
  StayAdded: 'withheld',
  AuthorityConfirmed: { participantId: 'told', mayDecide: 'told' },
  MeetingOpened: { inquorate: 'left out', quorate: 'told', missingSectors: 'told', happenedAt: 'told' },
  ProceededInquorate: 'withheld',
  MovedToItem: { itemId: 'told' },
  StatementRead: { statementId: 'told', happenedAt: 'told' },
  MeetingAdjourned: { reason: instead(''), resumeAt: 'told', happenedAt: 'told' },
  MeetingResumed: { reason: 'left out', happenedAt: 'told' },
  ChairTaken: { reason: instead(''), formerChairId: 'told', chairId: 'told', passedBy: 'told', happenedAt: 'told' },
  ChairAskedFor: 'withheld',
  AnsweredForTheChair: 'withheld',
  ContributionMade: 'withheld',
  ContributionCorrected: 'withheld',
  ContributionWithdrawn: 'withheld',
  SpokenTakenBack: 'withheld',
  ContributionConfirmed: 'withheld',
  ContributionAcknowledged: 'withheld',
  AskedAbout: 'withheld',
  QuestionAnswered: 'withheld',
  FeedbackGiven: 'withheld',
  SearchRecorded: 'withheld',
  NoteTaken: 'withheld',
  WhereaboutsRecorded: 'withheld',
  NoteWithdrawn: 'withheld',
  ChildsVoiceRecorded: 'withheld',
  VoiceNotHeardRecorded: 'withheld',
  PersonConsidered: 'withheld',
  FamilyMessageDecided: 'withheld',
  FamilyMustNotKnowYet: 'withheld',
  LeadPractitionerNamed: 'withheld',
  AnalysisRecorded: 'withheld',
  DecisionProposed: 'withheld',
  ProposalAmended: 'withheld',
  PositionTaken: 'withheld',
  MatterDecided: 'withheld',
  DisagreementRaised: 'withheld',
  RespondedToDisagreement: 'withheld',
  DisagreementResolved: 'withheld',
  DisagreementEscalated: 'withheld',
  EscalationAnswered: 'withheld',
  ActionAgreed: 'withheld',
  ActionAccepted: 'withheld',
  ActionDeclined: 'withheld',
  ActionReassigned: 'withheld',
  ActionAmended: 'withheld',
  ProgressReported: 'withheld',
  ActionCompleted: 'withheld',
  ActionNotDoneRecorded: 'withheld',
  MeetingClosed: { summary: instead(''), nextMeetingAt: 'told', outstanding: 'left out', happenedAt: 'told' },
  AudienceExtended: 'withheld',
  RestrictedAfterwards: 'withheld',
  SectionWritten: 'withheld',
  MomentFlagged: 'withheld',
  FlagAnswered: 'withheld',
  MinutesCirculated: 'withheld',
  AmendmentRequested: 'withheld',
  AmendmentAnswered: 'withheld',
  MinutesConfirmed: 'withheld',
  MinutesFinalised: 'withheld',
  EditionMade: 'withheld',
  EditionOpened: 'withheld',
  DistributionRecorded: 'withheld',
} satisfies { readonly [K in EventType]: 'withheld' | Fields<EventOf<K>> };

/** Events of which something is told at the door. */
export type ToldAtTheDoor = {
  [K in EventType]: (typeof doorFields)[K] extends 'withheld' ? never : K;
}[EventType];

/** The event as it is told at the door; `undefined` where it is not. */
export function atTheDoor(event: Event): Event | undefined {
  // an event of a later version has no line here, and is not told
  const fields: 'withheld' | object = Object.hasOwn(doorFields, event.type) ? doorFields[event.type] : 'withheld';
  return fields === 'withheld' ? undefined : tell(fields as Fields<Event>, event, undefined);
}
