/** Any well-typed command, with identifiers from a small pool so that they meet, and every text a word of its own. */
import fc from 'fast-check';
import type { MeetingCommand } from '../commands-and-events.js';
import {
  bases,
  checkIds,
  consideredAs,
  contributionKinds,
  documentFormats,
  linkWays,
  notDoneCauses,
  participationCodes,
  positionStandings,
  purposes,
  stances,
  waysKnown,
} from '../index.js';
import { sectors } from '../vocabulary.js';
import { minute } from './given.js';
import { people, type Name } from './people.js';

const oddities = ['__proto__', 'constructor', '', '𝒶‮b', 'nobody'];
const id = (...known: string[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom(...oddities) },
  );
export const names = Object.keys(people) as Name[];
const who = id(...names);
const participant = fc.constantFrom(...names.map((name) => people[name]), {
  ...people.hv,
  participantId: '__proto__',
  agencyId: '__proto__',
});
const agencyId = id('csc', 'police', 'community-health', 'hillside', 'homes');
const childId = id('mia', 'leo');
const aboutId = id('dean');
const contributionId = id('c1', 'c2', 'c3', 'c4');
const questionId = id('q1', 'q2');
const decisionId = id('d1', 'd2', 'd3');
const disagreementId = id('g1', 'g2');
const actionId = id('t1', 't2');
const noteId = id('n1', 'n2');
const flagId = id('f1', 'f2');
const amendmentId = id('m1', 'm2');
const sectionId = id('summary', 'decisions');
const edition = id('full', 'family', 'agency-police');
const format = fc.constantFrom(...documentFormats);
const sequence = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1.5, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE) },
);
const version = fc.constantFrom(1, 1, 1, 2, 3, Number.MAX_SAFE_INTEGER);
const when = fc.integer({ min: -500_000, max: 90 }).map(minute);
const later = fc.integer({ min: -60, max: 6000 }).map(minute);

export const word = fc.constant('WORD');
/** The steps with every text a word found nowhere else, so that who may read it is told by the row it was written in. */
export function distinct<T>(steps: readonly T[], prefix: string): T[] {
  let written = 0;
  return JSON.parse(JSON.stringify(steps).replace(/"WORD"/g, () => `"word-${prefix}-${(written += 1)}z"`)) as T[];
}
const audience = fc.array(fc.oneof(fc.constantFrom(...names), fc.constantFrom(...sectors.slice(0, 4))), {
  maxLength: 3,
});
const restrictable = { restrictedTo: audience };
const reports = { happenedAt: when };
export const yes = fc.boolean();
/** Those outside the agencies, as they are named, and now and then somebody else. */
const outsiders = fc.array(id('father', 'mother', 'advocate', 'observer'), { maxLength: 2 });

export const of = <T extends MeetingCommand['type'], R extends object, O extends object = object>(
  type: T,
  required: { [K in keyof R]: fc.Arbitrary<R[K]> },
  optional?: { [K in keyof O]: fc.Arbitrary<O[K]> },
) =>
  fc.record({ type: fc.constant(type), ...required, ...optional } as never, {
    requiredKeys: ['type', ...Object.keys(required)] as never[],
  }) as unknown as fc.Arbitrary<{ type: T } & R & Partial<O>>;

/** A command of which nothing is required. */
const bare = <T extends MeetingCommand['type'], O extends object>(
  type: T,
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
) => of<T, object, O>(type, {}, optional);

const said = {
  statement: word,
  childIds: fc.array(childId, { maxLength: 2 }),
  aboutIds: fc.array(aboutId, { maxLength: 1 }),
  kind: fc.constantFrom(...contributionKinds),
  basis: fc.constantFrom(...bases),
  occurredFrom: when,
  occurredTo: when,
  source: word,
  evidenceRef: word,
  stillRelevantBecause: word,
  impactOnChild: word,
  familyHelped: word,
  familyBarriers: word,
  harmSetting: word,
  purpose: fc.constantFrom(...purposes),
  onwardSharing: word,
  mayShareWithFamily: yes,
  mayShareWith: outsiders,
  whyNot: word,
};
const { statement: _statement, ...unsaid } = said;
const owner = fc.oneof(
  fc.record({ participantId: who }),
  fc.record({ name: word, post: word, agencyId }, { requiredKeys: ['post', 'agencyId'] }),
);
const inquorate = {
  groundId: id('immediate-risk', 'agency-unreachable'),
  reason: word,
  missing: fc.array(fc.record({ sector: fc.constantFrom(...sectors.slice(0, 3)), howHeard: word, byWhen: later }), {
    maxLength: 3,
  }),
};
const options = fc.array(fc.record({ childId, option: fc.constantFrom('none', 'joint') }), { maxLength: 2 });
const child = fc.record({ childId: id('mia', 'leo', 'ava'), name: word });
const person = fc.record({ aboutId: id('dean', 'aaron'), name: word, relationship: word });
const about = fc.oneof(
  fc.record({ kind: fc.constant('decision' as const), decisionId }),
  fc.record({ kind: fc.constant('contribution' as const), contributionId }),
  fc.record({ kind: fc.constant('action' as const), actionId }),
  fc.constant({ kind: 'conduct' as const }),
);

