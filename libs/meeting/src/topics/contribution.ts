/** Contribution: what each agency tells the meeting, in its own words, and what becomes of them. */
import {
  isAgencyIn,
  isProfessional,
  keepsRecord,
  nameIn,
  phaseOf,
  seenBy,
  type Attendee,
  type Entered,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { knowsChild, knowsPerson } from '../known-outside.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused } from '../ruling.js';
import { isBefore } from '../times.js';
import type { OnCommand, OnEvent, Past, Reports, Restrictable, Rights } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { Event } from '../decider.js';
import type { Recorded } from '../record.js';
import { fromNoteProblem } from './note.js';
import {
  familyMeantNow,
  saidByOutsider,
  sharingChanged,
  sharingTakenDown,
  speakerOutside,
  type Shared,
} from './sharing.js';
import { inherit, joinThread, openThread, stampFor } from './thread.js';

export const contributionKinds = [
  'strength',
  'worry',
  'past-harm',
  'future-danger',
  'involvement',
  'medical',
  'health-development',
  'parenting-capacity',
  'parent-support-need',
  'person-posing-risk',
  'open-investigation',
  'other',
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
  /** To whom outside the agencies it may be shown, by name; in place of the mark for the family. */
  readonly mayShareWith?: readonly string[];
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
export interface CorrectContribution extends Reports, Restrictable {
  readonly type: 'CorrectContribution';
  readonly contributionId: string;
  readonly changes: Partial<ContributionFields>;
  readonly why: string;
}
export interface WithdrawContribution {
  readonly type: 'WithdrawContribution';
  readonly contributionId: string;
  readonly why: string;
}
export interface AcknowledgeContribution {
  readonly type: 'AcknowledgeContribution';
  readonly contributionId: string;
}
export interface GiveFeedback extends Restrictable {
  readonly type: 'GiveFeedback';
  readonly contributionId: string;
  readonly outcome: string;
}
export type ContributionCommand =
  MakeContribution | CorrectContribution | WithdrawContribution | AcknowledgeContribution | GiveFeedback;

export type ContributionMade = Past<
  MakeContribution,
  'ContributionMade',
  Shared & {
    readonly agencyId: string;
    /** Taken down for another agency, which has yet to confirm it. Like the next, there only when it is so: most rows are neither. */
    readonly unconfirmed?: true;
    /** Received after the meeting closed. */
    readonly receivedOutside?: true;
  }
>;
export type ContributionCorrected = Past<CorrectContribution, 'ContributionCorrected', Shared>;
export type ContributionWithdrawn = Past<WithdrawContribution, 'ContributionWithdrawn'>;
export type ContributionAcknowledged = Past<
  AcknowledgeContribution,
  'ContributionAcknowledged',
  { readonly agencyId: string }
>;
export type FeedbackGiven = Past<GiveFeedback, 'FeedbackGiven'>;
export type ContributionEvent =
  ContributionMade | ContributionCorrected | ContributionWithdrawn | ContributionAcknowledged | FeedbackGiven;

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
  /** Everybody outside the agencies who may have it. */
  sharedWith: readonly string[];
  readonly earlier: {
    readonly said: ContributionFields;
    readonly correctedAt: Instant;
    readonly why: string;
    readonly sequence: number;
  }[];
  confirmation?: { readonly participantId: string; readonly at: Instant; readonly readBackBy?: string };
  withdrawal?: { readonly why: string; readonly at: Instant };
  readonly acknowledgedBy: string[];
  readonly feedback: { readonly outcome: string; readonly at: Instant; readonly sequence: number }[];
  readonly thread: Thread;
}

const everyPhase = ['before-opening', 'open', 'adjourned', 'closed'] as const;
const contributors = { prefix: 'C', who: 'invited', phases: everyPhase } as const;

export const rights = {
  MakeContribution: { ...contributors, family: true },
  CorrectContribution: { ...contributors, mayNarrow: true },
  WithdrawContribution: contributors,
  AcknowledgeContribution: { prefix: 'C', who: 'attending', phases: everyPhase },
  GiveFeedback: { prefix: 'C', who: 'attending', phases: everyPhase, mayNarrow: true },
} satisfies Rights<ContributionCommand>;

export const noContribution = () => refuseUnknown('C4', 'There is no such contribution in this meeting.');

function speakerProblem(
  { onBehalfOfAgencyId, spokenByParticipantId }: MakeContribution,
  spoken: Attendee | undefined,
): Refused | undefined {
  if (spokenByParticipantId !== undefined && !spoken)
    return refuse(
      'C8',
      'The speaker named is not in this meeting. Choose them from the list, or record their arrival first.',
    );
  if (onBehalfOfAgencyId && spoken && spoken.facts.agencyId !== onBehalfOfAgencyId)
    return refuse('C8', 'The speaker named does not speak for that agency.');
  return undefined;
}

/** Whether these can only be the words of whoever gives them; families, advocates and observers are several people under one name. */
function areOwnWords({ onBehalfOfAgencyId, spokenByParticipantId }: MakeContribution, actor: Attendee): boolean {
  const isOwnAgency = onBehalfOfAgencyId === undefined || onBehalfOfAgencyId === actor.facts.agencyId;
  const isOwnVoice = spokenByParticipantId === undefined || spokenByParticipantId === actor.participantId;
  return isOwnAgency && (isOwnVoice || isProfessional(actor));
}

const notTheirsToTakeDown = () =>
  refuse('C6', 'Only the chair, the deputy or the minute-taker takes down another agency’s words.');

/** Whose words these are, or why they cannot be taken down. */
function agencyOf(meeting: Meeting, command: MakeContribution, actor: Attendee): string | Refused {
  if (!keepsRecord(actor) && !areOwnWords(command, actor)) return notTheirsToTakeDown();
  const spoken = meeting.participants.get(command.spokenByParticipantId ?? '');
  const problem = speakerProblem(command, spoken);
  if (problem) return problem;
  const agencyId = command.onBehalfOfAgencyId ?? spoken?.facts.agencyId ?? actor.facts.agencyId;
  if (agencyId === actor.facts.agencyId) return agencyId;
  if (!keepsRecord(actor)) return notTheirsToTakeDown();
  return isAgencyIn(meeting, agencyId)
    ? agencyId
    : refuse('C7', 'That agency is not in this meeting. Invite somebody from it, or record their arrival, first.');
}

/** References that lead nowhere, and dates that contradict each other. */
function fieldsProblem(
  meeting: Meeting,
  { childIds = [], aboutIds = [], occurredFrom, occurredTo }: Partial<ContributionFields>,
  actor: Attendee,
): Refused | undefined {
  if (childIds.some((childId) => !knowsChild(meeting, actor, childId)))
    return refuse('C9', 'One of the children named is not in this meeting. Add the child first.');
  if (aboutIds.some((aboutId) => !knowsPerson(meeting, actor, aboutId)))
    return refuse('C9', 'One of the people named is not listed in this meeting. Add them first.');
  if (occurredFrom && occurredTo && isBefore(occurredTo, occurredFrom))
    return refuse('C10', 'It cannot have ended before it began. Check both dates.');
  return undefined;
}

/** A question the procedure does not ask cannot be answered. */
export const packQuestionProblem = (
  meeting: Meeting,
  packQuestionId: string | undefined,
  rule = 'C11',
): Refused | undefined =>
  packQuestionId === undefined || meeting.procedure.questions.some((one) => one.packQuestionId === packQuestionId)
    ? undefined
    : refuse(rule, 'This procedure does not ask that question.');

/** To whom outside the agencies an entry is shown is the chair’s to change too; its words are not. */
const isSharingByTheChair = (
  meeting: Meeting,
  { changes }: CorrectContribution,
  { participantId }: Attendee,
): boolean =>
  participantId === meeting.chairId &&
  Object.keys(changes).every((field) => field === 'mayShareWith' || field === 'mayShareWithFamily');

export const onCommand: OnCommand<ContributionCommand, ContributionEvent> = {
  MakeContribution: (meeting, command, { actor }) => {
    if (meeting.contributions.has(command.contributionId))
      return refuse(
        'C14',
        'A contribution with that identifier is already recorded. Nothing was lost: write it again as a new one.',
      );
    const agencyId = agencyOf(meeting, command, actor);
    if (typeof agencyId !== 'string') return agencyId;
    const problem =
      fromNoteProblem(meeting, command, actor) ??
      fieldsProblem(meeting, command, actor) ??
      packQuestionProblem(meeting, command.packQuestionId);
    if (problem) return problem;
    const stamp = stampFor(meeting, command.restrictedTo, agencyId, actor);
    if (isRefused(stamp)) return stamp;
    const saidBy = speakerOutside(meeting, { ...command, agencyId }, actor);
    const shared = sharingTakenDown(meeting, { ...command, saidBy }, actor);
    if (isRefused(shared)) return shared;
    const unconfirmed = agencyId === actor.facts.agencyId ? undefined : ({ unconfirmed: true } as const);
    const outside = phaseOf(meeting) === 'closed' ? ({ receivedOutside: true } as const) : undefined;
    // what a meeting has most of: spreading costs more here than everything else that is ruled
    return accept(
      Object.assign({}, command, { type: 'ContributionMade', agencyId } as const, unconfirmed, outside, stamp, shared),
    );
  },
  CorrectContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId !== actor.facts.agencyId && !isSharingByTheChair(meeting, command, actor))
      return refuse('C5', 'Only the agency whose words these are can correct them.');
    if (contribution.withdrawal) return refuse('C13', 'That contribution has been withdrawn.');
    if (Object.keys(command.changes).length === 0) return refuse('C16', 'Say what is to be corrected.');
    const problem = fieldsProblem(meeting, { ...contribution.says, ...command.changes }, actor);
    if (problem) return problem;
    const { says, sharedWith, thread } = contribution;
    const was = { ...says, saidBy: saidByOutsider(meeting, thread.rows[0]) };
    const shared = sharingChanged(meeting, { sharedWith, was, changes: command.changes }, actor);
    if (isRefused(shared)) return shared;
    return accept({ ...command, type: 'ContributionCorrected', ...inherit(thread), ...shared });
  },
  WithdrawContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId !== actor.facts.agencyId)
      return refuse('C5', 'Only the agency whose words these are can withdraw them.');
    if (contribution.withdrawal) return accept();
    return accept({ ...command, type: 'ContributionWithdrawn', ...inherit(contribution.thread) });
  },
  AcknowledgeContribution: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    if (!contribution) return noContribution();
    if (contribution.agencyId === actor.facts.agencyId)
      return refuse('C17', 'An agency acknowledges what others share, not its own words.');
    if (contribution.acknowledgedBy.includes(actor.facts.agencyId)) return accept();
    return accept({
      ...command,
      type: 'ContributionAcknowledged',
      agencyId: actor.facts.agencyId,
      ...inherit(contribution.thread),
    });
  },
  GiveFeedback: (meeting, command, { actor }) => {
    const contribution = seenBy(actor, meeting.contributions, command.contributionId);
    return contribution
      ? accept({ ...command, type: 'FeedbackGiven', ...inherit(contribution.thread) })
      : noContribution();
  },
};

