/** Audiences as they are resolved and inherited: who may see a thing, and everything later said about it. */
import { isInvited, isProfessional, type Attendee, type Meeting, type Thread } from '../meeting.js';
import { peopleToldTo } from '../known-outside.js';
import type { Recorded } from '../record.js';
import { accept, isRefused, refuse, type Refused, type Ruling } from '../ruling.js';
import { sectors, type Sector } from '../vocabulary.js';
import type { Event } from '../commands-and-events.js';
import type { Hearing, Stamped } from '../topic.js';

const isSector = (word: string): word is Sector => (sectors as readonly string[]).includes(word);

/** Everyone a word names: one participant, or a sector's chair, deputy, minute-taker and members now invited. */
function named(meeting: Meeting, word: string): readonly string[] | undefined {
  if (isSector(word))
    return professionals(meeting)
      .filter(({ facts }) => facts.sector === word)
      .map(({ participantId }) => participantId);
  const participant = meeting.participants.get(word);
  return participant && isInvited(participant) ? [word] : undefined;
}

const professionals = (meeting: Meeting): Attendee[] =>
  [...meeting.participants.values()].filter((one) => isProfessional(one) && isInvited(one));

export const agencyMembers = (meeting: Meeting, agencyId: string): string[] =>
  professionals(meeting)
    .filter(({ facts }) => facts.agencyId === agencyId)
    .map(({ participantId }) => participantId);

export type Resolved = { readonly audience: readonly string[] } | Refused;

/** The named, those whose information it is and whoever entered it, as participants; nobody else, chair included only if named. */
export function resolve(meeting: Meeting, words: readonly string[], always: readonly string[]): Resolved {
  const audience = new Set(always);
  for (const word of words) {
    const people = named(meeting, word);
    if (!people)
      return refuse(
        'S4',
        `“${word}” is neither a sector nor somebody in this meeting, so it cannot be kept to them. Choose again; nothing has been shared.`,
      );
    people.forEach((participantId) => audience.add(participantId));
  }
  return { audience: [...audience].sort() };
}

/** Somebody outside the agencies keeps words to people they have been told of, and to somebody who reads them: any other name could be tried out. */
function keepingProblem(meeting: Meeting, words: readonly string[], actor: Attendee): Refused | undefined {
  if (isProfessional(actor)) return undefined;
  const told = peopleToldTo(meeting, actor);
  const isRead = words.some((word) => word !== actor.participantId);
  return isRead && words.every((word) => told.has(word))
    ? undefined
    : refuse(
        'S32',
        'You can keep this to the chair and yourself. Or leave it open, and it is read by the professionals here.',
      );
}

/**
 * The stamp of a thing that begins here.
 * @param takenDownBy who entered it, where it is the word of somebody on the telephone.
 */
export function stampFor(
  meeting: Meeting,
  restrictedTo: readonly string[] | undefined,
  agencyId: string,
  actor: Attendee,
  takenDownBy: Attendee = actor,
): Stamped | Refused {
  if (!restrictedTo) return {};
  const problem = keepingProblem(meeting, restrictedTo, takenDownBy);
  if (problem) return problem;
  const always = [...agencyMembers(meeting, agencyId), actor.participantId, takenDownBy.participantId];
  return resolve(meeting, restrictedTo, always);
}

/** The stamp of what is said about a thing: its audience, further restricted if asked. */
export function stampAbout(
  meeting: Meeting,
  thread: Thread,
  restrictedTo: readonly string[] | undefined,
  actor: Attendee,
  takenDownBy?: Attendee,
): Stamped | Refused {
  const inherited = inherit(thread);
  if (!restrictedTo) return inherited;
  const own = stampFor(meeting, restrictedTo, actor.facts.agencyId, actor, takenDownBy);
  if (isRefused(own) || !inherited.audience) return own;
  return { audience: own.audience?.filter((participantId) => inherited.audience?.includes(participantId)) };
}

/** What follows from a command, kept to those it names among those who would see it anyway. */
export function narrowedTo<E extends Stamped>(
  meeting: Meeting,
  restrictedTo: readonly string[] | undefined,
  { actor, takenDownBy }: Pick<Hearing, 'actor' | 'takenDownBy'>,
  ruling: Ruling<E>,
): Ruling<E> {
  if (!restrictedTo || ruling.verdict === 'refused') return ruling;
  const stamp = stampFor(meeting, restrictedTo, actor.facts.agencyId, actor, takenDownBy);
  if (isRefused(stamp)) return stamp;
  return accept(
    ...ruling.events.map((event) => ({
      ...event,
      audience: stamp.audience?.filter((one) => !event.audience || event.audience.includes(one)),
    })),
  );
}

export const inherit = (thread: Thread): Stamped => (thread.audience ? { audience: thread.audience } : {});

/** Begins a thing's thread; under a parent, it goes where the parent goes. */
export function openThread(meeting: Meeting, entry: Recorded<Event>, agencyId: string, parent?: Thread): Thread {
  const { audience } = entry.event;
  const thread: Thread = {
    agencyId,
    rows: [entry],
    branches: [],
    keptApart: !!parent && !isSameAudience(parent.audience, audience),
    ...(audience ? { audience } : {}),
  };
  parent?.branches.push(thread);
  meeting.threads.set(entry.sequence, thread);
  return thread;
}

const isSameAudience = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one?.join() === other?.join();

/** Keeps one row to fewer people than the thing itself. */
export function setApart(thread: Thread, sequence: number, audience: readonly string[]): void {
  thread.apart ??= new Map();
  thread.apart.set(sequence, audience);
}

export function joinThread(meeting: Meeting, thread: Thread, entry: Recorded<Event>): void {
  const { audience } = entry.event;
  if (audience && !isSameAudience(thread.audience, audience)) setApart(thread, entry.sequence, audience);
  thread.rows.push(entry);
  meeting.threads.set(entry.sequence, thread);
}

/** Finds what a later row is about, joins the row to its thread and changes it; about something this fold has not seen it changes nothing. */
export function changeThing<T extends { readonly thread: Thread }>(
  meeting: Meeting,
  thing: T | undefined,
  entry: Recorded<Event>,
  change: (thing: T) => void,
): void {
  if (!thing) return;
  joinThread(meeting, thing.thread, entry);
  change(thing);
}

/** A thread with everything branching from it. */
export const withBranches = (thread: Thread): Thread[] => [thread, ...thread.branches.flatMap(withBranches)];
