/** Which rows the minutes print, told apart from those they do not. */
import type { EventType } from '../decider.js';

/** What may be recorded after closing and is printed in the minutes, in words. */
export const printedEvents: { readonly [K in EventType]?: string } = {
  InvitationAnswered: 'an invitation was answered',
  InvitationWithdrawn: 'an invitation was withdrawn',
  RungBackRecorded: 'somebody who had been there by telephone was rung back',
  ArrivalRecorded: 'an arrival was recorded',
  AttendanceCorrected: 'attendance was put right',
  StayAdded: 'a stay was added',
  ParticipantCorrected: 'what is recorded of a participant was put right',
  PersonCorrected: 'what is recorded of a person was put right',
  ChildCorrected: 'what is recorded of a child was put right',
  ContributionMade: 'a contribution was received',
  ContributionCorrected: 'a contribution was corrected',
  ContributionWithdrawn: 'a contribution was withdrawn',
  ContributionConfirmed: 'a contribution was confirmed',
  ContributionAcknowledged: 'a contribution was acknowledged',
  FeedbackGiven: 'feedback was given',
  SearchRecorded: 'a search was recorded',
  WhereaboutsRecorded: 'where a child is was recorded',
  DisagreementRaised: 'a disagreement was raised',
  RespondedToDisagreement: 'a disagreement was responded to',
  DisagreementResolved: 'a disagreement was resolved',
  DisagreementEscalated: 'a disagreement was escalated',
  EscalationAnswered: 'an escalation was answered',
  ActionAgreed: 'an action was agreed',
  ActionAccepted: 'an action was accepted',
  ActionDeclined: 'an action was declined',
  ActionReassigned: 'an action was passed on',
  ActionAmended: 'an action was amended',
  ProgressReported: 'progress on an action was reported',
  ActionCompleted: 'an action was completed',
  ActionNotDoneRecorded: 'an action was recorded as not done',
  AudienceExtended: 'an entry was shown to more people',
  RestrictedAfterwards: 'an entry was kept to fewer people',
  SectionWritten: 'the narrative of a section was changed',
  MomentFlagged: 'a question about the record was asked',
  FlagAnswered: 'a question about the record was answered',
  AmendmentRequested: 'an amendment was asked for',
  AmendmentAnswered: 'an amendment was answered',
  SpokenTakenBack: 'what was taken down for somebody was taken back',
};

/** Who came and went while the meeting lasted, which the minutes print from its first row on. */
export const attendanceEvents: ReadonlySet<EventType> = new Set([
  'Arrived',
  'ParticipantAdmitted',
  'EntryDeclined',
  'ArrivalRecorded',
  'DepartureRecorded',
  'Left',
]);
