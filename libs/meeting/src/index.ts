/** The one door of the meeting's rules: decide, evolve, what each may see, and the views. Pure; imports nothing. */
export * from './vocabulary.js';
export { hasSomethingToSee, isSaid } from './to-see.js';
export {
  beginningOf,
  isolated,
  printed,
  printedIn,
  printedRow,
  printedRows,
  withoutIsolates,
  withPlainSigns,
} from './printed.js';
export { firstYear, isBornAhead, lastYear, notYetBorn, yearProblem, yearsAheadMax } from './years.js';
export { tooLongInWords } from './lengths.js';
export { instantsAt, londonClock, londonReading, zoneWhereTwice } from './london.js';
export * from './procedure.js';
export * from './ruling.js';
export * from './record.js';
export * from './meeting.js';
export * from './quorum.js';
export { folded, likeness, mayBeSameName, sameName, type Likeness } from './names.js';
export { unclearReceiver, unclearRecipient, type Listed } from './views/who-it-may-be.js';
export * from './decider.js';
export { personIdsIn } from './named.js';
export * from './visibility.js';
export { OutsideStreams, outsideStream } from './outside-stream.js';
export {
  agencyOnPaper,
  asOnPaper,
  findingFacts,
  hidingFrom,
  hidingFromAll,
  hidingIn,
  mayBePrinted,
  mayChangeHiding,
  mayTakeFrom,
  withoutFinding,
  type Hiding,
} from './finding.js';
export { homeOf } from './views/homes.js';
export { placesToAsk } from './telling.js';
export { hidesFrom, marksKnownTo, type GivenTo, type Mark } from './marks.js';
export type { OnThePhone, Right, Who, RulePrefix, SignedHead, KeptDigest, KeptWords } from './topic.js';
export type {
  ConveneMeeting,
  ChangeArrangements,
  CancelMeeting,
  AddChild,
  CorrectChild,
  AddPerson,
  ConveningCommand,
  MeetingConvened,
  ArrangementsChanged,
  MeetingCancelled,
  ChildAdded,
  ChildCorrected,
  PersonAdded,
  ConveningEvent,
} from './topics/convening.js';
export type { Hides, HidingCommand, HidingEvent, HidingRecorded, RecordHiding } from './topics/hiding.js';
export { neverInvited, requiredNotInvited, sectorsInWords } from './topics/convening.js';
export type {
  InviteParticipant,
  AnswerInvitation,
  WithdrawInvitation,
  InvitationCommand,
  ParticipantInvited,
  InvitationAnswered,
  InvitationWithdrawn,
  InvitationEvent,
} from './topics/invitation.js';
export type {
  Arrive,
  AdmitParticipant,
  DeclineEntry,
  RecordArrival,
  RecordRungBack,
  KnownBy,
  RecordDeparture,
  Leave,
  ConfirmAuthority,
  AttendanceCommand,
  Arrived,
  ParticipantAdmitted,
  EntryDeclined,
  ArrivalRecorded,
  DepartureRecorded,
  Left,
  RungBackRecorded,
  AuthorityConfirmed,
  AttendanceEvent,
} from './topics/attendance.js';
export { isUnchecked, waysKnown } from './topics/attendance.js';
export type {
  AddStay,
  AttendanceCorrected,
  CorrectAttendance,
  StayAdded,
  StayCommand,
  StayEvent,
} from './topics/stays.js';
export type {
  CorrectParticipant,
  CorrectPerson,
  FactsCommand,
  FactsEvent,
  ParticipantChanges,
  ParticipantCorrected,
  PersonChanges,
  PersonCorrected,
} from './topics/facts.js';
export { changesBelonging } from './topics/facts.js';
export type { RecordWhereabouts, Whereabouts, WhereaboutsEvent, WhereaboutsRecorded } from './topics/whereabouts.js';
export { isNoLongerSafe, lastSaidOf, type LastSaid } from './topics/whereabouts.js';
export { lastStay, timesNow, type Times } from './stay-times.js';
export type {
  GiveLink,
  OpenLink,
  AgreeLink,
  LinkCommand,
  LinkGiven,
  LinkAsked,
  LinkAgreed,
  LinkOpened,
  LinkEvent,
  LinkWay,
  LinkRequest,
  GivenLink,
  FurtherLink,
} from './topics/link.js';
export { giverIn, linkWays, secondRecorders } from './topics/link.js';
export type {
  MissingSector,
  Inquorate,
  Cover,
  OpenMeeting,
  ProceedInquorate,
  MoveToItem,
  ReadStatement,
  AdjournMeeting,
  ResumeMeeting,
  FlowCommand,
  MeetingOpened,
  ProceededInquorate,
  MovedToItem,
  StatementRead,
  MeetingAdjourned,
  MeetingResumed,
  FlowEvent,
} from './topics/flow.js';
export type {
  TakeTheChair,
  AskForTheChair,
  AnswerForTheChair,
  SuccessionCommand,
  ChairTaken,
  ChairAskedFor,
  AnsweredForTheChair,
  SuccessionEvent,
  ChairPass,
  ChairRequest,
} from './topics/succession.js';
export {
  chairPassing,
  chairPasses,
  claimProblem,
  earlierChairsKept,
  openChairRequest,
  staleAt,
  unansweredAt,
} from './topics/succession.js';
export type {
  ContributionKind,
  Basis,
  Purpose,
  ContributionFields,
  MakeContribution,
  CorrectContribution,
  WithdrawContribution,
  AcknowledgeContribution,
  GiveFeedback,
  ContributionCommand,
  ContributionMade,
  ContributionCorrected,
  ContributionWithdrawn,
  ContributionAcknowledged,
  FeedbackGiven,
  ContributionEvent,
  Contribution,
} from './topics/contribution.js';
export type {
  AnswerQuestion,
  AskAbout,
  AskedAbout,
  Question,
  QuestionAnswered,
  QuestionCommand,
  QuestionEvent,
} from './topics/question.js';
export type {
  ConfirmationCommand,
  ConfirmationEvent,
  ConfirmContributions,
  ContributionConfirmed,
  RecordReadBack,
} from './topics/confirmation.js';
export { bases, contributionKinds, purposes, speakerOf } from './topics/contribution.js';
export type { RecordSearch, SearchCommand, SearchRecorded, SearchEvent, Search } from './topics/search.js';
export type { TakeNote, WithdrawNote, NoteCommand, NoteTaken, NoteWithdrawn, NoteEvent, Note } from './topics/note.js';
export type {
  ParticipationCode,
  RecordChildsVoice,
  RecordVoiceNotHeard,
  VoiceCommand,
  ChildsVoiceRecorded,
  VoiceNotHeardRecorded,
  VoiceEvent,
  Voice,
  VoiceNotHeard,
  VoiceState,
} from './topics/voice.js';
export { participationCodes, voiceOf } from './topics/voice.js';
export type {
  ConsideredAs,
  ConsiderPerson,
  DecideWhatFamilyIsTold,
  NameLeadPractitioner,
  RecordAnalysis,
  FamilyCommand,
  PersonConsidered,
  FamilyMessageDecided,
  FamilyMustNotKnowYet,
  LeadPractitionerNamed,
  AnalysisRecorded,
  FamilyEvent,
  Consideration,
  FamilyMessage,
  LeadPractitioner,
  Analysis,
} from './topics/family.js';
export { consideredAs } from './topics/family.js';
export { matterOf, positionStandings, stances } from './topics/decision.js';
export {
  agenciesOnVersion,
  currentVersion,
  decidedAsItsPosition,
  isSettled,
  quorumPutRight,
  saidOfEarlier,
  section47InitiatedAt,
  standingPositions,
  tookNoPosition,
} from './topics/standing.js';
export { isByPhone, takenDownFor, tookDown } from './topics/spoken.js';
export type { SpokenEvent, SpokenForYou, SpokenTakenBack, TakeBackSpoken } from './topics/spoken.js';
export type {
  AmendProposal,
  DecideMatter,
  Decision,
  DecisionCommand,
  DecisionEvent,
  FrozenPosition,
  MatterDecided,
  OptionForChild,
  Position,
  PositionStanding,
  PositionTaken,
  ProposalAmended,
  ProposalVersion,
  ProposeDecision,
  DecisionProposed,
  Stance,
  TakePosition,
  Basis as DecisionBasis,
} from './topics/decision.js';
export type {
  DisagreementSubject,
  RaiseDisagreement,
  RespondToDisagreement,
  ResolveDisagreement,
  EscalateDisagreement,
  AnswerEscalation,
  DisagreementCommand,
  DisagreementRaised,
  RespondedToDisagreement,
  DisagreementResolved,
  DisagreementEscalated,
  EscalationAnswered,
  DisagreementEvent,
  Escalation,
  Disagreement,
} from './topics/disagreement.js';
export type {
  Owner,
  AgreeAction,
  AcceptAction,
  DeclineAction,
  ReassignAction,
  AmendAction,
  ReportProgress,
  CompleteAction,
  RecordActionNotDone,
  ActionCommand,
  ActionAgreed,
  ActionAccepted,
  ActionDeclined,
  ActionReassigned,
  ActionAmended,
  ProgressReported,
  ActionCompleted,
  ActionNotDoneRecorded,
  ActionEvent,
  ActionState,
  AgreedAction,
} from './topics/action.js';
export { notDoneCauses } from './topics/action.js';
export { ownerInWords } from './topics/owner.js';
export type { Outstanding, CloseMeeting, ClosingCommand, MeetingClosed, ClosingEvent } from './topics/closing.js';
export type {
  ExtendAudience,
  RestrictAfterwards,
  AudienceCommand,
  AudienceExtended,
  RestrictedAfterwards,
  AudienceEvent,
} from './topics/audience.js';
export type { NarrativeCommand, NarrativeEvent, Narrative, SectionWritten, WriteSection } from './topics/narrative.js';
export { narrativesIn } from './topics/narrative.js';
export type {
  AnswerFlag,
  Flag,
  FlagAnswered,
  FlagCommand,
  FlagEvent,
  FlagMoment,
  MomentFlagged,
} from './topics/flag.js';
export { flagsOn } from './topics/flag.js';
export type {
  CirculateMinutes,
  RequestAmendment,
  AnswerAmendment,
  ConfirmMinutes,
  FinaliseMinutes,
  MinutesCommand,
  MinutesCirculated,
  AmendmentRequested,
  AmendmentAnswered,
  MinutesConfirmed,
  MinutesFinalised,
  MinutesEvent,
  Circulation,
  Amendment,
  Confirmation,
  Change,
  Final,
} from './topics/minutes.js';
export {
  minutesState,
  minutesVersion,
  printedSince,
  recipientProblem,
  lastConfirmation,
  standsConfirmed,
} from './topics/minutes.js';
export type {
  MakeEdition,
  OpenEdition,
  RecordDistribution,
  Release,
  ReleaseCheck,
  EditionCommand,
  EditionMade,
  EditionOpened,
  DistributionRecorded,
  EditionEvent,
  MadeEdition,
  OpenedEdition,
  Distribution,
} from './topics/edition.js';
export * from './documents/forms.js';
export * from './documents/which.js';
export * from './documents/catalogue.js';
export * from './views/gaps.js';
export * from './views/closing-checks.js';
export * from './views/clocks.js';
export * from './views/holders.js';
export * from './views/document.js';
export { minutes, minutesOf, type Folded, type MinutesOptions, type Recipient } from './views/minutes.js';
export {
  keptDocument,
  keptOfFinal,
  isKeptOfFinal,
  mayHaveKept,
  maySeeTheSame,
  withAnnexPointers,
  type KeptOfFinal,
} from './views/kept.js';
export { keptOnScreen, minutesOnScreen, type DocumentOnScreen, type OnScreen } from './views/on-screen.js';
export { countedInWords, withoutInWords } from './views/sections/decisions.js';
export { keptBack } from './views/sections/child-and-family.js';
export {
  annexPointers,
  mustNotReach,
  entriesForEdition,
  entriesForRecord,
  withoutRestricted,
  type AnnexPointer,
  type Copy,
} from './views/edition-entries.js';
export { circleFor, circlesFor, circlesOf, circleOf, keptTo, peopleInWords, type Circle } from './circles.js';
export { sectionTitles } from './views/sections/full.js';
export { annexReaderProblem } from './topics/annex.js';
export { dateInWords, momentInWords, periodInWords, whenInWords } from './views/words.js';
export * from './working-days.js';
