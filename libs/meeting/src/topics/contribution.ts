/** Contribution: what each agency tells the meeting, in its own words, and what others ask and say about it. */
import { agencyNameIn, countsForAgency, isInvited, maySee, nameIn, phaseOf, seenBy, type Attendee, type Entered, type Meeting, type Thread } from '../meeting.js';
import { accept, refuse, type Ruling } from '../ruling.js';
import { isBefore } from '../times.js';
import type { OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Stamped } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { Recorded } from '../record.js';
import { inherit, joinThread, openThread, stampAbout, stampFor } from './thread.js';

export const contributionKinds = [
  'strength', 'worry', 'past-harm', 'future-danger', 'involvement', 'medical', 'health-development', 'parenting-capacity',
  'parent-support-need', 'person-posing-risk', 'open-investigation', 'other',
] as const;
export type ContributionKind = (typeof contributionKinds)[number];

/** What a statement rests on; fact and opinion are kept apart. */
export const bases = ['fact', 'observation', 'allegation', 'opinion', 'second-hand'] as const;
export type Basis = (typeof bases)[number];

export const purposes = ['for-action', 'for-information'] as const;
export type Purpose = (typeof purposes)[number];

/** What a contribution says. Only the statement is needed; what is left out shows as a gap. */
export interface ContributionFields {
  readonly statement: string;
  readonly childIds?: readonly string[];
  readonly aboutIds?: readonly string[];
  readonly kind?: ContributionKind;
  readonly basis?: Basis;
  readonly occurredFrom?: Instant;
  readonly occurredTo?: Instant;
  readonly source?: string;
  readonly evidenceRef?: string;
  readonly stillRelevantBecause?: string;
  readonly impactOnChild?: string;
  readonly familyHelped?: string;
  readonly familyBarriers?: string;
  readonly harmSetting?: string;
  readonly purpose?: Purpose;
  readonly onwardSharing?: string;
  readonly mayShareWithFamily?: boolean;
  readonly whyNot?: string;
}

export interface MakeContribution extends ContributionFields, Reports, Restrictable {
  readonly type: 'MakeContribution';
  readonly contributionId: string;
  readonly packQuestionId?: string;
  readonly onBehalfOfAgencyId?: string;
  readonly spokenByParticipantId?: string;
  readonly fromNoteId?: string;
}
export interface CorrectContribution extends Reports {
  readonly type: 'CorrectContribution';
  readonly contributionId: string;
  readonly changes: Partial<ContributionFields>;
  readonly why: string;
}
export interface WithdrawContribution { readonly type: 'WithdrawContribution'; readonly contributionId: string; readonly why: string }
export interface ConfirmContributions { readonly type: 'ConfirmContributions'; readonly contributionIds: readonly string[] }
export interface RecordReadBack extends Reports {
  readonly type: 'RecordReadBack';
  readonly participantId: string;
  readonly contributionIds: readonly string[];
}
export interface AcknowledgeContribution { readonly type: 'AcknowledgeContribution'; readonly contributionId: string }
export interface AskAbout extends Restrictable {
  readonly type: 'AskAbout';
  readonly questionId: string;
  readonly contributionId?: string;
  readonly ofAgencyId?: string;
  readonly question: string;
}
export interface AnswerQuestion extends Restrictable { readonly type: 'AnswerQuestion'; readonly questionId: string; readonly answer: string }
export interface GiveFeedback { readonly type: 'GiveFeedback'; readonly contributionId: string; readonly outcome: string }
export type ContributionCommand =
  | MakeContribution | CorrectContribution | WithdrawContribution | ConfirmContributions | RecordReadBack
  | AcknowledgeContribution | AskAbout | AnswerQuestion | GiveFeedback;

