/** Action: what somebody named will do, by when, for which child, and what happens if it is not done. */
import { isInvited, phaseOf, seenBy, type Attendee, type Entered, type Meeting, type Thread } from '../meeting.js';
import { authorOf } from '../record.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused, type Ruling } from '../ruling.js';
import { isBefore } from '../times.js';
import type {
  Hearing,
  OnCommand,
  OnEvent,
  OnThePhone,
  Past,
  Reports,
  Restrictable,
  Rights,
  Stamped,
} from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { Recorded } from '../record.js';
import { ownersOutside } from './owner.js';
import { familyMeantNow, sharingStamp, stillSharedWithOwner, type Shared } from './sharing.js';
import { saidOtherwise, seenByBoth, tookDown, type MaybeSpoken } from './spoken.js';
import { inherit, joinThread, openThread, stampFor } from './thread.js';

/** Somebody in the meeting, or a post in an agency, to be named by `namedBy`. */
export type Owner =
  | { readonly participantId: string }
  | { readonly name?: string; readonly post: string; readonly agencyId: string; readonly namedBy?: Instant };

export interface AgreeAction extends Reports, Restrictable {
  readonly type: 'AgreeAction';
  readonly actionId: string;
  readonly what: string;
  readonly owner: Owner;
  readonly due: Instant;
  readonly childIds?: readonly string[];
  readonly difference?: string;
  readonly measure?: string;
  readonly contingency?: string;
  readonly decisionId?: string;
  readonly alreadyDone?: boolean;
  readonly mayShareWithFamily?: boolean;
  /** To whom outside the agencies it may be shown, by name; in place of the mark for the family. */
  readonly mayShareWith?: readonly string[];
}
export interface AcceptAction extends Reports, OnThePhone {
  readonly type: 'AcceptAction';
  readonly actionId: string;
}
export interface DeclineAction extends Reports, Restrictable, OnThePhone {
  readonly type: 'DeclineAction';
  readonly actionId: string;
  readonly why: string;
}
export interface ReassignAction extends Reports, Restrictable {
  readonly type: 'ReassignAction';
  readonly actionId: string;
  readonly owner: Owner;
  readonly why: string;
}
export interface AmendAction extends Reports, Restrictable {
  readonly type: 'AmendAction';
  readonly actionId: string;
  readonly what?: string;
  readonly due?: Instant;
  /** To whom outside the agencies it may be shown from now on, by name. */
  readonly mayShareWith?: readonly string[];
  readonly why: string;
}
export interface ReportProgress extends Reports, Restrictable {
  readonly type: 'ReportProgress';
  readonly actionId: string;
  readonly note: string;
}
export interface CompleteAction extends Reports, Restrictable {
  readonly type: 'CompleteAction';
  readonly actionId: string;
  readonly evidence?: string;
}
export const notDoneCauses = ['circumstances-changed', 'not-done'] as const;
export interface RecordActionNotDone extends Reports, Restrictable {
  readonly type: 'RecordActionNotDone';
  readonly actionId: string;
  readonly cause: (typeof notDoneCauses)[number];
  readonly explanation: string;
  readonly contingencyStarted?: boolean;
}
export type ActionCommand =
  | AgreeAction
  | AcceptAction
  | DeclineAction
  | ReassignAction
  | AmendAction
  | ReportProgress
  | CompleteAction
  | RecordActionNotDone;

export type ActionAgreed = Past<AgreeAction, 'ActionAgreed', Shared & { readonly agencyId: string }>;
export type ActionAccepted = Past<AcceptAction, 'ActionAccepted'>;
export type ActionDeclined = Past<DeclineAction, 'ActionDeclined'>;
export type ActionReassigned = Past<ReassignAction, 'ActionReassigned', Shared & { readonly agencyId: string }>;
export type ActionAmended = Past<AmendAction, 'ActionAmended', Shared>;
export type ProgressReported = Past<ReportProgress, 'ProgressReported'>;
export type ActionCompleted = Past<CompleteAction, 'ActionCompleted'>;
export type ActionNotDoneRecorded = Past<RecordActionNotDone, 'ActionNotDoneRecorded'>;
export type ActionEvent =
  | ActionAgreed
  | ActionAccepted
  | ActionDeclined
  | ActionReassigned
  | ActionAmended
  | ProgressReported
  | ActionCompleted
  | ActionNotDoneRecorded;

