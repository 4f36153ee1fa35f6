/** Audience: letting more people see a thing, or fewer from now on. What was seen is listed, never denied. */
import { isInvited, type Attendee, type Meeting, type Thread } from '../meeting.js';
import { authorOf, type Recorded } from '../record.js';
import { accept, refuse, type Ruling } from '../ruling.js';
import { isBefore } from '../times.js';
import type { OnCommand, OnEvent, Past, Rights } from '../topic.js';
import { agencyMembers, resolve, withBranches } from './thread.js';

/** `to` names sectors or participants, besides those who may see it already. */
export interface ExtendAudience { readonly type: 'ExtendAudience'; readonly sequence: number; readonly to: readonly string[]; readonly why: string }
/** `audience` names the sectors or participants to whom it is kept from now on, besides its agency and whoever entered it. */
export interface RestrictAfterwards { readonly type: 'RestrictAfterwards'; readonly sequence: number; readonly audience: readonly string[]; readonly why: string }
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

const right = { prefix: 'S', who: 'invited', phases: ['before-opening', 'open', 'adjourned', 'closed'] } as const;
export const rights = { ExtendAudience: right, RestrictAfterwards: right } satisfies Rights<AudienceCommand>;

type Found = { readonly thread: Thread } | { readonly refusal: Ruling<never> };

/** The thing a row belongs to, if this person may see it and may change who does: its agency, or the chair. */
function changeable(meeting: Meeting, sequence: number, actor: Attendee): Found {
  const thread = meeting.threads.get(sequence);
  const seen = thread && [thread.audience, meeting.narrowed.get(sequence)].every((audience) => !audience || audience.includes(actor.participantId));
  if (!thread || !seen) return { refusal: refuse('S5', 'There is nothing at that place in the record whose audience can be changed.') };
  if (thread.agencyId === actor.facts.agencyId || actor.participantId === meeting.chairId) return { thread };
  return { refusal: refuse('S6', 'Only the agency whose information it is, or the chair, changes who may see it.') };
}

const firstRow = ({ rows }: Thread): Recorded | undefined => rows[0];
const isRoot = (thread: Thread, sequence: number): boolean => firstRow(thread)?.sequence === sequence;
const sequencesOf = (threads: readonly Thread[]): number[] => threads.flatMap(({ rows }) => rows.map(({ sequence }) => sequence)).sort((one, other) => one - other);

/** The thread and those branches that were open to the same people. */
const openAlike = (thread: Thread): Thread[] => withBranches(thread).filter(({ audience }) => audience?.join() === thread.audience?.join());

export const onCommand: OnCommand<AudienceCommand, AudienceEvent> = {
  ExtendAudience: (meeting, command, { actor }) => {
    const found = changeable(meeting, command.sequence, actor);
    if ('refusal' in found) return found.refusal;
    const { audience } = found.thread;
    if (!audience) return refuse('S7', 'Everyone in the meeting may see this already.');
    const wider = resolve(meeting, command.to, audience);
    if ('refusal' in wider) return wider.refusal;
    if (wider.audience.length === audience.length) return accept();
    const reveals = openAlike(found.thread).flatMap(({ rows }) => rows).filter(({ event }) => event.type !== 'AudienceExtended');
    return accept({ ...command, type: 'AudienceExtended', audience: wider.audience, reveals: reveals.sort((one, other) => one.sequence - other.sequence) });
  },
  RestrictAfterwards: (meeting, command, { actor }) => {
    const found = changeable(meeting, command.sequence, actor);
    if ('refusal' in found) return found.refusal;
    const { thread } = found;
    const row = thread.rows.find(({ sequence }) => sequence === command.sequence);
    const author = row && authorOf(row.by);
    const resolved = resolve(meeting, command.audience, [...agencyMembers(meeting, thread.agencyId), ...(author ? [author] : [])]);
    if ('refusal' in resolved) return resolved.refusal;
    const former = thread.audience;
    const audience = former ? resolved.audience.filter((one) => former.includes(one)) : resolved.audience;
    const covers = isRoot(thread, command.sequence) ? sequencesOf(withBranches(thread)) : [command.sequence];
    return accept({ ...command, type: 'RestrictedAfterwards', audience, covers, alreadySeenBy: whoHasSeen(meeting, row, former, audience), ...(former ? { formerAudience: former } : {}) });
  },
};

/** Those who were in the meeting while it was open to them, and may no longer see it. */
function whoHasSeen(meeting: Meeting, row: Recorded | undefined, former: readonly string[] | undefined, audience: readonly string[]): string[] {
  const closed = meeting.status.phase === 'closed';
  const from = row?.at ?? meeting.convenedAt;
  return [...meeting.participants.values()]
    .filter(({ participantId }) => !audience.includes(participantId) && (!former || former.includes(participantId)))
    .filter((one) => (closed && isInvited(one)) || one.stays.some(({ leftAt }) => !leftAt || isBefore(from, leftAt)))
    .map(({ participantId }) => participantId);
}

/** Folding a revealed row is `evolve`'s work, so it is an argument. */
export const onEvent = (evolveRevealed: (meeting: Meeting, row: Recorded) => void): OnEvent<AudienceEvent> => ({
  AudienceExtended: (meeting, { audience, reveals, sequence }, entry) => {
    for (const row of reveals) if (meeting.withheld.delete(row.sequence)) evolveRevealed(meeting, row);
    const thread = meeting.threads.get(sequence);
    if (!thread) return;
    for (const one of openAlike(thread)) one.audience = audience;
    thread.rows.push(entry);
    meeting.threads.set(entry.sequence, thread);
  },
  RestrictedAfterwards: (meeting, { covers, audience, alreadySeenBy, sequence }, entry) => {
    for (const covered of covers) meeting.narrowed.set(covered, audience);
    const thread = meeting.threads.get(sequence);
    if (thread && isRoot(thread, sequence)) for (const one of withBranches(thread)) one.audience = narrower(one.audience, audience);
    meeting.restrictions.push({ sequence, at: entry.at, alreadySeenBy });
  },
});

const narrower = (own: readonly string[] | undefined, audience: readonly string[]): readonly string[] => (own ? own.filter((one) => audience.includes(one)) : audience);