export type ContributionMade = Past<MakeContribution, 'ContributionMade', {
  readonly agencyId: string;
  /** Taken down for another agency, which has yet to confirm it. */
  readonly unconfirmed: boolean;
  /** Received after the meeting closed. */
  readonly receivedOutside: boolean;
}>;
export type ContributionCorrected = Past<CorrectContribution, 'ContributionCorrected'>;
export type ContributionWithdrawn = Past<WithdrawContribution, 'ContributionWithdrawn'>;
export type ContributionConfirmed = Stamped & Reports & {
  readonly type: 'ContributionConfirmed';
  readonly contributionId: string;
  readonly confirmedByParticipantId: string;
  /** Who read it to them and heard them agree, when it was confirmed aloud. */
  readonly readBackBy?: string;
};
export type ContributionAcknowledged = Past<AcknowledgeContribution, 'ContributionAcknowledged', { readonly agencyId: string }>;
export type AskedAbout = Past<AskAbout, 'AskedAbout', { readonly agencyId: string }>;
export type QuestionAnswered = Past<AnswerQuestion, 'QuestionAnswered', { readonly agencyId: string }>;
export type FeedbackGiven = Past<GiveFeedback, 'FeedbackGiven'>;
export type ContributionEvent =
  | ContributionMade | ContributionCorrected | ContributionWithdrawn | ContributionConfirmed | ContributionAcknowledged
  | AskedAbout | QuestionAnswered | FeedbackGiven;

export interface Contribution extends Entered {
  readonly contributionId: string;
  readonly agencyId: string;
  /** Whose words they are, when somebody else took them down. */
  readonly spokenByParticipantId?: string;
  readonly packQuestionId?: string;
  readonly fromNoteId?: string;
  readonly receivedOutside: boolean;
  readonly unconfirmed: boolean;
  /** As it stands now; what it said before stays in `earlier`. */
  says: ContributionFields;
  readonly earlier: { readonly said: ContributionFields; readonly correctedAt: Instant; readonly why: string; readonly sequence: number }[];
  confirmation?: { readonly participantId: string; readonly at: Instant; readonly readBackBy?: string };
  withdrawal?: { readonly why: string; readonly at: Instant };
  readonly acknowledgedBy: string[];
  readonly feedback: { readonly outcome: string; readonly at: Instant; readonly sequence: number }[];
  readonly thread: Thread;
}

export interface Question extends Entered {
  readonly questionId: string;
  readonly agencyId: string;
  readonly ofAgencyId: string;
  readonly contributionId?: string;
  readonly question: string;
  answer?: { readonly text: string; readonly at: Instant; readonly agencyId: string; readonly sequence: number };
  readonly thread: Thread;
}

const everyPhase = ['before-opening', 'open', 'adjourned', 'closed'] as const;
const contributors = { prefix: 'C', who: 'invited', phases: everyPhase } as const;

export const rights = {
  MakeContribution: { ...contributors, family: true },
  CorrectContribution: contributors,
  WithdrawContribution: contributors,
  ConfirmContributions: contributors,
  RecordReadBack: { prefix: 'C', who: 'recorder', phases: ['before-opening', 'open', 'adjourned'] },
  AcknowledgeContribution: { prefix: 'C', who: 'attending', phases: everyPhase },
  AskAbout: { prefix: 'C', who: 'attending', phases: ['before-opening', 'open', 'adjourned'] },
  AnswerQuestion: { prefix: 'C', who: 'attending', phases: ['before-opening', 'open', 'adjourned'] },
  GiveFeedback: { prefix: 'C', who: 'attending', phases: everyPhase },
} satisfies Rights<ContributionCommand>;

const noContribution = () => refuse('C4', 'There is no such contribution in this meeting.');
const takesDownForOthers = new Set(['chair', 'deputy-chair', 'minute-taker']);