export type ActionState =
  | { readonly state: 'agreed' }
  | { readonly state: 'accepted'; readonly at: Instant; readonly byParticipantId?: string }
  | { readonly state: 'declined'; readonly at: Instant; readonly why: string }
  | { readonly state: 'done'; readonly at: Instant; readonly evidence?: string }
  | {
      readonly state: 'not-done';
      readonly at: Instant;
      readonly cause: RecordActionNotDone['cause'];
      readonly explanation: string;
      readonly contingencyStarted?: boolean;
    };

export interface AgreedAction extends Entered {
  readonly actionId: string;
  what: string;
  owner: Owner;
  /** The owner's agency. */
  agencyId: string;
  due: Instant;
  readonly childIds: readonly string[];
  readonly difference?: string;
  readonly measure?: string;
  readonly contingency?: string;
  readonly decisionId?: string;
  readonly mayShareWithFamily?: boolean;
  /** Everybody outside the agencies who may have it. */
  sharedWith: readonly string[];
  /** Whether those it may be shown to were named. */
  namesReaders: boolean;
  state: ActionState;
  /** Every state it has been in, oldest first. */
  readonly states: (MaybeSpoken & { readonly state: ActionState })[];
  /** What changed since it was agreed, oldest first. */
  readonly changes: {
    readonly at: Instant;
    readonly sequence: number;
    readonly change: string;
    /** Who took it down, where it was said on the telephone. */
    readonly takenDownBy?: string;
  }[];
  readonly thread: Thread;
}

const lasting = ['before-opening', 'open', 'adjourned', 'closed'] as const;
const owners = { prefix: 'T', who: 'invited', phases: lasting } as const;
const attending = { prefix: 'T', who: 'attending', phases: lasting } as const;
export const rights = {
  AgreeAction: { prefix: 'T', who: 'recorder', phases: lasting },
  AcceptAction: owners,
  DeclineAction: { ...owners, mayNarrow: true },
  ReassignAction: { ...attending, mayNarrow: true },
  AmendAction: { ...attending, mayNarrow: true },
  ReportProgress: { ...owners, mayNarrow: true },
  CompleteAction: { ...owners, mayNarrow: true },
  RecordActionNotDone: { ...owners, mayNarrow: true },
} satisfies Rights<ActionCommand>;

const noAction = () => refuseUnknown('T4', 'There is no such action in this meeting.');

/** The agency an owner answers to, or why nobody can be asked. */
function ownerAgency(meeting: Meeting, owner: Owner): string | Refused {
  if (!('participantId' in owner)) return owner.agencyId;
  const named = meeting.participants.get(owner.participantId);
  return named && isInvited(named)
    ? named.facts.agencyId
    : refuse('T5', 'The owner named is not in this meeting. Choose somebody from the list, or name a post and agency.');
}

const mayAnswerFor = (action: AgreedAction, actor: Attendee): boolean =>
  action.agencyId === actor.facts.agencyId ||
  ('participantId' in action.owner && action.owner.participantId === actor.participantId);

/** Accepts what the owner, or somebody of their agency, reports about an action still to be done. */
function byOwner(
  meeting: Meeting,
  actionId: string,
  hearing: Pick<Hearing, 'actor' | 'takenDownBy' | 'now'>,
  then: (action: AgreedAction, stamp: Stamped) => Ruling<ActionEvent>,
): Ruling<ActionEvent> {
  const action = seenByBoth(hearing, meeting.actions, actionId);
  if (!action) return noAction();
  if (!mayAnswerFor(action, hearing.actor))
    return refuse('T6', 'Only the action’s owner, or somebody from their agency, can answer for it.');
  return then(action, inherit(action.thread));
}

/** Everybody outside the agencies who had an action and may have it with its new owner; nobody who had not. */
const sharedAfter = (meeting: Meeting, { sharedWith }: AgreedAction, owner: Owner): readonly string[] =>
  stillSharedWithOwner(meeting, sharedWith, ownersOutside(meeting, owner));

