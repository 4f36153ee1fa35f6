/** An action in its owner’s hands: who answers for it, and how what they say of it changes it. */
import type { Entered, Meeting, Thread, Attendee } from '../meeting.js';
import { refuse, refuseUnknown, type Ruling } from '../ruling.js';
import type { Instant } from '../vocabulary.js';
import { type MaybeSpoken, saidOtherwise, seenByBoth, tookDown } from './spoken.js';
import { inherit, joinThread } from './thread.js';
import type { RecordActionNotDone } from './progress.js';
import type { Event } from '../commands-and-events.js';
import type { Recorded } from '../record.js';
import type { Hearing, Stamped } from '../topic.js';
import type { Owner } from './action.js';

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

/** Everything said of an action, in whichever topic. */
type AboutAction = Extract<Event, { readonly actionId: string }>;

export const noAction = () => refuseUnknown('T4', 'There is no such action in this meeting.');

const mayAnswerFor = (action: AgreedAction, actor: Attendee): boolean =>
  action.agencyId === actor.facts.agencyId ||
  ('participantId' in action.owner && action.owner.participantId === actor.participantId);

/** Accepts what the owner, or somebody of their agency, reports about an action still to be done. */
export function byOwner<E>(
  meeting: Meeting,
  actionId: string,
  hearing: Pick<Hearing, 'actor' | 'takenDownBy' | 'now'>,
  then: (action: AgreedAction, stamp: Stamped) => Ruling<E>,
): Ruling<E> {
  const action = seenByBoth(hearing, meeting.actions, actionId);
  if (!action) return noAction();
  if (!mayAnswerFor(action, hearing.actor))
    return refuse('T6', 'Only the action’s owner, or somebody from their agency, can answer for it.');
  return then(action, inherit(action.thread));
}

/** Whether saying it again would add nothing; one’s own word and the same taken down are both kept. */
export function isAcceptedSo({ state, states }: AgreedAction, hearing: Hearing): boolean {
  const last = states.findLast(({ takenBack }) => !takenBack);
  return state.state === 'accepted' && !(last && saidOtherwise(last, hearing));
}

export const isOver = ({ state }: AgreedAction): boolean => state.state === 'done';

export const alreadyDone = () => refuse('T7', 'That action is already recorded as done.');

export function changeAction(
  meeting: Meeting,
  entry: Recorded<AboutAction>,
  change: (action: AgreedAction) => string,
): void {
  const action = meeting.actions.get(entry.event.actionId);
  if (!action) return;
  const { sequence, at, by } = entry;
  const spokenByParticipantId = spokenIn(entry.event);
  joinThread(meeting, action.thread, entry);
  const takenDownBy = tookDown({ spokenByParticipantId, at, by });
  action.changes.push({ at, sequence, change: change(action), ...(takenDownBy === undefined ? {} : { takenDownBy }) });
}

const spokenIn = (event: AboutAction): string | undefined =>
  'spokenByParticipantId' in event ? event.spokenByParticipantId : undefined;

export function become(
  action: AgreedAction,
  { sequence, at, by, event }: Recorded<AboutAction>,
  state: ActionState,
): void {
  action.state = state;
  action.states.push({ sequence, at, by, state, spokenByParticipantId: spokenIn(event) });
}