/** Whose words these are, or why they cannot be taken down. */
function agencyOf(meeting: Meeting, { onBehalfOfAgencyId, spokenByParticipantId }: MakeContribution, actor: Attendee): string | Ruling<never> {
  const spoken = spokenByParticipantId === undefined ? undefined : meeting.participants.get(spokenByParticipantId);
  if (spokenByParticipantId !== undefined && !spoken) return refuse('C8', 'The speaker named is not in this meeting. Choose them from the list, or record their arrival first.');
  if (onBehalfOfAgencyId && spoken && spoken.facts.agencyId !== onBehalfOfAgencyId) return refuse('C8', `${spoken.facts.name} does not speak for that agency.`);
  const agencyId = onBehalfOfAgencyId ?? spoken?.facts.agencyId ?? actor.facts.agencyId;
  if (agencyId === actor.facts.agencyId) return agencyId;
  if (!takesDownForOthers.has(actor.role)) return refuse('C6', 'Only the chair, the deputy or the minute-taker takes down another agency’s words.');
  return [...meeting.participants.values()].some(({ facts }) => facts.agencyId === agencyId) ? agencyId : refuse('C7', 'That agency is not in this meeting. Invite somebody from it, or record their arrival, first.');
}

/** References that lead nowhere, and dates that contradict each other. */
function fieldsProblem(meeting: Meeting, { childIds = [], aboutIds = [], occurredFrom, occurredTo }: Partial<ContributionFields>): Ruling<never> | undefined {
  if (childIds.some((childId) => !meeting.children.has(childId))) return refuse('C9', 'One of the children named is not in this meeting. Add the child first.');
  if (aboutIds.some((aboutId) => !meeting.people.has(aboutId))) return refuse('C9', 'One of the people named is not listed in this meeting. Add them first.');
  if (occurredFrom && occurredTo && isBefore(occurredTo, occurredFrom)) return refuse('C10', 'It cannot have ended before it began. Check both dates.');
  return undefined;
}

const packQuestionProblem = (meeting: Meeting, packQuestionId: string | undefined): Ruling<never> | undefined =>
  packQuestionId === undefined || meeting.procedure.questions.some((one) => one.packQuestionId === packQuestionId)
    ? undefined
    : refuse('C11', 'This procedure does not ask that question.');

function confirmed(meeting: Meeting, contributionIds: readonly string[], by: Attendee, hearing: Attendee, extra: { readBackBy?: string; happenedAt?: Instant }): Ruling<ContributionEvent> {
  const events: ContributionConfirmed[] = [];
  for (const contributionId of contributionIds) {
    const contribution = seenBy(hearing, meeting.contributions, contributionId);
    if (!contribution || !maySee(by.participantId, contribution)) return noContribution();
    if (contribution.agencyId !== by.facts.agencyId) return refuse('C12', `Only ${agencyNameIn(meeting, contribution.agencyId)} can confirm its own words.`);
    if (contribution.withdrawal) return refuse('C13', 'That contribution has been withdrawn.');
    if (contribution.confirmation) continue;
    events.push({ type: 'ContributionConfirmed', contributionId, confirmedByParticipantId: by.participantId, ...extra, ...inherit(contribution.thread) });
  }
  return accept(...events);
}

