/** One whole example of every command, optional fields included, so that each guard is tried field by field. */
import type { Child, Command, CommandType, Participant, Person } from '#meeting';

export const id = '0f5b1e0e-1c2d-4e3f-8a4b-5c6d7e8f9a0b';
const when = '2026-11-20T17:00:00.000Z';

export const participant: Required<Participant> = {
  participantId: id, personId: 'p-1', name: 'Ruth Adeyemi', post: 'Team manager', agencyId: 'csc', agencyName: 'Northmoor Children’s Social Care',
  sector: 'health', discipline: 'gp', role: 'member', email: 'ruth@example.invalid', phone: '0100', outOfHours: '0101', mayDecide: true, directContact: false, isReferrer: false,
};
export const child: Required<Child> = {
  childId: id, name: 'Mia Bell-Croft', dateOfBirth: '2026-09-04', expectedOn: '2026-09-04', address: '1 Low Road', nhsNumber: '000', gp: 'Dr Oak', school: 'Hillside',
  interpreter: 'none', disability: 'none known', legalStatus: 'none',
};
export const person: Required<Person> = {
  aboutId: id, name: 'Dean Croft', aliases: ['Deano'], dateOfBirth: '1999-02-28', address: '1 Low Road', relationship: 'partner', parentalResponsibility: false,
};
const missing = [{ sector: 'police', howHeard: 'rung at 18:00', byWhen: when }] as const;
const says = {
  statement: 'Two round bruises.', childIds: [id], aboutIds: [id], kind: 'worry', basis: 'fact', occurredFrom: when, occurredTo: when, source: 'seen', evidenceRef: 'r',
  stillRelevantBecause: 'b', impactOnChild: 'i', familyHelped: 'h', familyBarriers: 'b', harmSetting: 's', purpose: 'for-action', onwardSharing: 'o',
  mayShareWithFamily: true, whyNot: 'w',
} as const;
const restrictedTo = ['police', id];
const happenedAt = when;
const options = [{ childId: id, option: 'joint' }];