export const anyOf = {
  ChangeArrangements: bare('ChangeArrangements', { scheduledFor: later, place: word }),
  CancelMeeting: of('CancelMeeting', { reason: word }, reports),
  AddChild: of('AddChild', { child, why: word }, { notListed: yes }),
  CorrectChild: of('CorrectChild', { child, why: word }),
  AddPerson: of('AddPerson', { person }, { notListed: yes }),
  CorrectParticipant: of('CorrectParticipant', {
    participantId: who,
    changes: fc.record(
      {
        name: word,
        post: word,
        agencyId,
        agencyName: word,
        sector: fc.constantFrom(...sectors.slice(0, 4)),
        email: word,
        phone: word,
      },
      { requiredKeys: [] },
    ),
    why: word,
  }),
  CorrectPerson: of('CorrectPerson', {
    aboutId,
    changes: fc.record({ name: word, address: word, relationship: word }, { requiredKeys: [] }),
    why: word,
  }),
  RecordWhereabouts: of(
    'RecordWhereabouts',
    { childId, where: word },
    { withWhom: word, safeUntil: later, saidBy: word, ...restrictable },
  ),
  RecordHiding: of('RecordHiding', {
    hiding: fc.array(
      fc.record({
        listedId: fc.oneof(childId, aboutId, who),
        mustNotBeFoundBy: fc.array(fc.oneof(aboutId, who), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
  }),
  InviteParticipant: of('InviteParticipant', { participant }, { notListed: yes }),
  AnswerInvitation: of(
    'AnswerInvitation',
    { answer: fc.constantFrom('will-attend' as const, 'apologies' as const, 'deputy' as const) },
    { deputy: participant, reason: word },
  ),
  WithdrawInvitation: of('WithdrawInvitation', { participantId: who, reason: word }),
  Arrive: of(
    'Arrive',
    { mode: fc.constant('video' as const), confidentialityAccepted: yes },
    { knowsFamily: word, ...reports },
  ),
  AdmitParticipant: of('AdmitParticipant', { participantId: who }, reports),
  DeclineEntry: of('DeclineEntry', { participantId: who, why: word }),
  RecordArrival: of(
    'RecordArrival',
    { mode: fc.constant('phone' as const) },
    {
      participantId: who,
      participant,
      confidentialityAccepted: yes,
      knownBy: fc.constantFrom(...waysKnown),
      ...reports,
    },
  ),
  RecordRungBack: of('RecordRungBack', { participantId: who }, reports),
  RecordDeparture: of('RecordDeparture', { participantId: who }, reports),
  Leave: bare('Leave', reports),
  CorrectAttendance: of(
    'CorrectAttendance',
    { participantId: who, why: word },
    { stay: fc.constantFrom(1, 2, 99), arrivedAt: when, leftAt: when },
  ),
  AddStay: of(
    'AddStay',
    { participantId: who, arrivedAt: when, mode: fc.constant('phone' as const), why: word },
    { leftAt: when },
  ),
  ConfirmAuthority: of('ConfirmAuthority', { participantId: who, mayDecide: yes }),
  OpenMeeting: bare('OpenMeeting', { inquorate: fc.record(inquorate), ...reports }),
  ProceedInquorate: of('ProceedInquorate', inquorate, reports),
  MoveToItem: of('MoveToItem', { itemId: id('welcome') }),
  ReadStatement: of('ReadStatement', { statementId: id('challenge') }, reports),
  AdjournMeeting: of('AdjournMeeting', { reason: word }, { resumeAt: later, ...reports }),
  ResumeMeeting: bare('ResumeMeeting', { reason: word, ...reports }),
  TakeTheChair: of('TakeTheChair', { reason: word }, reports),
  GiveLink: of('GiveLink', { participantId: who, how: fc.constantFrom(...linkWays), used: yes }),
  OpenLink: fc.constant({ type: 'OpenLink' as const }),
  AgreeLink: of('AgreeLink', { participantId: who }),
  AskForTheChair: of('AskForTheChair', { reason: word }),
  AnswerForTheChair: of('AnswerForTheChair', { agreed: yes }, { why: word }),
  MakeContribution: of(
    'MakeContribution',
    { contributionId, statement: word },
    {
      ...unsaid,
      packQuestionId: id('siblings'),
      onBehalfOfAgencyId: agencyId,
      spokenByParticipantId: who,
      fromNoteId: noteId,
      ...restrictable,
      ...reports,
    },
  ),
  CorrectContribution: of(
    'CorrectContribution',
    { contributionId, changes: fc.record(said, { requiredKeys: [] }), why: word },
    reports,
  ),
  WithdrawContribution: of('WithdrawContribution', { contributionId, why: word }),
  ConfirmContributions: of('ConfirmContributions', { contributionIds: fc.array(contributionId, { maxLength: 3 }) }),
  RecordReadBack: of(
    'RecordReadBack',
    { participantId: who, contributionIds: fc.array(contributionId, { maxLength: 3 }) },
    reports,
  ),
  AcknowledgeContribution: of('AcknowledgeContribution', { contributionId }),
  AskAbout: of('AskAbout', { questionId, question: word }, { contributionId, ofAgencyId: agencyId, ...restrictable }),
  AnswerQuestion: of('AnswerQuestion', { questionId, answer: word }, restrictable),
  GiveFeedback: of('GiveFeedback', { contributionId, outcome: word }),
  RecordSearch: of(
    'RecordSearch',
    {
      systems: fc.array(word, { maxLength: 2 }),
      subjects: fc.array(word, { maxLength: 2 }),
      result: fc.constantFrom('found' as const, 'nothing-known' as const),
    },
    { period: word, notSearched: word, packQuestionId: id('siblings'), ...restrictable, ...reports },
  ),
  TakeNote: of('TakeNote', { noteId, text: word }, { speakerParticipantId: who, ...reports }),
  WithdrawNote: of('WithdrawNote', { noteId, why: word }),
  RecordChildsVoice: of(
    'RecordChildsVoice',
    { childId },
    {
      words: word,
      wishesAndFeelings: word,
      observedCues: word,
      whatHelps: word,
      circumstances: word,
      howShared: word,
      heardBy: word,
      heardAt: when,
      participationCode: fc.constantFrom(...participationCodes),
      mayShareWithFamily: yes,
      mayShareWith: outsiders,
      spokenByParticipantId: who,
      ...restrictable,
    },
  ),
  RecordVoiceNotHeard: of(
    'RecordVoiceNotHeard',
    { childId, why: word, planToHear: word },
    { ...restrictable, ...reports },
  ),
  ConsiderPerson: of(
    'ConsiderPerson',
    { aboutId, childIds: fc.array(childId, { maxLength: 2 }), consideredAs: fc.constantFrom(...consideredAs) },
    {
      basis: fc.constantFrom(...bases),
      source: word,
      involvement: word,
      whyNotInvolved: word,
      packQuestionId: id('carers'),
      ...restrictable,
    },
  ),
  DecideWhatFamilyIsTold: of(
    'DecideWhatFamilyIsTold',
    { told: yes },
    {
      aboutId,
      childIds: fc.array(childId, { maxLength: 2 }),
      what: word,
      byParticipantId: who,
      notBefore: later,
      mustNotKnowYet: word,
      mustNotKnowYetRestrictedTo: audience,
      whyNot: word,
      ...restrictable,
      ...reports,
    },
  ),
  NameLeadPractitioner: of('NameLeadPractitioner', { participantId: who, responsibilities: word }),
  RecordAnalysis: of('RecordAnalysis', { text: word }, { byParticipantId: who, ...restrictable }),
  ProposeDecision: of(
    'ProposeDecision',
    {
      decisionId,
      matterId: id('section-47', 'immediate-safety', 'legal-advice', 'criminal-investigation'),
      options,
      proposal: word,
    },
    { why: word, ...restrictable, ...reports },
  ),
  AmendProposal: of('AmendProposal', { decisionId, basedOnVersion: version, options, proposal: word }, reports),
  TakePosition: of(
    'TakePosition',
    { decisionId, version, position: fc.constantFrom(...stances), standing: fc.constantFrom(...positionStandings) },
    {
      childIds: fc.array(childId, { maxLength: 2 }),
      reason: word,
      spokenByParticipantId: who,
      ...restrictable,
      ...reports,
    },
  ),
  DecideMatter: of('DecideMatter', { decisionId, version, rationale: word }, reports),
  RaiseDisagreement: of(
    'RaiseDisagreement',
    { disagreementId, about, statement: word, standing: fc.constantFrom(...positionStandings) },
    { ...restrictable, ...reports },
  ),
  RespondToDisagreement: of('RespondToDisagreement', { disagreementId, response: word }, reports),
  ResolveDisagreement: of('ResolveDisagreement', { disagreementId, how: word }, reports),
  EscalateDisagreement: of(
    'EscalateDisagreement',
    { disagreementId, stageId: id('managers'), to: word, because: word },
    reports,
  ),
  AnswerEscalation: of('AnswerEscalation', { disagreementId, stageId: id('managers'), outcome: word }, reports),
  AgreeAction: of(
    'AgreeAction',
    { actionId, what: word, owner, due: later },
    {
      childIds: fc.array(childId, { maxLength: 2 }),
      difference: word,
      measure: word,
      contingency: word,
      decisionId,
      alreadyDone: yes,
      mayShareWithFamily: yes,
      mayShareWith: outsiders,
      ...restrictable,
      ...reports,
    },
  ),
  AcceptAction: of('AcceptAction', { actionId }, { spokenByParticipantId: who, ...reports }),
  DeclineAction: of('DeclineAction', { actionId, why: word }, { spokenByParticipantId: who, ...reports }),
  TakeBackSpoken: of('TakeBackSpoken', { sequence, why: word }),
  ReassignAction: of('ReassignAction', { actionId, owner, why: word }, reports),
  AmendAction: of(
    'AmendAction',
    { actionId, why: word },
    { what: word, due: later, mayShareWith: outsiders, ...reports },
  ),
  ReportProgress: of('ReportProgress', { actionId, note: word }, reports),
  CompleteAction: of('CompleteAction', { actionId }, { evidence: word, ...reports }),
  RecordActionNotDone: of(
    'RecordActionNotDone',
    { actionId, cause: fc.constantFrom(...notDoneCauses), explanation: word },
    { contingencyStarted: yes, ...reports },
  ),
  CloseMeeting: of(
    'CloseMeeting',
    { summary: word },
    {
      nextMeetingAt: later,
      outstanding: fc.array(fc.record({ checkId: fc.constantFrom(...checkIds), why: word }), { maxLength: 8 }),
      ...reports,
    },
  ),
  ExtendAudience: of('ExtendAudience', { sequence, to: audience, why: word }),
  RestrictAfterwards: of('RestrictAfterwards', { sequence, audience, why: word }),
  WriteSection: of(
    'WriteSection',
    { sectionId, edition, text: word, basedOnVersion: fc.constantFrom(0, 0, 1, 2) },
    restrictable,
  ),
  FlagMoment: of('FlagMoment', { flagId, sequence, ofParticipantId: who, question: word }, restrictable),
  AnswerFlag: of('AnswerFlag', { flagId, answer: word }, restrictable),
  CirculateMinutes: of('CirculateMinutes', { edition, to: fc.array(who, { maxLength: 3 }) }, reports),
  RequestAmendment: of(
    'RequestAmendment',
    { amendmentId, sectionId, text: word, why: word },
    { sequence, ...restrictable },
  ),
  AnswerAmendment: of('AnswerAmendment', { amendmentId, accepted: yes, why: word }, restrictable),
  ConfirmMinutes: bare('ConfirmMinutes', { upTo: sequence, spokenByParticipantId: who }),
  FinaliseMinutes: fc.constant({ type: 'FinaliseMinutes' } as const),
  MakeEdition: of(
    'MakeEdition',
    { edition, format },
    {
      length: fc.constantFrom('full' as const, 'summary' as const),
      recipientId: who,
      externalRecipient: word,
      aboutId,
      childId,
      notListed: yes,
      releases: fc.array(fc.record({ sequence, why: word }), { maxLength: 1 }),
      checks: fc.array(fc.record({ checkId: id('no-addresses'), met: yes, why: word }), { maxLength: 2 }),
      version: fc.integer({ min: 1, max: 2 }),
    },
  ),
  OpenEdition: of('OpenEdition', { edition, format }, { version: fc.integer({ min: 1, max: 2 }) }),
  RecordDistribution: of(
    'RecordDistribution',
    { edition, to: fc.oneof(who, word), how: word },
    { format, notListed: yes, ...reports },
  ),
} satisfies { [K in MeetingCommand['type']]: fc.Arbitrary<Extract<MeetingCommand, { type: K }>> };

export const anyCommand: fc.Arbitrary<MeetingCommand> = fc.oneof(
  ...(Object.values(anyOf) as fc.Arbitrary<MeetingCommand>[]),
);