export const onCommand: OnCommand<ContributionCommand, ContributionEvent> = {
  MakeContribution: (meeting, command, { actor }) => {
    if (meeting.contributions.has(command.contributionId)) return refuse('C14', 'A contribution with that identifier is already recorded. Nothing was lost: write it again as a new one.');
    const agencyId = agencyOf(meeting, command, actor);
    if (typeof agencyId !== 'string') return agencyId;
    if (command.fromNoteId && !seenBy(actor, meeting.notes, command.fromNoteId)) return refuse('C15', 'There is no such note in this meeting.');
    const problem = fieldsProblem(meeting, command) ?? packQuestionProblem(meeting, command.packQuestionId);
    if (problem) return problem;
    const stamp = stampFor(meeting, command.restrictedTo, agencyId, actor);
    if ('refusal' in stamp) return stamp.refusal;
    const unconfirmed = agencyId !== actor.facts.agencyId;
    return accept({ ...command, type: 'ContributionMade', agencyId, unconfirmed, receivedOutside: phaseOf(meeting) === 'closed', ...stamp });
  },
  CorrectContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId !== actor.facts.agencyId) return refuse('C5', `Only ${agencyNameIn(meeting, contribution.agencyId)} can correct its own words.`);
    if (contribution.withdrawal) return refuse('C13', 'That contribution has been withdrawn.');
    if (Object.keys(command.changes).length === 0) return refuse('C16', 'Say what is to be corrected.');
    return fieldsProblem(meeting, { ...contribution.says, ...command.changes })
      ?? accept({ ...command, type: 'ContributionCorrected', ...inherit(contribution.thread) });
  },
  WithdrawContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId !== actor.facts.agencyId) return refuse('C5', `Only ${agencyNameIn(meeting, contribution.agencyId)} can withdraw its own words.`);
    if (contribution.withdrawal) return accept();
    return accept({ ...command, type: 'ContributionWithdrawn', ...inherit(contribution.thread) });
  },
  ConfirmContributions: (meeting, { contributionIds }, { actor }) => confirmed(meeting, contributionIds, actor, actor, {}),
  RecordReadBack: (meeting, { participantId, contributionIds, happenedAt }, { actor }) => {
    const heard = meeting.participants.get(participantId);
    if (!heard || !isInvited(heard) || !countsForAgency(heard)) return refuse('C8', 'Say who agreed to the words: somebody in this meeting who speaks for their agency.');
    return confirmed(meeting, contributionIds, heard, actor, { readBackBy: actor.participantId, ...(happenedAt ? { happenedAt } : {}) });
  },
  AcknowledgeContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId === actor.facts.agencyId) return refuse('C17', 'An agency acknowledges what others share, not its own words.');
    if (contribution.acknowledgedBy.includes(actor.facts.agencyId)) return accept();
    return accept({ ...command, type: 'ContributionAcknowledged', agencyId: actor.facts.agencyId, ...inherit(contribution.thread) });
  },
  AskAbout: (meeting, command, { actor }) => {
    if (meeting.questions.has(command.questionId)) return refuse('C14', 'A question with that identifier is already recorded. Ask it again as a new one.');
    if ((command.contributionId === undefined) === (command.ofAgencyId === undefined)) return refuse('C18', 'Ask about one contribution, or ask one agency.');
    const contribution = command.contributionId === undefined ? undefined : seenBy(actor, meeting.contributions, command.contributionId);
    if (command.contributionId !== undefined && !contribution) return noContribution();
    if (!contribution && agencyNameIn(meeting, command.ofAgencyId ?? '') === command.ofAgencyId) return refuse('C7', 'That agency is not in this meeting.');
    const stamp = contribution ? stampAbout(meeting, contribution.thread, command.restrictedTo, actor) : stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if ('refusal' in stamp) return stamp.refusal;
    return accept({ ...command, type: 'AskedAbout', agencyId: actor.facts.agencyId, ...stamp });
  },
  AnswerQuestion: (meeting, command, { actor }) => {
    const question = seenBy(actor, meeting.questions, command.questionId);
    if (!question) return refuse('C19', 'There is no such question in this meeting.');
    if (question.answer) return refuse('C20', `${agencyNameIn(meeting, question.answer.agencyId)} has already answered that. Make a contribution to add to it.`);
    if (question.ofAgencyId !== actor.facts.agencyId && actor.participantId !== meeting.chairId) return refuse('C21', `That was asked of ${agencyNameIn(meeting, question.ofAgencyId)}. Make a contribution with what you know.`);
    const stamp = stampAbout(meeting, question.thread, command.restrictedTo, actor);
    if ('refusal' in stamp) return stamp.refusal;
    return accept({ ...command, type: 'QuestionAnswered', agencyId: actor.facts.agencyId, ...stamp });
  },
  GiveFeedback: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    return contribution ? accept({ ...command, type: 'FeedbackGiven', ...inherit(contribution.thread) }) : noContribution();
  },
};

const entered = ({ sequence, at, by, event }: Recorded<ContributionEvent & Reports>): Entered => ({ sequence, at, by, happenedAt: event.happenedAt });

