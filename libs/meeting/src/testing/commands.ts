/** Commands as the tests say them: what matters is named, the rest is filled in. */
import type {
  AgreeAction,
  MakeContribution,
  MeetingCommand,
  OpenMeeting,
  Participant,
  ProposeDecision,
  RaiseDisagreement,
  TakePosition,
  Inquorate,
  RecordSearch,
} from '../index.js';

type Of<T extends MeetingCommand['type']> = Extract<MeetingCommand, { type: T }>;
type Extra<C> = Partial<Omit<C, 'type'>>;

export const arrive = (extra: Extra<Of<'Arrive'>> = {}): Of<'Arrive'> => ({
  type: 'Arrive',
  mode: 'video',
  confidentialityAccepted: true,
  ...extra,
});
export const leave = (extra: Extra<Of<'Leave'>> = {}): Of<'Leave'> => ({ type: 'Leave', ...extra });
export const invite = (participant: Participant): Of<'InviteParticipant'> => ({
  type: 'InviteParticipant',
  participant,
});
export const withdraw = (participantId: string): Of<'WithdrawInvitation'> => ({
  type: 'WithdrawInvitation',
  participantId,
  reason: 'A conflict of interest',
});
export const arrival = (participantId: string, extra: Extra<Of<'RecordArrival'>> = {}): Of<'RecordArrival'> => ({
  type: 'RecordArrival',
  participantId,
  mode: 'phone',
  ...extra,
});
export const walkIn = (participant: Participant): Of<'RecordArrival'> => ({
  type: 'RecordArrival',
  participant,
  mode: 'phone',
});
export const departure = (participantId: string, extra: Extra<Of<'RecordDeparture'>> = {}): Of<'RecordDeparture'> => ({
  type: 'RecordDeparture',
  participantId,
  ...extra,
});

export const without = (...sectors: Inquorate['missing'][number]['sector'][]): Inquorate => ({
  groundId: 'immediate-risk',
  reason: 'The child may be hurt tonight',
  missing: sectors.map((sector) => ({ sector, howHeard: 'by phone', byWhen: '2026-11-20T20:00:00.000Z' })),
});
export const open = (extra: Extra<OpenMeeting> = {}): OpenMeeting => ({ type: 'OpenMeeting', ...extra });
export const proceed = (inquorate: Inquorate): Of<'ProceedInquorate'> => ({ type: 'ProceedInquorate', ...inquorate });
export const adjourn = (extra: Extra<Of<'AdjournMeeting'>> = {}): Of<'AdjournMeeting'> => ({
  type: 'AdjournMeeting',
  reason: 'The fire alarm',
  ...extra,
});
export const takeTheChair = (): Of<'TakeTheChair'> => ({ type: 'TakeTheChair', reason: 'The line is dead' });
export const askForTheChair = (): Of<'AskForTheChair'> => ({ type: 'AskForTheChair', reason: 'She has gone quiet' });
export const answerForTheChair = (agreed: boolean): Of<'AnswerForTheChair'> => ({ type: 'AnswerForTheChair', agreed });
export const cancel = (): Of<'CancelMeeting'> => ({ type: 'CancelMeeting', reason: 'Convened twice' });
const outstandingAll = [
  'agencies-answered',
  'children-heard',
  'family-told',
  'section-47-decided',
  'section-47-acted',
  'lead-named',
  'contributions-complete',
  'dissent-reasons',
].map((checkId) => ({ checkId, why: 'Tomorrow' }) as const) as NonNullable<Of<'CloseMeeting'>['outstanding']>;
export const close = (extra: Extra<Of<'CloseMeeting'>> = {}): Of<'CloseMeeting'> => ({
  type: 'CloseMeeting',
  summary: 'We carry on.',
  outstanding: outstandingAll,
  ...extra,
});

export const contribution = (contributionId: string, extra: Extra<MakeContribution> = {}): MakeContribution => ({
  type: 'MakeContribution',
  contributionId,
  statement: 'Two bruises',
  ...extra,
});
/** One that leaves nothing unsaid. */
export const whole = (contributionId: string, extra: Extra<MakeContribution> = {}): MakeContribution =>
  contribution(contributionId, {
    childIds: ['mia'],
    basis: 'fact',
    source: 'records',
    occurredFrom: '2026-11-18T09:00:00.000Z',
    impactOnChild: 'She is hurt',
    purpose: 'for-action',
    ...extra,
  });
export const correction = (
  contributionId: string,
  changes: Of<'CorrectContribution'>['changes'] = { statement: 'Three bruises' },
): Of<'CorrectContribution'> => ({ type: 'CorrectContribution', contributionId, changes, why: 'Miscounted' });
export const withdrawal = (contributionId: string): Of<'WithdrawContribution'> => ({
  type: 'WithdrawContribution',
  contributionId,
  why: 'Wrong child',
});
export const confirm = (...contributionIds: string[]): Of<'ConfirmContributions'> => ({
  type: 'ConfirmContributions',
  contributionIds,
});
export const readBack = (participantId: string, ...contributionIds: string[]): Of<'RecordReadBack'> => ({
  type: 'RecordReadBack',
  participantId,
  contributionIds,
});
export const acknowledge = (contributionId: string): Of<'AcknowledgeContribution'> => ({
  type: 'AcknowledgeContribution',
  contributionId,
});
export const ask = (questionId: string, extra: Extra<Of<'AskAbout'>>): Of<'AskAbout'> => ({
  type: 'AskAbout',
  questionId,
  question: 'Since when?',
  ...extra,
});
export const answer = (questionId: string, extra: Extra<Of<'AnswerQuestion'>> = {}): Of<'AnswerQuestion'> => ({
  type: 'AnswerQuestion',
  questionId,
  answer: 'Since March',
  ...extra,
});
export const feedback = (contributionId: string): Of<'GiveFeedback'> => ({
  type: 'GiveFeedback',
  contributionId,
  outcome: 'It led to a medical',
});
export const search = (extra: Extra<RecordSearch> = {}): RecordSearch => ({
  type: 'RecordSearch',
  systems: ['Case file'],
  subjects: ['mia'],
  result: 'nothing-known',
  ...extra,
});
export const withdrawNote = (noteId: string, why = 'Taken down twice'): Of<'WithdrawNote'> => ({
  type: 'WithdrawNote',
  noteId,
  why,
});
export const note = (noteId: string, text = 'He was shouting'): Of<'TakeNote'> => ({ type: 'TakeNote', noteId, text });