export const entered = ({ sequence, at, by, event }: Recorded<Event & Reports>): Entered => ({
  sequence,
  at,
  by,
  happenedAt: event.happenedAt,
});

/** The fields that make up what is said, by name: a field of the server's never becomes part of it. */
const saidFields = {
  statement: true,
  childIds: true,
  aboutIds: true,
  kind: true,
  basis: true,
  occurredFrom: true,
  occurredTo: true,
  source: true,
  evidenceRef: true,
  stillRelevantBecause: true,
  impactOnChild: true,
  familyHelped: true,
  familyBarriers: true,
  harmSetting: true,
  purpose: true,
  onwardSharing: true,
  mayShareWithFamily: true,
  mayShareWith: true,
  whyNot: true,
} satisfies Record<keyof ContributionFields, true>;

/** Only what was given is carried over: most fields are left out most of the time. */
function saidIn(event: ContributionMade): ContributionFields {
  const said: { -readonly [K in keyof ContributionFields]?: unknown } = {};
  for (const field of Object.keys(event))
    if (Object.hasOwn(saidFields, field))
      said[field as keyof ContributionFields] = event[field as keyof ContributionFields];
  return said as ContributionFields;
}

/** What is said once corrected; the mark for the family takes the place of the names there were. */
function saidNow(says: ContributionFields, changes: Partial<ContributionFields>): ContributionFields {
  const { mayShareWith: _names, ...others } = says;
  const isMarkedAnew = changes.mayShareWithFamily !== undefined && changes.mayShareWith === undefined;
  return { ...(isMarkedAnew ? others : says), ...changes };
}

