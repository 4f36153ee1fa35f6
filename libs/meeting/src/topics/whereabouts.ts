/** Whereabouts: where each child is now, with whom and until when that is safe. Asked first, and told to professionals alone. */
import { everyPhase, audienceOfRow, sightOf, type Entered, type Meeting, type Sees, type Thread } from '../meeting.js';
import { accept, isRefused, refuseUnknown } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Restrictable, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { openThread, stampFor } from './thread.js';

export interface RecordWhereabouts extends Restrictable {
  readonly type: 'RecordWhereabouts';
  readonly childId: string;
  readonly where: string;
  readonly withWhom?: string;
  /** Until when they are safe there, as far as anybody knows. */
  readonly safeUntil?: Instant;
  /** Who said so, and when they saw the child. */
  readonly saidBy?: string;
}
export type WhereaboutsCommand = RecordWhereabouts;
export type WhereaboutsRecorded = Past<RecordWhereabouts, 'WhereaboutsRecorded', { readonly agencyId: string }>;
export type WhereaboutsEvent = WhereaboutsRecorded;

export interface Whereabouts extends Entered {
  readonly childId: string;
  readonly agencyId: string;
  readonly where: string;
  readonly withWhom?: string;
  readonly safeUntil?: Instant;
  readonly saidBy?: string;
  readonly thread: Thread;
}

export interface WhereaboutsBegins {
  /** Where each child was said to be, in order. */
  readonly whereabouts: Whereabouts[];
}

/** As for a contribution: whoever knows it says it, arrived or not, whenever that is. */
const rights: Rights<WhereaboutsCommand> = {
  RecordWhereabouts: { prefix: 'V', who: 'invited', phases: everyPhase },
};

const onCommand: OnCommand<WhereaboutsCommand, WhereaboutsEvent> = {
  RecordWhereabouts: (meeting, command, { actor }) => {
    if (!meeting.children.has(command.childId))
      return refuseUnknown(
        'V4',
        'There is no such child in this meeting. Add the child first; what was said is not lost.',
      );
    const { agencyId } = actor.facts;
    const stamp = stampFor(meeting, command.restrictedTo, agencyId, actor);
    return isRefused(stamp) ? stamp : accept({ ...command, type: 'WhereaboutsRecorded', agencyId, ...stamp });
  },
};

const onEvent: OnEvent<WhereaboutsEvent> = {
  WhereaboutsRecorded: (meeting, { childId, where, withWhom, safeUntil, saidBy, agencyId }, entry) => {
    const { sequence, at, by } = entry;
    const thread = openThread(meeting, entry, agencyId);
    meeting.whereabouts.push({ sequence, at, by, childId, where, withWhom, safeUntil, saidBy, agencyId, thread });
  },
};

/** What was said last of where a child is, as far as this reader may see; nothing where nobody has said. */
export const whereaboutsOf = (
  meeting: Meeting,
  childId: string,
  sees: Sees = sightOf(meeting),
): Whereabouts | undefined => meeting.whereabouts.findLast((one) => one.childId === childId && sees(one));

export interface LastSaid {
  /** The last that every professional may see. */
  readonly toAll: Whereabouts | undefined;
  /** What was said last, where it is kept to some of whom this reader is one. */
  readonly since: Whereabouts | undefined;
}

/** What this reader may know was said last of where a child is: what is kept to some apart from what everybody heard. */
export function lastSaidOf(meeting: Meeting, childId: string, readerId: string): LastSaid {
  const toAll = whereaboutsOf(meeting, childId, (one) => audienceOfRow(meeting, one) === undefined);
  const last = whereaboutsOf(meeting, childId, sightOf(meeting, readerId));
  return { toAll, since: last === toAll ? undefined : last };
}

/** Whether the time until which a child was safe there has passed. */
export const isNoLongerSafe = ({ safeUntil }: Whereabouts, now: Instant | undefined): boolean =>
  safeUntil !== undefined && now !== undefined && Date.parse(safeUntil) <= Date.parse(now);

const begin = (): WhereaboutsBegins => ({ whereabouts: [] });

const catalogue: Catalogue<WhereaboutsEvent> = {
  WhereaboutsRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'voice', afterwards: 'where a child is was recorded' },
    familyCopies: 'none',
    changes: [],
  },
};

export const whereaboutsTopic: Topic<WhereaboutsCommand, WhereaboutsEvent, WhereaboutsBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