export const voice = (
  childId: string,
  extra: Extra<Of<'RecordChildsVoice'>> = { words: 'I have to be quiet' },
): Of<'RecordChildsVoice'> => ({ type: 'RecordChildsVoice', childId, ...extra });
export const notHeard = (childId: string): Of<'RecordVoiceNotHeard'> => ({
  type: 'RecordVoiceNotHeard',
  childId,
  why: 'Eleven weeks old',
  planToHear: 'Describe her cues',
});
export const consider = (aboutId: string, extra: Extra<Of<'ConsiderPerson'>> = {}): Of<'ConsiderPerson'> => ({
  type: 'ConsiderPerson',
  aboutId,
  childIds: ['mia'],
  consideredAs: 'unknown',
  ...extra,
});
export const tellFamily = (extra: Extra<Of<'DecideWhatFamilyIsTold'>> = {}): Of<'DecideWhatFamilyIsTold'> => ({
  type: 'DecideWhatFamilyIsTold',
  told: true,
  what: 'That both children will be seen',
  ...extra,
});
export const nameLead = (participantId: string): Of<'NameLeadPractitioner'> => ({
  type: 'NameLeadPractitioner',
  participantId,
  responsibilities: 'Rings the family',
});
export const analysis = (extra: Extra<Of<'RecordAnalysis'>> = {}): Of<'RecordAnalysis'> => ({
  type: 'RecordAnalysis',
  text: 'It does not fit',
  ...extra,
});

export const propose = (decisionId: string, extra: Extra<ProposeDecision> = {}): ProposeDecision => ({
  type: 'ProposeDecision',
  decisionId,
  matterId: 'section-47',
  proposal: 'Enquire jointly',
  options: [
    { childId: 'mia', option: 'joint' },
    { childId: 'leo', option: 'joint' },
  ],
  ...extra,
});
export const amend = (decisionId: string, basedOnVersion: number): Of<'AmendProposal'> => ({
  type: 'AmendProposal',
  decisionId,
  basedOnVersion,
  options: [{ childId: 'mia', option: 'joint' }],
  proposal: 'See Leo today',
});
export const position = (
  decisionId: string,
  stance: TakePosition['position'] = 'agree',
  extra: Extra<TakePosition> = {},
): TakePosition => ({ type: 'TakePosition', decisionId, version: 1, position: stance, standing: 'agency', ...extra });
export const decideOn = (decisionId: string, version = 1): Of<'DecideMatter'> => ({
  type: 'DecideMatter',
  decisionId,
  version,
  rationale: 'Unexplained injuries',
});
export const disagree = (
  disagreementId: string,
  about: RaiseDisagreement['about'],
  extra: Extra<RaiseDisagreement> = {},
): RaiseDisagreement => ({
  type: 'RaiseDisagreement',
  disagreementId,
  about,
  statement: 'Too slow',
  standing: 'agency',
  ...extra,
});
export const respond = (disagreementId: string): Of<'RespondToDisagreement'> => ({
  type: 'RespondToDisagreement',
  disagreementId,
  response: 'We hear you',
});
export const resolve = (disagreementId: string): Of<'ResolveDisagreement'> => ({
  type: 'ResolveDisagreement',
  disagreementId,
  how: 'Seen today',
});
export const escalate = (disagreementId: string, stageId = 'managers'): Of<'EscalateDisagreement'> => ({
  type: 'EscalateDisagreement',
  disagreementId,
  stageId,
  to: 'The head of service',
  because: 'No answer',
});
export const answerEscalation = (disagreementId: string, stageId = 'managers'): Of<'AnswerEscalation'> => ({
  type: 'AnswerEscalation',
  disagreementId,
  stageId,
  outcome: 'Seen today',
});

export const agree = (actionId: string, extra: Extra<AgreeAction> = {}): AgreeAction => ({
  type: 'AgreeAction',
  actionId,
  what: 'See Leo',
  owner: { participantId: 'sw' },
  due: '2026-11-21T12:00:00.000Z',
  ...extra,
});
export const onAction = <T extends 'AcceptAction' | 'CompleteAction'>(type: T, actionId: string) =>
  ({ type, actionId }) as Of<T>;

export const extend = (sequence: number, ...to: string[]): Of<'ExtendAudience'> => ({
  type: 'ExtendAudience',
  sequence,
  to,
  why: 'They need it',
});
export const restrict = (sequence: number, ...audience: string[]): Of<'RestrictAfterwards'> => ({
  type: 'RestrictAfterwards',
  sequence,
  audience,
  why: 'It names her',
});