/** Whether saying it again would add nothing; one’s own word and the same taken down are both kept. */
function isAcceptedSo({ state, states }: AgreedAction, hearing: Hearing): boolean {
  const last = states.findLast(({ takenBack }) => !takenBack);
  return state.state === 'accepted' && !(last && saidOtherwise(last, hearing));
}

const isOver = ({ state }: AgreedAction): boolean => state.state === 'done';
const alreadyDone = () => refuse('T7', 'That action is already recorded as done.');

export const onCommand: OnCommand<ActionCommand, ActionEvent> = {
  AgreeAction: (meeting, command, { actor, now }) => {
    if (meeting.actions.has(command.actionId))
      return refuse('T8', 'An action with that identifier is already recorded. Agree it again as a new one.');
    const agencyId = ownerAgency(meeting, command.owner);
    if (typeof agencyId !== 'string') return agencyId;
    if (!command.alreadyDone && isBefore(command.due, now))
      return refuse('T9', 'The time it is due has passed. Give a time to come, or say that it is already done.');
    if ((command.childIds ?? []).some((childId) => !meeting.children.has(childId)))
      return refuse('T10', 'One of the children named is not in this meeting.');
    if (command.decisionId && !seenBy(actor, meeting.decisions, command.decisionId))
      return refuse('T11', 'The decision this follows from is not in this meeting.');
    const stamp = stampFor(meeting, command.restrictedTo, agencyId, actor);
    if (isRefused(stamp)) return stamp;
    const shared = sharingStamp(meeting, { ...command, ownedBy: ownersOutside(meeting, command.owner) }, actor);
    return isRefused(shared) ? shared : accept({ ...command, type: 'ActionAgreed', agencyId, ...stamp, ...shared });
  },
  AcceptAction: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (action, stamp) => {
      if (isOver(action)) return alreadyDone();
      return isAcceptedSo(action, hearing) ? accept() : accept({ ...command, type: 'ActionAccepted', ...stamp });
    }),
  DeclineAction: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (action, stamp) =>
      isOver(action) ? alreadyDone() : accept({ ...command, type: 'ActionDeclined', ...stamp }),
    ),
  ReassignAction: (meeting, command, { actor }) => {
    const action = seenBy(actor, meeting.actions, command.actionId);
    if (!action) return noAction();
    if (isOver(action)) return alreadyDone();
    const agencyId = ownerAgency(meeting, command.owner);
    if (typeof agencyId !== 'string') return agencyId;
    const sharedWith = sharedAfter(meeting, action, command.owner);
    const shared = sharedWith.length === action.sharedWith.length ? {} : { sharedWith };
    return accept({ ...command, type: 'ActionReassigned', agencyId, ...inherit(action.thread), ...shared });
  },
  AmendAction: (meeting, command, { actor, now }) => {
    const action = seenBy(actor, meeting.actions, command.actionId);
    if (!action) return noAction();
    if (isOver(action)) return alreadyDone();
    if (command.what === undefined && command.due === undefined && command.mayShareWith === undefined)
      return refuse('T12', 'Say what is to change: what is done, when it is due, or to whom it may be shown.');
    if (command.due && isBefore(command.due, now))
      return refuse('T9', 'The time it is due has passed. Give a time to come.');
    const shared = sharingStamp(meeting, { mayShareWith: command.mayShareWith }, actor);
    return isRefused(shared)
      ? shared
      : accept({ ...command, type: 'ActionAmended', ...inherit(action.thread), ...shared });
  },
  ReportProgress: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (_, stamp) =>
      accept({ ...command, type: 'ProgressReported', ...stamp }),
    ),
  CompleteAction: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (action, stamp) =>
      isOver(action) && command.evidence === undefined
        ? accept()
        : accept({ ...command, type: 'ActionCompleted', ...stamp }),
    ),
  RecordActionNotDone: (meeting, command, hearing) =>
    byOwner(meeting, command.actionId, hearing, (action, stamp) =>
      isOver(action) ? alreadyDone() : accept({ ...command, type: 'ActionNotDoneRecorded', ...stamp }),
    ),
};

