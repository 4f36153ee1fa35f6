/** Action: what somebody named will do, by when, for which child, and what happens if it is not done. */
import { everyPhase, isInvited, phaseOf, seenBy, type Meeting } from '../meeting.js';
import { authorOf } from '../record.js';
import { accept, isRefused, refuse, type Refused } from '../ruling.js';
import { isBefore } from '../times.js';
import { ownerAgencyOutside, ownerOutside, theirs } from '../told-outside.js';
import type {
  Catalogue,
  OnCommand,
  OnEvent,
  OnThePhone,
  Past,
  Reports,
  Restrictable,
  Rights,
  Topic,
} from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { ownersOutside } from './owner.js';
import { familyMeantNow, sharingStamp, stillSharedWithOwner, type Shared } from './sharing.js';
import { inherit, openThread, stampFor } from './thread.js';
import {
  noAction,
  byOwner,
  isAcceptedSo,
  isOver,
  alreadyDone,
  changeAction,
  become,
  type ActionState,
  type AgreedAction,
} from './owned-action.js';

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

export type ActionCommand = AgreeAction | AcceptAction | DeclineAction | ReassignAction | AmendAction;

export type ActionAgreed = Past<AgreeAction, 'ActionAgreed', Shared & { readonly agencyId: string }>;

export type ActionAccepted = Past<AcceptAction, 'ActionAccepted'>;

export type ActionDeclined = Past<DeclineAction, 'ActionDeclined'>;

export type ActionReassigned = Past<ReassignAction, 'ActionReassigned', Shared & { readonly agencyId: string }>;

export type ActionAmended = Past<AmendAction, 'ActionAmended', Shared>;

export type ActionEvent = ActionAgreed | ActionAccepted | ActionDeclined | ActionReassigned | ActionAmended;

const lasting = everyPhase;

export const owners = { prefix: 'T', who: 'invited', phases: lasting } as const;

const attending = { prefix: 'T', who: 'attending', phases: lasting } as const;

export interface ActionBegins {
  readonly actions: Map<string, AgreedAction>;
}

const rights: Rights<ActionCommand> = {
  AgreeAction: { prefix: 'T', who: 'recorder', phases: lasting },
  AcceptAction: owners,
  DeclineAction: { ...owners, mayNarrow: true },
  ReassignAction: { ...attending, mayNarrow: true },
  AmendAction: { ...attending, mayNarrow: true },
};

/** The agency an owner answers to, or why nobody can be asked. */
function ownerAgency(meeting: Meeting, owner: Owner): string | Refused {
  if (!('participantId' in owner)) return owner.agencyId;
  const named = meeting.participants.get(owner.participantId);
  return named && isInvited(named)
    ? named.facts.agencyId
    : refuse('T5', 'The owner named is not in this meeting. Choose somebody from the list, or name a post and agency.');
}

/** Everybody outside the agencies who had an action and may have it with its new owner; nobody who had not. */
const sharedAfter = (meeting: Meeting, { sharedWith }: AgreedAction, owner: Owner): readonly string[] =>
  stillSharedWithOwner(meeting, sharedWith, ownersOutside(meeting, owner));

const onCommand: OnCommand<ActionCommand, ActionEvent> = {
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
};

/** Rows recorded before sharing was stamped: those invited at that moment whom the mark means. */
const markedAlone = (meeting: Meeting, event: ActionAgreed): readonly string[] =>
  event.mayShareWithFamily ? familyMeantNow(meeting, { ...event, ownedBy: ownersOutside(meeting, event.owner) }) : [];

const onEvent: OnEvent<ActionEvent> = {
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
      namesReaders: event.mayShareWith !== undefined,
      sharedWith: event.sharedWith ?? markedAlone(meeting, event),
      state,
      states: [{ sequence, at, by, state }],
      changes: phaseOf(meeting) === 'closed' ? [{ at, sequence, change: 'Agreed after the meeting closed.' }] : [],
      thread: openThread(meeting, entry, agencyId),
    });
  },
  ActionAccepted: (meeting, { spokenByParticipantId }, entry) =>
    changeAction(meeting, entry, (action) => {
      const byParticipantId = spokenByParticipantId ?? authorOf(entry.by);
      become(action, entry, { state: 'accepted', at: entry.at, byParticipantId });
      return 'Accepted.';
    }),
  ActionDeclined: (meeting, { why }, entry) =>
    changeAction(meeting, entry, (action) => {
      become(action, entry, { state: 'declined', at: entry.at, why });
      return `Declined: ${why}`;
    }),
  ActionReassigned: (meeting, { owner, agencyId, why, sharedWith }, entry) =>
    changeAction(meeting, entry, (action) => {
      action.sharedWith = sharedWith ?? sharedAfter(meeting, action, owner);
      Object.assign(action, { owner, agencyId });
      become(action, entry, { state: 'agreed' });
      return `Given to another owner: ${why}`;
    }),
  ActionAmended: (meeting, { what, due, why, mayShareWith, sharedWith }, entry) =>
    changeAction(meeting, entry, (action) => {
      action.what = what ?? action.what;
      action.due = due ?? action.due;
      action.sharedWith = sharedWith ?? action.sharedWith;
      action.namesReaders ||= mayShareWith !== undefined;
      return `Changed: ${why}`;
    }),
};

const begin = (): ActionBegins => ({ actions: new Map() });

const catalogue: Catalogue<ActionEvent> = {
  ActionAgreed: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: {
      whose: 'marked-for-family',
      told: {
        actionId: 'told',
        what: 'told',
        owner: ownerOutside,
        agencyId: ownerAgencyOutside,
        due: 'told',
        childIds: theirs,
        difference: 'left out',
        measure: 'left out',
        contingency: 'left out',
        decisionId: 'left out',
        alreadyDone: 'left out',
        mayShareWithFamily: 'told',
        mayShareWith: 'left out',
        sharedWith: 'left out',
        restrictedTo: 'left out',
        happenedAt: 'left out',
      },
    },
    minutes: { section: 'actions', afterwards: 'an action was agreed' },
    familyCopies: 'part and letters',
    changes: [],
  },
  ActionAccepted: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'an action was accepted' },
    familyCopies: 'none',
    changes: [],
  },
  ActionDeclined: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'an action was declined' },
    familyCopies: 'none',
    changes: [],
  },
  ActionReassigned: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'an action was passed on' },
    familyCopies: 'part',
    changes: [],
  },
  ActionAmended: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'actions', afterwards: 'an action was amended' },
    familyCopies: 'part',
    changes: [],
  },
};

export const actionTopic: Topic<ActionCommand, ActionEvent, ActionBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