const notSaid = new Set([
  'type', 'contributionId', 'packQuestionId', 'onBehalfOfAgencyId', 'spokenByParticipantId', 'fromNoteId', 'restrictedTo',
  'happenedAt', 'agencyId', 'unconfirmed', 'receivedOutside', 'audience',
]);
const saidIn = (event: ContributionMade): ContributionFields =>
  Object.fromEntries(Object.entries(event).filter(([field]) => !notSaid.has(field))) as unknown as ContributionFields;

/** A contribution and everything said about it later, found together or not at all. */
function about(meeting: Meeting, contributionId: string, entry: Recorded<ContributionEvent>, change: (contribution: Contribution) => void): void {
  const contribution = meeting.contributions.get(contributionId);
  if (!contribution) return;
  joinThread(meeting, contribution.thread, entry);
  change(contribution);
}

export const onEvent: OnEvent<ContributionEvent> = {
  ContributionMade: (meeting, event, entry) => {
    const { contributionId, agencyId, spokenByParticipantId, packQuestionId, fromNoteId, receivedOutside, unconfirmed } = event;
    meeting.contributions.set(contributionId, {
      ...entered(entry), contributionId, agencyId, spokenByParticipantId, packQuestionId, fromNoteId, receivedOutside, unconfirmed,
      says: saidIn(event), earlier: [], acknowledgedBy: [], feedback: [], thread: openThread(meeting, entry, agencyId),
    });
    if (packQuestionId) meeting.answeredPackQuestions.add(packQuestionId);
    const note = fromNoteId ? meeting.notes.get(fromNoteId) : undefined;
    note?.contributionIds.push(contributionId);
  },
  ContributionCorrected: (meeting, { contributionId, changes, why }, entry) =>
    about(meeting, contributionId, entry, (contribution) => {
      contribution.earlier.push({ said: contribution.says, correctedAt: entry.at, why, sequence: entry.sequence });
      contribution.says = { ...contribution.says, ...changes };
    }),
  ContributionWithdrawn: (meeting, { contributionId, why }, entry) =>
    about(meeting, contributionId, entry, (contribution) => { contribution.withdrawal = { why, at: entry.at }; }),
  ContributionConfirmed: (meeting, { contributionId, confirmedByParticipantId, readBackBy }, entry) =>
    about(meeting, contributionId, entry, (contribution) => {
      contribution.confirmation = { participantId: confirmedByParticipantId, at: entry.at, readBackBy };
    }),
  ContributionAcknowledged: (meeting, { contributionId, agencyId }, entry) =>
    about(meeting, contributionId, entry, (contribution) => void contribution.acknowledgedBy.push(agencyId)),
  AskedAbout: (meeting, event, entry) => {
    const { questionId, contributionId, agencyId, question } = event;
    const contribution = contributionId ? meeting.contributions.get(contributionId) : undefined;
    const thread = openThread(meeting, entry, agencyId, contribution?.thread);
    const ofAgencyId = event.ofAgencyId ?? contribution?.agencyId ?? '';
    meeting.questions.set(questionId, { ...entered(entry), questionId, contributionId, agencyId, ofAgencyId, question, thread });
  },
  QuestionAnswered: (meeting, { questionId, answer, agencyId }, entry) => {
    const question = meeting.questions.get(questionId);
    if (!question) return;
    joinThread(meeting, question.thread, entry);
    question.answer = { text: answer, at: entry.at, agencyId, sequence: entry.sequence };
  },
  FeedbackGiven: (meeting, { contributionId, outcome }, entry) =>
    about(meeting, contributionId, entry, (contribution) => void contribution.feedback.push({ outcome, at: entry.at, sequence: entry.sequence })),
};

/** Who said it, in words: the speaker where another took it down, otherwise whoever entered it. */
export function speakerOf(meeting: Meeting, { spokenByParticipantId, by }: Pick<Contribution, 'spokenByParticipantId' | 'by'>): string {
  if (spokenByParticipantId) return nameIn(meeting, spokenByParticipantId);
  return 'participantId' in by ? nameIn(meeting, by.participantId) : by.program;
}