function about(meeting: Meeting, entry: Recorded<ActionEvent>, change: (action: AgreedAction) => string): void {
  const action = meeting.actions.get(entry.event.actionId);
  if (!action) return;
  const { sequence, at, by } = entry;
  const spokenByParticipantId = spokenIn(entry.event);
  joinThread(meeting, action.thread, entry);
  const takenDownBy = tookDown({ spokenByParticipantId, at, by });
  action.changes.push({ at, sequence, change: change(action), ...(takenDownBy === undefined ? {} : { takenDownBy }) });
}

const spokenIn = (event: ActionEvent): string | undefined =>
  'spokenByParticipantId' in event ? event.spokenByParticipantId : undefined;

function become(action: AgreedAction, { sequence, at, by, event }: Recorded<ActionEvent>, state: ActionState): void {
  action.state = state;
  action.states.push({ sequence, at, by, state, spokenByParticipantId: spokenIn(event) });
}

export const onEvent: OnEvent<ActionEvent> = {
  ActionAgreed: (meeting, event, entry) => {
    const {
      actionId,
      what,
      owner,
      agencyId,
      due,
      difference,
      measure,
      contingency,
      decisionId,
      mayShareWithFamily,
      happenedAt,
    } = event;
    const { sequence, at, by } = entry;
    const state: ActionState = event.alreadyDone ? { state: 'done', at: happenedAt ?? at } : { state: 'agreed' };
    meeting.actions.set(actionId, {
      sequence,
      at,
      by,
      happenedAt,
      actionId,
      what,
      owner,
      agencyId,
      due,
      childIds: event.childIds ?? [],
      difference,
      measure,
      contingency,
      decisionId,
      mayShareWithFamily,
      // rows recorded before sharing was stamped: those invited at that moment whom the mark means
      namesReaders: event.mayShareWith !== undefined,
      sharedWith:
        event.sharedWith ??
        (mayShareWithFamily ? familyMeantNow(meeting, { ...event, ownedBy: ownersOutside(meeting, owner) }) : []),
      state,
      states: [{ sequence, at, by, state }],
      changes: phaseOf(meeting) === 'closed' ? [{ at, sequence, change: 'Agreed after the meeting closed.' }] : [],
      thread: openThread(meeting, entry, agencyId),
    });
  },
  ActionAccepted: (meeting, { spokenByParticipantId }, entry) =>
    about(meeting, entry, (action) => {
      const byParticipantId = spokenByParticipantId ?? authorOf(entry.by);
      become(action, entry, { state: 'accepted', at: entry.at, byParticipantId });
      return 'Accepted.';
    }),
  ActionDeclined: (meeting, { why }, entry) =>
    about(meeting, entry, (action) => {
      become(action, entry, { state: 'declined', at: entry.at, why });
      return `Declined: ${why}`;
    }),
  ActionReassigned: (meeting, { owner, agencyId, why, sharedWith }, entry) =>
    about(meeting, entry, (action) => {
      action.sharedWith = sharedWith ?? sharedAfter(meeting, action, owner);
      Object.assign(action, { owner, agencyId });
      become(action, entry, { state: 'agreed' });
      return `Given to another owner: ${why}`;
    }),
  ActionAmended: (meeting, { what, due, why, mayShareWith, sharedWith }, entry) =>
    about(meeting, entry, (action) => {
      action.what = what ?? action.what;
      action.due = due ?? action.due;
      action.sharedWith = sharedWith ?? action.sharedWith;
      action.namesReaders ||= mayShareWith !== undefined;
      return `Changed: ${why}`;
    }),
  ProgressReported: (meeting, { note }, entry) => about(meeting, entry, () => note),
  ActionCompleted: (meeting, { evidence, happenedAt }, entry) =>
    about(meeting, entry, (action) => {
      become(action, entry, { state: 'done', at: happenedAt ?? entry.at, evidence });
      return evidence ? `Done: ${evidence}` : 'Done.';
    }),
  ActionNotDoneRecorded: (meeting, { cause, explanation, contingencyStarted, happenedAt }, entry) =>
    about(meeting, entry, (action) => {
      become(action, entry, { state: 'not-done', at: happenedAt ?? entry.at, cause, explanation, contingencyStarted });
      return `Not done: ${explanation}`;
    }),
};