export const examples: { [K in CommandType]: Required<Extract<Command, { type: K }>> } = {
  ConveneMeeting: {
    type: 'ConveneMeeting', procedureId: 'strategy-discussion', meetingKind: 'strategy-discussion', reference: 'NM-1', concern: 'Bruising.', children: [child],
    people: [person], scheduledFor: when, place: 'Room 4', participants: [participant], decidedToHoldAt: when, previousMeetingId: id,
  },
  ChangeArrangements: { type: 'ChangeArrangements', scheduledFor: when, place: 'Room 5' },
  CancelMeeting: { type: 'CancelMeeting', reason: 'r', happenedAt },
  AddChild: { type: 'AddChild', child, why: 'a sibling', happenedAt },
  CorrectChild: { type: 'CorrectChild', child, why: 'misspelt' },
  AddPerson: { type: 'AddPerson', person, restrictedTo },
  InviteParticipant: { type: 'InviteParticipant', participant },
  AnswerInvitation: { type: 'AnswerInvitation', answer: 'deputy', deputy: participant, reason: 'leave' },
  WithdrawInvitation: { type: 'WithdrawInvitation', participantId: id, reason: 'r' },
  Arrive: { type: 'Arrive', mode: 'video', confidentialityAccepted: true, knowsFamily: 'no', happenedAt },
  AdmitParticipant: { type: 'AdmitParticipant', participantId: id, happenedAt },
  DeclineEntry: { type: 'DeclineEntry', participantId: id, why: 'w' },
  RecordArrival: { type: 'RecordArrival', participantId: id, participant, mode: 'phone', confidentialityAccepted: true, happenedAt },
  RecordDeparture: { type: 'RecordDeparture', participantId: id, happenedAt },
  Leave: { type: 'Leave', happenedAt },
  CorrectAttendance: { type: 'CorrectAttendance', participantId: id, arrivedAt: when, leftAt: when, why: 'w' },
  ConfirmAuthority: { type: 'ConfirmAuthority', participantId: id, mayDecide: true },
  OpenMeeting: { type: 'OpenMeeting', inquorate: { groundId: 'immediate-risk', reason: 'r', missing }, happenedAt },
  ProceedInquorate: { type: 'ProceedInquorate', groundId: 'immediate-risk', reason: 'r', missing, happenedAt },
  MoveToItem: { type: 'MoveToItem', itemId: 'actions' },
  ReadStatement: { type: 'ReadStatement', statementId: 'challenge', happenedAt },
  AdjournMeeting: { type: 'AdjournMeeting', reason: 'r', resumeAt: when, happenedAt },
  ResumeMeeting: { type: 'ResumeMeeting', reason: 'r', happenedAt },
  TakeTheChair: { type: 'TakeTheChair', reason: 'r', happenedAt },
  MakeContribution: {
    type: 'MakeContribution', contributionId: id, ...says, packQuestionId: 'siblings', onBehalfOfAgencyId: 'police', spokenByParticipantId: id, fromNoteId: id, restrictedTo, happenedAt,
  },
  CorrectContribution: { type: 'CorrectContribution', contributionId: id, changes: says, why: 'w', happenedAt, restrictedTo },
  WithdrawContribution: { type: 'WithdrawContribution', contributionId: id, why: 'w' },
  ConfirmContributions: { type: 'ConfirmContributions', contributionIds: [id] },
  RecordReadBack: { type: 'RecordReadBack', participantId: id, contributionIds: [id], happenedAt },
  AcknowledgeContribution: { type: 'AcknowledgeContribution', contributionId: id },
  AskAbout: { type: 'AskAbout', questionId: id, contributionId: id, ofAgencyId: 'police', question: 'q', restrictedTo },
  AnswerQuestion: { type: 'AnswerQuestion', questionId: id, answer: 'a', restrictedTo },
  GiveFeedback: { type: 'GiveFeedback', contributionId: id, outcome: 'o', restrictedTo },
  RecordSearch: { type: 'RecordSearch', systems: ['CP-IS'], subjects: ['household'], period: 'p', notSearched: 'n', result: 'found', packQuestionId: 'cp-is', restrictedTo, happenedAt },
  TakeNote: { type: 'TakeNote', noteId: id, text: 't', speakerParticipantId: id, happenedAt },
  RecordChildsVoice: {
    type: 'RecordChildsVoice', childId: id, words: 'w', wishesAndFeelings: 'w', observedCues: 'o', whatHelps: 'w', circumstances: 'c', howShared: 'h', heardBy: 'h', heardAt: when,
    participationCode: 'PN6', mayShareWithFamily: false, restrictedTo,
  },
  RecordVoiceNotHeard: { type: 'RecordVoiceNotHeard', childId: id, why: 'w', planToHear: 'p', restrictedTo, happenedAt },
  ConsiderPerson: {
    type: 'ConsiderPerson', aboutId: id, childIds: [id], consideredAs: 'risk', basis: 'fact', source: 's', involvement: 'i', whyNotInvolved: 'w', packQuestionId: 'siblings', restrictedTo,
  },
  DecideWhatFamilyIsTold: {
    type: 'DecideWhatFamilyIsTold', told: true, aboutId: id, what: 'w', byParticipantId: id, notBefore: when, mustNotKnowYet: 'm', whyNot: 'w', restrictedTo, happenedAt,
  },
  NameLeadPractitioner: { type: 'NameLeadPractitioner', participantId: id, responsibilities: 'r', restrictedTo },
  RecordAnalysis: { type: 'RecordAnalysis', text: 't', byParticipantId: id, restrictedTo },
  ProposeDecision: { type: 'ProposeDecision', decisionId: id, matterId: 'section-47', options, proposal: 'p', why: 'w', restrictedTo, happenedAt },
  AmendProposal: { type: 'AmendProposal', decisionId: id, basedOnVersion: 1, options, proposal: 'p', happenedAt },
  TakePosition: { type: 'TakePosition', decisionId: id, version: 1, position: 'agree', standing: 'agency', childIds: [id], reason: 'r', restrictedTo, happenedAt },
  DecideMatter: { type: 'DecideMatter', decisionId: id, version: 1, rationale: 'r', happenedAt },
  RaiseDisagreement: { type: 'RaiseDisagreement', disagreementId: id, about: { kind: 'decision', decisionId: id }, statement: 's', standing: 'personal', restrictedTo, happenedAt },
  RespondToDisagreement: { type: 'RespondToDisagreement', disagreementId: id, response: 'r', happenedAt, restrictedTo },
  ResolveDisagreement: { type: 'ResolveDisagreement', disagreementId: id, how: 'h', happenedAt, restrictedTo },
  EscalateDisagreement: { type: 'EscalateDisagreement', disagreementId: id, stageId: 'managers', to: 't', because: 'b', happenedAt, restrictedTo },
  AnswerEscalation: { type: 'AnswerEscalation', disagreementId: id, stageId: 'managers', outcome: 'o', happenedAt, restrictedTo },
  AgreeAction: {
    type: 'AgreeAction', actionId: id, what: 'w', owner: { name: 'n', post: 'p', agencyId: 'police', namedBy: when }, due: when, childIds: [id], difference: 'd', measure: 'm',
    contingency: 'c', decisionId: id, alreadyDone: false, mayShareWithFamily: false, restrictedTo, happenedAt,
  },
  AcceptAction: { type: 'AcceptAction', actionId: id, happenedAt },
  DeclineAction: { type: 'DeclineAction', actionId: id, why: 'w', happenedAt, restrictedTo },
  ReassignAction: { type: 'ReassignAction', actionId: id, owner: { participantId: id }, why: 'w', happenedAt, restrictedTo },
  AmendAction: { type: 'AmendAction', actionId: id, what: 'w', due: when, why: 'w', happenedAt, restrictedTo },
  ReportProgress: { type: 'ReportProgress', actionId: id, note: 'n', happenedAt, restrictedTo },
  CompleteAction: { type: 'CompleteAction', actionId: id, evidence: 'e', happenedAt, restrictedTo },
  RecordActionNotDone: { type: 'RecordActionNotDone', actionId: id, cause: 'not-done', explanation: 'e', contingencyStarted: true, happenedAt, restrictedTo },
  CloseMeeting: { type: 'CloseMeeting', summary: 's', nextMeetingAt: when, outstanding: [{ checkId: 'lead-named', why: 'w' }], happenedAt },
  ExtendAudience: { type: 'ExtendAudience', sequence: 4, to: ['legal'], why: 'w' },
  RestrictAfterwards: { type: 'RestrictAfterwards', sequence: 4, audience: ['legal'], why: 'w' },
  WriteSection: { type: 'WriteSection', sectionId: 'summary', edition: 'agency-csc', text: 't', basedOnVersion: 0, restrictedTo },
  FlagMoment: { type: 'FlagMoment', flagId: 'when-was-that', sequence: 4, ofParticipantId: id, question: 'q', restrictedTo },
  AnswerFlag: { type: 'AnswerFlag', flagId: 'when-was-that', answer: 'a', restrictedTo },
  CirculateMinutes: { type: 'CirculateMinutes', edition: 'full', to: [id], happenedAt },
  RequestAmendment: { type: 'RequestAmendment', amendmentId: id, sectionId: 'summary', text: 't', why: 'w', restrictedTo },
  AnswerAmendment: { type: 'AnswerAmendment', amendmentId: id, accepted: false, why: 'w', restrictedTo },
  ConfirmMinutes: { type: 'ConfirmMinutes', upTo: 9 },
  FinaliseMinutes: { type: 'FinaliseMinutes', upTo: 9 },
  MakeEdition: {
    type: 'MakeEdition', edition: 'family', format: 'docx', length: 'summary', recipientId: id, externalRecipient: 'n', releases: [{ sequence: 9, why: 'He wants them to know' }], checks: [{ checkId: 'no-addresses', met: false, why: 'w' }],
  },
  OpenEdition: { type: 'OpenEdition', edition: 'full', format: 'pdf' },
  RecordDistribution: { type: 'RecordDistribution', edition: 'family', to: 'n', how: 'h', format: 'docx', happenedAt },
};
