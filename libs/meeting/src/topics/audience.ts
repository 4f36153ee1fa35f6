/** Audience: letting more people see a thing, or fewer from now on. What was seen is listed, never denied. */
import {
  everyPhase,
  audienceOfRow,
  isAttending,
  isInvited,
  isProfessional,
  phaseOf,
  type Attendee,
  type Meeting,
  type Thread,
  type Restriction,
} from '../meeting.js';
import type { Matter } from '../procedure.js';
import { authorOf, type Recorded } from '../record.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused } from '../ruling.js';
import { isBefore } from '../times.js';
import type { Catalogue, OnCommand, OnEvent, Past, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { sectorsInWords } from './convening.js';
import { matterOf } from './decision.js';
import { agencyMembers, resolve, setApart, withBranches } from './thread.js';
import { isolated } from '../printed.js';

/** `to` names sectors or participants, besides those who may see it already. */
export interface ExtendAudience {
  readonly type: 'ExtendAudience';
  readonly sequence: number;
  readonly to: readonly string[];
  readonly why: string;
}
/** `audience` names the sectors or participants to whom it is kept from now on, besides its agency and whoever entered it. */
export interface RestrictAfterwards {
  readonly type: 'RestrictAfterwards';
  readonly sequence: number;
  readonly audience: readonly string[];
  readonly why: string;
}
export type AudienceCommand = ExtendAudience | RestrictAfterwards;

/** Carries what it reveals: the rows of the thing, which those newly included have not seen. */
export type AudienceExtended = Past<ExtendAudience, 'AudienceExtended', { readonly reveals: readonly Recorded[] }>;
export type RestrictedAfterwards = Omit<RestrictAfterwards, 'type'> & {
  readonly type: 'RestrictedAfterwards';
  /** Every row now kept to the audience. */
  readonly covers: readonly number[];
  /** Who could see it before this; absent, all professionals. */
  readonly formerAudience?: readonly string[];
  /** Who had it before them and no longer may. */
  readonly alreadySeenBy: readonly string[];
};
export type AudienceEvent = AudienceExtended | RestrictedAfterwards;

const right = { prefix: 'S', who: 'invited', phases: everyPhase } as const;
export interface AudienceBegins {
  /** Every thing that has an audience of its own, by each sequence it stands in. */
  readonly threads: Map<number, Thread>;
  /** Rows whose words were kept to some when they were recorded, by sequence. */
  readonly kept: Map<number, Recorded>;
  /** The audience that replaced a row's own, by sequence. */
  readonly narrowed: Map<number, readonly string[]>;
  readonly restrictions: Restriction[];
  /** Rows that say nothing the minutes print. */
  readonly neverPrinted: Set<number>;
}

const rights: Rights<AudienceCommand> = { ExtendAudience: right, RestrictAfterwards: right };

type Found = { readonly thread: Thread; readonly row: Recorded; readonly agencyId: string };

const nothingThere = () =>
  refuseUnknown('S5', 'There is nothing at that place in the record whose audience can be changed.');

/** The row and its thing, if this person may see it and may change who does: its agency, or the chair. */
function changeable(meeting: Meeting, sequence: number, actor: Attendee): Found | Refused {
  const thread = meeting.threads.get(sequence);
  const row = thread?.rows.find((one) => one.sequence === sequence);
  const audience = thread && audienceOfRow(meeting, { thread, sequence });
  if (!thread || !row || (audience && !audience.includes(actor.participantId))) return nothingThere();
  const agencyId = agencyOf(thread, row);
  if (agencyId === actor.facts.agencyId) return { thread, row, agencyId };
  // Whoever is at the door or has left sees only their own agency's words: to them nothing else is there.
  if (!isAttending(actor) && phaseOf(meeting) !== 'closed') return nothingThere();
  if (actor.participantId === meeting.chairId) return { thread, row, agencyId };
  return refuse('S6', 'Only the agency whose information it is, or the chair, changes who may see it.');
}

/** Whose words a row is: its own agency's where it names one, otherwise the thing's. */
const agencyOf = (thread: Thread, { event, sequence }: Recorded): string =>
  !isRoot(thread, sequence) && 'agencyId' in event && event.agencyId ? event.agencyId : thread.agencyId;

const isRoot = (thread: Thread, sequence: number): boolean => thread.rows[0]?.sequence === sequence;

/** A first row, or a row that showed the thing to more people, stands for the whole thing; any other for itself. */
const standsForAll = (thread: Thread, { sequence, event }: Recorded): boolean =>
  isRoot(thread, sequence) || event.type === 'AudienceExtended';

/** The thread and those branches that go where it goes. */
const openAlike = (thread: Thread): Thread[] => [
  thread,
  ...thread.branches.filter(({ keptApart }) => !keptApart).flatMap(openAlike),
];

/** What a thread has to show to all of its audience: nothing kept apart, and not the rows that showed it before. */
const sharedRows = ({ rows, apart }: Thread): Recorded[] =>
  rows.filter(({ sequence, event }) => !apart?.has(sequence) && event.type !== 'AudienceExtended');

const bySequence = (one: { readonly sequence: number }, other: { readonly sequence: number }): number =>
  one.sequence - other.sequence;

/** What a question or disagreement is about. */
const subjectOf = ({ threads }: Meeting, thread: Thread): Thread | undefined =>
  [...threads.values()].find(({ branches }) => branches.includes(thread));

/** The matter of the proposal this is, or is about. */
function matterBehind(meeting: Meeting, thread: Thread): Matter | undefined {
  const subject = subjectOf(meeting, thread);
  if (subject) return matterBehind(meeting, subject);
  const event = thread.rows[0]?.event;
  return event?.type === 'DecisionProposed' ? matterOf(meeting, event.matterId) : undefined;
}

/** What the procedure keeps to some sectors, such as legal advice, is shown to nobody else, whoever asks. */
function reachesPastItsSectors(meeting: Meeting, thread: Thread, audience: readonly string[]): Refused | undefined {
  const { audience: sectors, title } = matterBehind(meeting, thread) ?? {};
  if (!sectors) return undefined;
  const belongs = (one: Attendee | undefined) => one && isProfessional(one) && sectors.includes(one.facts.sector);
  return audience.every((one) => thread.audience?.includes(one) || belongs(meeting.participants.get(one)))
    ? undefined
    : refuse(
        'S31',
        `${isolated(title ?? 'This')} stays with ${sectorsInWords(sectors)}. Agree there what others may be told, and say that as a contribution.`,
      );
}

/** Whether a question or disagreement would reach people who may not see what it is about. */
function reachesPastItsSubject(meeting: Meeting, thread: Thread, audience: readonly string[]): boolean {
  const subject = subjectOf(meeting, thread);
  return audience.some(
    (one) => subject?.audience && !subject.audience.includes(one) && !thread.audience?.includes(one),
  );
}

const onCommand: OnCommand<AudienceCommand, AudienceEvent> = {
  ExtendAudience: (meeting, command, { actor }) => {
    const found = changeable(meeting, command.sequence, actor);
    if (isRefused(found)) return found;
    const { thread } = found;
    if (!thread.audience) return refuse('S7', 'Everyone in the meeting may see this already.');
    if (thread.apart?.has(command.sequence) && !standsForAll(thread, found.row))
      return refuse(
        'S8',
        'This part was kept to fewer people than the rest, and stays so. Say it anew to those who should have it.',
      );
    const wider = resolve(meeting, command.to, thread.audience);
    if (isRefused(wider)) return wider;
    if (wider.audience.length === thread.audience.length) return accept();
    const problem = reachesPastItsSectors(meeting, thread, wider.audience);
    if (problem) return problem;
    if (reachesPastItsSubject(meeting, thread, wider.audience))
      return refuse('S9', 'This is about something those people may not see. Show them that first.');
    const reveals = openAlike(thread).flatMap(sharedRows);
    return accept({
      ...command,
      type: 'AudienceExtended',
      audience: wider.audience,
      reveals: reveals.sort(bySequence),
    });
  },
  RestrictAfterwards: (meeting, command, { actor }) => {
    const found = changeable(meeting, command.sequence, actor);
    if (isRefused(found)) return found;
    const { thread, agencyId } = found;
    const whole = standsForAll(thread, found.row);
    const row = whole ? (thread.rows[0] ?? found.row) : found.row;
    const author = authorOf(row.by);
    const resolved = resolve(meeting, command.audience, [
      ...agencyMembers(meeting, agencyId),
      ...(author ? [author] : []),
    ]);
    if (isRefused(resolved)) return resolved;
    const former = audienceOfRow(meeting, { thread, sequence: row.sequence });
    const audience = narrower(former, resolved.audience);
    if (audience.length === former?.length) return accept();
    const covered = whole
      ? withBranches(thread).flatMap(({ rows }) => rows)
      : [row, ...saidAbout(meeting, row.sequence).flatMap(({ rows }) => rows)];
    const covers = covered.sort(bySequence).map(({ sequence }) => sequence);
    return accept({
      ...command,
      type: 'RestrictedAfterwards',
      audience,
      covers,
      alreadySeenBy: whoHasSeen(meeting, row, former, audience),
      ...(former ? { formerAudience: former } : {}),
    });
  },
};

/** Those who had it before them while it was open to them, and may no longer see it. */
function whoHasSeen(
  meeting: Meeting,
  row: Recorded,
  former: readonly string[] | undefined,
  audience: readonly string[],
): string[] {
  return [...meeting.participants.values()]
    .filter(({ participantId }) => !audience.includes(participantId) && (!former || former.includes(participantId)))
    .filter((one) => isProfessional(one) || sharedBy(meeting, row).includes(one.participantId))
    .filter((one) => wasInsideSince(meeting, one, row.at))
    .map(({ participantId }) => participantId);
}

/** Everybody outside the agencies with whom what a row is about is shared. */
function sharedBy({ contributions, actions }: Meeting, { event }: Recorded): readonly string[] {
  if ('contributionId' in event && event.contributionId !== undefined)
    return contributions.get(event.contributionId)?.sharedWith ?? [];
  return 'actionId' in event ? (actions.get(event.actionId)?.sharedWith ?? []) : [];
}

/** Judged by when leaving was entered, not by when it happened: until then their window went on. */
function wasInsideSince({ status }: Meeting, one: Attendee, from: Instant): boolean {
  // a stay added afterwards was before nobody’s window
  const shown = one.stays.filter(({ added }) => !added);
  if (shown.some(({ leftEnteredAt }) => !leftEnteredAt || isBefore(from, leftEnteredAt))) return true;
  const { standing } = one;
  return (
    status.phase === 'closed' &&
    isProfessional(one) &&
    standing.state !== 'recorded-afterwards' &&
    (isInvited(one) || !('since' in standing) || !isBefore(standing.since, status.closedAt))
  );
}

/** Folding a revealed row is `evolve`'s work, so it is an argument. */
const onEvent: OnEvent<AudienceEvent> = {
  AudienceExtended: (meeting, { audience, reveals, sequence }, entry, apply) => {
    for (const row of reveals) if (meeting.withheld.delete(row.sequence)) apply(row);
    const thread = meeting.threads.get(sequence);
    if (!thread) return;
    for (const one of openAlike(thread)) {
      setEarlierApart(meeting, one);
      one.audience = audience;
      // What had been narrowed is open again; what was never narrowed stays withheld at its place, and is read here.
      if (audience)
        for (const { sequence: shown } of sharedRows(one))
          if (meeting.narrowed.has(shown)) meeting.narrowed.set(shown, audience);
    }
    thread.rows.push(entry);
    meeting.threads.set(entry.sequence, thread);
  },
  RestrictedAfterwards: (meeting, { covers, audience, formerAudience, alreadySeenBy, sequence }, entry) => {
    for (const covered of covers) narrowRow(meeting, covered, audience);
    const thread = meeting.threads.get(sequence);
    const row = thread?.rows.find((one) => one.sequence === sequence);
    if (thread && row && standsForAll(thread, row)) {
      keepTo(thread, audience);
    } else if (thread) {
      setApart(thread, sequence, audience);
      // rows of before covered that one row alone
      for (const one of saidAbout(meeting, sequence))
        if (covers.includes(one.rows[0]?.sequence ?? 0)) keepTo(one, audience);
    }
    meeting.restrictions.push({
      sequence,
      at: entry.at,
      alreadySeenBy,
      covers,
      formerAudience,
      enteredAs: entry.sequence,
    });
  },
};

/** The thing with everything that branches from it. */
function keepTo(thread: Thread, audience: readonly string[]): void {
  for (const one of withBranches(thread)) one.audience = narrower(one.audience, audience);
  thread.keptApart = true;
}

/** What is about one row, and may repeat it: amendments of it, and questions about it. */
const saidAbout = ({ amendments, flags }: Meeting, sequence: number): Thread[] =>
  [...amendments.values(), ...flags.values()]
    .filter(({ about }) => about === sequence)
    .flatMap(({ thread }) => withBranches(thread));

/** Why it was shown to others before stays with those it was shown to then. */
function setEarlierApart(meeting: Meeting, thread: Thread): void {
  for (const { sequence, event } of thread.rows) {
    const audience = event.type === 'AudienceExtended' ? audienceOfRow(meeting, { thread, sequence }) : undefined;
    if (audience) setApart(thread, sequence, audience);
  }
}

/** Never wider than before: a row already kept to fewer stays with those. */
function narrowRow(meeting: Meeting, sequence: number, audience: readonly string[]): void {
  const thread = meeting.threads.get(sequence);
  meeting.narrowed.set(sequence, narrower(thread && audienceOfRow(meeting, { thread, sequence }), audience));
}

const narrower = (own: readonly string[] | undefined, audience: readonly string[]): readonly string[] =>
  own ? own.filter((one) => audience.includes(one)) : audience;

const begin = (): AudienceBegins => ({
  threads: new Map(),
  kept: new Map(),
  narrowed: new Map(),
  restrictions: [],
  neverPrinted: new Set(),
});

const catalogue: Catalogue<AudienceEvent> = {
  AudienceExtended: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'outstanding', afterwards: 'an entry was shown to more people' },
    familyCopies: 'none',
    changes: [],
  },
  RestrictedAfterwards: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'outstanding', afterwards: 'an entry was kept to fewer people' },
    familyCopies: 'none',
    changes: [],
  },
};

export const audienceTopic: Topic<AudienceCommand, AudienceEvent, AudienceBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
