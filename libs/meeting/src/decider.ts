/** The decider: rules on a command, and folds a row into the meeting. What a command or an event does is its topic’s. */
import { catalogued } from './catalogue.js';
import { noteKept } from './circles.js';
import type { Begun, Command, CommandType, Event, MeetingCommand } from './commands-and-events.js';
import { entitlementProblem, phaseSentences, rightProblem } from './entitlement.js';
import { phaseOf, type Attendee, type Meeting } from './meeting.js';
import type { Procedure } from './procedure.js';
import { noteQuorum } from './quorum.js';
import { isWithheld, whenHappened, type Entry, type Recorded } from './record.js';
import { isRefused, ofFinerKind, refuse, refuseAs, refuseUnknown, type Ruling } from './ruling.js';
import type { Changes, Hearing, Right, SignedHead } from './topic.js';
import { topics } from './topics.js';
import { convene, type MeetingConvened } from './topics/convening.js';
import { ruleOnLink, type GiveLink } from './topics/link.js';
import { noteChange } from './topics/minutes-progress.js';
import { inWhoseName } from './topics/spoken.js';
import { narrowedTo } from './topics/thread.js';
import type { Instant } from './vocabulary.js';
import { yearsAheadProblem } from './years.js';

type Handler = (meeting: Meeting, command: MeetingCommand, hearing: Hearing) => Ruling<Event>;
type Applier = (meeting: Meeting, event: Event, entry: Recorded, apply: (row: Recorded) => void) => void;

// each topic’s type guarantees that what is found under a type is for it
const joined = <T>(tables: readonly object[]): { readonly [type: string]: T | undefined } =>
  Object.assign(Object.create(null) as object, ...tables) as { readonly [type: string]: T | undefined };

export const rights = joined<Right>(topics.map((topic) => topic.rights)) as {
  readonly [K in MeetingCommand['type']]: Right;
};
const onCommand = joined<Handler>(topics.map((topic) => topic.onCommand));
const onEvent = joined<Applier>(topics.map((topic) => topic.onEvent));

export const commandTypes = ['ConveneMeeting', ...Object.keys(rights)] as CommandType[];

export interface Context {
  /** Who gives the command: never read from the command itself. */
  readonly actor: { readonly participantId: string } | { readonly program: string };
  /** The server's time. */
  readonly now: Instant;
  /** The procedure a `ConveneMeeting` names, from the packs loaded. */
  readonly procedure?: Procedure;
  /** Whether the server knows the actor as whoever convened the meeting. */
  readonly convener?: boolean;
  /** Where the stored record ends, for a `FinaliseMinutes` on the server. */
  readonly head?: SignedHead;
}

const noSuchMeeting = refuseAs('unknown', 'W1', 'There is no such meeting.', ofFinerKind('no-address'));

/**
 * Rules on one command; the meeting is not changed.
 * @returns the events that follow (none when nothing changes), or the refusal. Never throws on what a person can send.
 */
export function decide(meeting: Meeting | undefined, command: Command, context: Context): Ruling<Event> {
  if (command.type === 'ConveneMeeting') {
    return meeting
      ? refuse('M4', 'This meeting has already been convened.')
      : (yearsAheadProblem(command, context.now) ?? convene(command, context.procedure, context.now));
  }
  if (command.type === 'GiveLink' && context.convener) return givenByConvener(meeting, command, context);
  const actor = meeting && actorIn(meeting, context);
  if (!meeting || !actor) return noSuchMeeting;
  return ruledOn(meeting, command, { actor, now: context.now, head: context.head });
}

/** Whoever convened gives out links, in the meeting or outside it; they agree to none. */
function givenByConvener(meeting: Meeting | undefined, command: GiveLink, { actor, now }: Context): Ruling<Event> {
  if (!meeting) return noSuchMeeting;
  return phaseOf(meeting) === 'cancelled'
    ? refuseAs('phase', 'A2', phaseSentences.cancelled)
    : ruleOnLink(meeting, command, actor, now);
}

function ruledOn(meeting: Meeting, command: MeetingCommand, named: Hearing): Ruling<Event> {
  const right: Right | undefined = rights[command.type];
  const handler = onCommand[command.type];
  if (!right || !handler) return refuseUnknown('W2', 'This version of the service does not know that command.');
  const hearing = 'spokenByParticipantId' in command ? inWhoseName(meeting, command, right, named) : named;
  if (isRefused(hearing)) return hearing;
  const problem = entitlementProblem(meeting, command, right, hearing) ?? yearsAheadProblem(command, named.now);
  if (problem) return problem;
  const ruling = handler(meeting, command, hearing);
  return right.mayNarrow && 'restrictedTo' in command
    ? narrowedTo(meeting, command.restrictedTo, hearing, ruling)
    : ruling;
}

/** Whether this person may give such a command now, whatever it says: screens ask this, and name no role. */
export function mayGive(meeting: Meeting, participantId: string, type: MeetingCommand['type']): boolean {
  const actor = meeting.participants.get(participantId);
  return actor !== undefined && rightProblem(meeting, actor, rights[type]) === undefined;
}

const actorIn = (meeting: Meeting, { actor }: Context): Attendee | undefined =>
  'participantId' in actor ? meeting.participants.get(actor.participantId) : undefined;

/** One row folded in, in order; rows already folded are ignored. Changes the meeting it is given, and returns it. */
export function evolve(meeting: Meeting | undefined, entry: Entry): Meeting | undefined {
  if (!meeting) return isFirst(entry) ? begun(entry) : undefined;
  if (entry.sequence <= meeting.sequence) return meeting;
  meeting.sequence = entry.sequence;
  if (isWithheld(entry)) meeting.withheld.add(entry.sequence);
  else apply(meeting, entry);
  return meeting;
}

const isFirst = (entry: Entry): entry is Recorded<MeetingConvened> => entry.event.type === 'MeetingConvened';

/** The meeting its first row begins. */
function begun(first: Recorded<MeetingConvened>): Meeting {
  const topicsBegun = Object.assign({}, ...topics.map((topic) => topic.begin(first.event, first))) as Begun;
  const meeting: Meeting = Object.assign(topicsBegun, { sequence: first.sequence, withheld: new Set<number>() });
  apply(meeting, first);
  return meeting;
}

/** A row of a later version changes nothing that is known here. */
function apply(meeting: Meeting, entry: Recorded): void {
  const { event } = entry;
  const answers = catalogued(event);
  if (!answers) return;
  onEvent[event.type]?.(meeting, event, entry, (row) => apply(meeting, row));
  if (reckonsQuorum(meeting, answers.changes))
    noteQuorum(meeting, whenHappened(entry as Recorded<{ happenedAt?: Instant }>));
  noteChange(meeting, entry, answers.minutes);
  noteKept(meeting, entry, answers.minutes);
}

/** What is said afterwards of who was there changes nothing of how the quorum stood while they met. */
const reckonsQuorum = (meeting: Meeting, changes: readonly Changes[]): boolean =>
  changes.includes('quorum') || (changes.includes('quorum while open') && phaseOf(meeting) !== 'closed');

/** The meeting a run of rows makes. */
export function fold(entries: Iterable<Entry>, meeting?: Meeting): Meeting | undefined {
  let folded = meeting;
  for (const entry of entries) folded = evolve(folded, entry);
  return folded;
}
