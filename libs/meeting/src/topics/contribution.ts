/** Contribution: what each agency tells the meeting, in its own words, and what becomes of them. */
import {
  everyPhase,
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
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { Event } from '../commands-and-events.js';
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
import { inherit, changeThing, openThread, stampFor } from './thread.js';
import { type ContributionFields, saidIn, saidNow } from './contribution-fields.js';
import { agencyOf } from './whose-words.js';
import { toldOfContribution, toldToItsAuthor } from './contribution-told.js';

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

export type ContributionCommand = MakeContribution | CorrectContribution | WithdrawContribution;

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

export type ContributionEvent = ContributionMade | ContributionCorrected | ContributionWithdrawn;

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

const contributors = { prefix: 'C', who: 'invited', phases: everyPhase } as const;

export interface ContributionBegins {
  readonly contributions: Map<string, Contribution>;
}

const rights: Rights<ContributionCommand> = {
  MakeContribution: { ...contributors, family: true },
  CorrectContribution: { ...contributors, mayNarrow: true },
  WithdrawContribution: contributors,
};

export const noContribution = () => refuseUnknown('C4', 'There is no such contribution in this meeting.');

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

const onCommand: OnCommand<ContributionCommand, ContributionEvent> = {
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
};

export const entered = ({ sequence, at, by, event }: Recorded<Event & Reports>): Entered => ({
  sequence,
  at,
  by,
  happenedAt: event.happenedAt,
});

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

/** A contribution, changed by what is said about it later. */
export const changeContribution = (
  meeting: Meeting,
  contributionId: string,
  entry: Recorded<Event>,
  change: (contribution: Contribution) => void,
): void => changeThing(meeting, meeting.contributions.get(contributionId), entry, change);

const onEvent: OnEvent<ContributionEvent> = {
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
    changeContribution(meeting, contributionId, entry, (contribution) => {
      contribution.earlier.push({ said: contribution.says, correctedAt: entry.at, why, sequence: entry.sequence });
      contribution.says = saidNow(contribution.says, changes);
      contribution.sharedWith = sharedWith ?? unstamped(meeting, contribution, changes);
    }),
  ContributionWithdrawn: (meeting, { contributionId, why }, entry) =>
    changeContribution(meeting, contributionId, entry, (contribution) => {
      contribution.withdrawal = { why, at: entry.at };
    }),
};

/** Who said it, in words: the speaker where another took it down, otherwise whoever entered it. */
export function speakerOf(
  meeting: Meeting,
  { spokenByParticipantId, by }: Pick<Contribution, 'spokenByParticipantId' | 'by'>,
): string {
  if (spokenByParticipantId) return nameIn(meeting, spokenByParticipantId);
  return 'participantId' in by ? nameIn(meeting, by.participantId) : by.program;
}

const begin = (): ContributionBegins => ({ contributions: new Map() });

const catalogue: Catalogue<ContributionEvent> = {
  ContributionMade: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: {
      whose: 'marked-for-family',
      told: toldOfContribution,
      toItsAuthor: toldToItsAuthor,
    },
    minutes: { section: 'contributions', afterwards: 'a contribution was received' },
    familyCopies: 'part',
    changes: [],
  },
  ContributionCorrected: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions', afterwards: 'a contribution was corrected' },
    familyCopies: 'part',
    changes: [],
  },
  ContributionWithdrawn: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'contributions', afterwards: 'a contribution was withdrawn' },
    familyCopies: 'part',
    changes: [],
  },
};

export const contributionTopic: Topic<ContributionCommand, ContributionEvent, ContributionBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