/** Rows recorded before sharing was stamped: those invited at that moment whom the mark means. */
const markedAlone = (meeting: Meeting, event: ContributionMade, entry: Recorded<Event>): readonly string[] =>
  event.mayShareWithFamily ? familyMeantNow(meeting, { ...event, saidBy: saidByOutsider(meeting, entry) }) : [];

function unstamped(
  meeting: Meeting,
  { says, sharedWith, thread }: Contribution,
  { mayShareWithFamily }: Partial<ContributionFields>,
): readonly string[] {
  if (mayShareWithFamily === undefined) return sharedWith;
  return mayShareWithFamily
    ? familyMeantNow(meeting, { ...says, saidBy: saidByOutsider(meeting, thread.rows[0]) })
    : [];
}

/** A contribution and everything said about it later, found together or not at all. */
export function about(
  meeting: Meeting,
  contributionId: string,
  entry: Recorded<Event>,
  change: (contribution: Contribution) => void,
): void {
  const contribution = meeting.contributions.get(contributionId);
  if (!contribution) return;
  joinThread(meeting, contribution.thread, entry);
  change(contribution);
}

export const onEvent: OnEvent<ContributionEvent> = {
  ContributionMade: (meeting, event, entry) => {
    const {
      contributionId,
      agencyId,
      spokenByParticipantId,
      packQuestionId,
      fromNoteId,
      receivedOutside = false,
      unconfirmed = false,
    } = event;
    // written out, and not made with `entered`: joining two objects costs several times as much, and there is nothing a meeting has more of
    meeting.contributions.set(contributionId, {
      sequence: entry.sequence,
      at: entry.at,
      by: entry.by,
      happenedAt: event.happenedAt,
      contributionId,
      agencyId,
      spokenByParticipantId,
      packQuestionId,
      fromNoteId,
      receivedOutside,
      unconfirmed,
      says: saidIn(event),
      sharedWith: event.sharedWith ?? markedAlone(meeting, event, entry),
      earlier: [],
      acknowledgedBy: [],
      feedback: [],
      thread: openThread(meeting, entry, agencyId),
    });
    const note = fromNoteId ? meeting.notes.get(fromNoteId) : undefined;
    note?.contributionIds.push(contributionId);
  },
  ContributionCorrected: (meeting, { contributionId, changes, why, sharedWith }, entry) =>
    about(meeting, contributionId, entry, (contribution) => {
      contribution.earlier.push({ said: contribution.says, correctedAt: entry.at, why, sequence: entry.sequence });
      contribution.says = saidNow(contribution.says, changes);
      contribution.sharedWith = sharedWith ?? unstamped(meeting, contribution, changes);
    }),
  ContributionWithdrawn: (meeting, { contributionId, why }, entry) =>
    about(meeting, contributionId, entry, (contribution) => {
      contribution.withdrawal = { why, at: entry.at };
    }),
  ContributionAcknowledged: (meeting, { contributionId, agencyId }, entry) =>
    about(meeting, contributionId, entry, (contribution) => void contribution.acknowledgedBy.push(agencyId)),
  FeedbackGiven: (meeting, { contributionId, outcome }, entry) =>
    about(
      meeting,
      contributionId,
      entry,
      (contribution) => void contribution.feedback.push({ outcome, at: entry.at, sequence: entry.sequence }),
    ),
};

/** Who said it, in words: the speaker where another took it down, otherwise whoever entered it. */
export function speakerOf(
  meeting: Meeting,
  { spokenByParticipantId, by }: Pick<Contribution, 'spokenByParticipantId' | 'by'>,
): string {
  if (spokenByParticipantId) return nameIn(meeting, spokenByParticipantId);
  return 'participantId' in by ? nameIn(meeting, by.participantId) : by.program;
}
