/** Where in the minutes words would stand, for a copy that says only where they are. */
import type { inNoMinutes } from '../circles.js';
import type { Event, EventType } from '../decider.js';
import type { Meeting } from '../meeting.js';
import type { Recorded } from '../record.js';
import { sectionIds, type SectionId } from './document.js';

type Printed = Exclude<EventType, keyof typeof inNoMinutes>;

/** In which section what a row says stands; the compiler asks it of every event but those no minutes print. */
const homes = {
  MeetingConvened: 'attendance',
  ArrangementsChanged: 'attendance',
  MeetingCancelled: 'summary',
  ChildAdded: 'attendance',
  ChildCorrected: 'attendance',
  PersonAdded: 'family',
  ParticipantCorrected: 'attendance',
  PersonCorrected: 'family',
  ParticipantInvited: 'attendance',
  InvitationAnswered: 'attendance',
  InvitationWithdrawn: 'attendance',
  Arrived: 'attendance',
  LinkGiven: 'attendance',
  LinkAsked: 'attendance',
  LinkAgreed: 'attendance',
  LinkOpened: 'attendance',
  ParticipantAdmitted: 'attendance',
  EntryDeclined: 'attendance',
  ArrivalRecorded: 'attendance',
  DepartureRecorded: 'attendance',
  Left: 'attendance',
  AttendanceCorrected: 'attendance',
  RungBackRecorded: 'attendance',
  StayAdded: 'attendance',
  AuthorityConfirmed: 'attendance',
  MeetingOpened: 'attendance',
  ProceededInquorate: 'quorum',
  MovedToItem: 'attendance',
  StatementRead: 'attendance',
  MeetingAdjourned: 'attendance',
  MeetingResumed: 'attendance',
  ChairTaken: 'attendance',
  ChairAskedFor: 'attendance',
  AnsweredForTheChair: 'attendance',
  ContributionMade: 'contributions',
  ContributionCorrected: 'contributions',
  ContributionWithdrawn: 'contributions',
  ContributionConfirmed: 'contributions',
  ContributionAcknowledged: 'contributions',
  AskedAbout: 'contributions',
  QuestionAnswered: 'contributions',
  FeedbackGiven: 'contributions',
  SearchRecorded: 'contributions',
  WhereaboutsRecorded: 'voice',
  ChildsVoiceRecorded: 'voice',
  VoiceNotHeardRecorded: 'voice',
  PersonConsidered: 'family',
  FamilyMessageDecided: 'family',
  FamilyMustNotKnowYet: 'family',
  LeadPractitionerNamed: 'family',
  AnalysisRecorded: 'analysis',
  DecisionProposed: 'decisions',
  ProposalAmended: 'decisions',
  PositionTaken: 'decisions',
  MatterDecided: 'decisions',
  SpokenTakenBack: 'decisions',
  DisagreementRaised: 'disagreements',
  RespondedToDisagreement: 'disagreements',
  DisagreementResolved: 'disagreements',
  DisagreementEscalated: 'disagreements',
  EscalationAnswered: 'disagreements',
  ActionAgreed: 'actions',
  ActionAccepted: 'actions',
  ActionDeclined: 'actions',
  ActionReassigned: 'actions',
  ActionAmended: 'actions',
  ProgressReported: 'actions',
  ActionCompleted: 'actions',
  ActionNotDoneRecorded: 'actions',
  MeetingClosed: 'summary',
  AudienceExtended: 'outstanding',
  RestrictedAfterwards: 'outstanding',
  SectionWritten: 'summary',
  MomentFlagged: 'outstanding',
  FlagAnswered: 'outstanding',
  AmendmentRequested: 'summary',
  AmendmentAnswered: 'summary',
  MinutesConfirmed: 'summary',
  MinutesFinalised: 'summary',
} satisfies Record<Printed, SectionId>;

const isPrinted = (type: EventType): type is Printed => Object.hasOwn(homes, type);
const isSection = (word: string): word is SectionId => (sectionIds as readonly string[]).includes(word);

/** The section of the thing that a row answers or takes back. */
function homeOfSubject(meeting: Meeting, event: Event): SectionId | undefined {
  if (event.type === 'SpokenTakenBack') {
    const spoken = meeting.threads.get(event.sequence)?.rows[0];
    return spoken && homeOf(meeting, spoken);
  }
  if (event.type !== 'AmendmentAnswered') return undefined;
  const asked = meeting.amendments.get(event.amendmentId)?.sectionId ?? '';
  return isSection(asked) ? asked : 'summary';
}

/** In which section of the minutes a row’s words would stand. */
export function homeOf(meeting: Meeting, { event }: Recorded): SectionId | undefined {
  if ('sectionId' in event && isSection(event.sectionId)) return event.sectionId;
  const subject = homeOfSubject(meeting, event);
  if (subject) return subject;
  if ('contributionId' in event && meeting.contributions.get(event.contributionId ?? '')?.receivedOutside)
    return 'received-outside';
  return isPrinted(event.type) ? homes[event.type] : undefined;
}
