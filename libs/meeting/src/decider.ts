/** The decider: every topic's tables joined, so that a command nobody handles or an event nobody evolves does not compile. */
import * as action from './topics/action.js';
import * as attendance from './topics/attendance.js';
import * as audience from './topics/audience.js';
import * as closing from './topics/closing.js';
import * as confirmation from './topics/confirmation.js';
import * as contribution from './topics/contribution.js';
import * as convening from './topics/convening.js';
import * as decision from './topics/decision.js';
import * as disagreement from './topics/disagreement.js';
import * as edition from './topics/edition.js';
import * as facts from './topics/facts.js';
import * as family from './topics/family.js';
import * as flag from './topics/flag.js';
import * as flow from './topics/flow.js';
import * as hiding from './topics/hiding.js';
import * as invitation from './topics/invitation.js';
import * as link from './topics/link.js';
import * as minutes from './topics/minutes.js';
import * as narrative from './topics/narrative.js';
import * as note from './topics/note.js';
import * as question from './topics/question.js';
import * as search from './topics/search.js';
import * as spoken from './topics/spoken.js';
import * as stays from './topics/stays.js';
import * as succession from './topics/succession.js';
import { narrowedTo } from './topics/thread.js';
import * as voice from './topics/voice.js';
import * as whereabouts from './topics/whereabouts.js';
import { noteKept } from './circles.js';
import { entitlementProblem, phaseSentences } from './entitlement.js';
import { phaseOf, type Attendee, type Meeting } from './meeting.js';
import type { Procedure } from './procedure.js';
import { noteQuorum } from './quorum.js';
import { isWithheld, whenHappened, type Entry, type Recorded } from './record.js';
import { isRefused, ofFinerKind, refuse, refuseAs, refuseUnknown, type Ruling } from './ruling.js';
import type { Hearing, OnCommand, OnEvent, Right, Rights, SignedHead } from './topic.js';
import type { Instant } from './vocabulary.js';
import { yearsAheadProblem } from './years.js';

export type MeetingCommand =
  | convening.ConveningCommand
  | invitation.InvitationCommand
  | attendance.AttendanceCommand
  | stays.StayCommand
  | facts.FactsCommand
  | link.LinkCommand
  | flow.FlowCommand
  | succession.SuccessionCommand
  | contribution.ContributionCommand
  | confirmation.ConfirmationCommand
  | question.QuestionCommand
  | search.SearchCommand
  | note.NoteCommand
  | voice.VoiceCommand
  | whereabouts.WhereaboutsCommand
  | family.FamilyCommand
  | decision.DecisionCommand
  | disagreement.DisagreementCommand
  | action.ActionCommand
  | hiding.HidingCommand
  | spoken.SpokenCommand
  | closing.ClosingCommand
  | audience.AudienceCommand
  | narrative.NarrativeCommand
  | flag.FlagCommand
  | minutes.MinutesCommand
  | edition.EditionCommand;
export type Command = convening.ConveneMeeting | MeetingCommand;
export type CommandType = Command['type'];

export type MeetingEvent =
  | convening.ConveningEvent
  | invitation.InvitationEvent
  | attendance.AttendanceEvent
  | stays.StayEvent
  | facts.FactsEvent
  | link.LinkEvent
  | flow.FlowEvent
  | succession.SuccessionEvent
  | contribution.ContributionEvent
  | confirmation.ConfirmationEvent
  | question.QuestionEvent
  | search.SearchEvent
  | note.NoteEvent
  | voice.VoiceEvent
  | whereabouts.WhereaboutsEvent
  | family.FamilyEvent
  | decision.DecisionEvent
  | disagreement.DisagreementEvent
  | action.ActionEvent
  | hiding.HidingEvent
  | spoken.SpokenEvent
  | closing.ClosingEvent
  | audience.AudienceEvent
  | narrative.NarrativeEvent
  | flag.FlagEvent
  | minutes.MinutesEvent
  | edition.EditionEvent;
export type Event = (convening.MeetingConvened | MeetingEvent) & { readonly audience?: readonly string[] };
export type EventType = Event['type'];

export const rights = {
  ...convening.rights,
  ...invitation.rights,
  ...attendance.rights,
  ...stays.rights,
  ...facts.rights,
  ...link.rights,
  ...flow.rights,
  ...succession.rights,
  ...contribution.rights,
  ...confirmation.rights,
  ...question.rights,
  ...search.rights,
  ...note.rights,
  ...voice.rights,
  ...whereabouts.rights,
  ...family.rights,
  ...decision.rights,
  ...disagreement.rights,
  ...action.rights,
  ...hiding.rights,
  ...spoken.rights,
  ...closing.rights,
  ...audience.rights,
  ...narrative.rights,
  ...flag.rights,
  ...minutes.rights,
  ...edition.rights,
} satisfies Rights<MeetingCommand>;

const onCommand = {
  ...convening.onCommand,
  ...invitation.onCommand,
  ...attendance.onCommand,
  ...stays.onCommand,
  ...facts.onCommand,
  ...link.onCommand,
  ...flow.onCommand,
  ...succession.onCommand,
  ...contribution.onCommand,
  ...confirmation.onCommand,
  ...question.onCommand,
  ...search.onCommand,
  ...note.onCommand,
  ...voice.onCommand,
  ...whereabouts.onCommand,
  ...family.onCommand,
  ...decision.onCommand,
  ...disagreement.onCommand,
  ...action.onCommand,
  ...hiding.onCommand,
  ...spoken.onCommand,
  ...closing.onCommand,
  ...audience.onCommand,
  ...narrative.onCommand,
  ...flag.onCommand,
  ...minutes.onCommand,
  ...edition.onCommand,
} satisfies OnCommand<Exclude<MeetingCommand, AskedCommand>, MeetingEvent>;

const onEvent = {
  ...convening.onEvent,
  ...invitation.onEvent,
  ...attendance.onEvent,
  ...stays.onEvent,
  ...facts.onEvent,
  ...link.onEvent,
  ...flow.onEvent,
  ...succession.onEvent,
  ...contribution.onEvent,
  ...confirmation.onEvent,
  ...question.onEvent,
  ...search.onEvent,
  ...note.onEvent,
  ...voice.onEvent,
  ...whereabouts.onEvent,
  ...family.onEvent,
  ...decision.onEvent,
  ...disagreement.onEvent,
  ...action.onEvent,
  ...narrative.onEvent,
  ...flag.onEvent,
  ...minutes.onEvent,
  ...edition.onEvent,
  ...hiding.onEvent,
  ...spoken.onEvent,
  ...closing.onEvent,
  ...audience.onEvent((meeting, row) => apply(meeting, row)),
} satisfies OnEvent<MeetingEvent>;

/** Given by the service in the name of whoever asks it for a document or a link: on the server alone. */
export type AskedCommand = edition.AskedEditionCommand | link.AskedLinkCommand;

/** Every event type, the first row's included. */
export const eventTypes = ['MeetingConvened', ...Object.keys(onEvent)] as EventType[];
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
      : (yearsAheadProblem(command, context.now) ?? convening.convene(command, context.procedure, context.now));
  }
  if (command.type === 'GiveLink' && context.convener) return givenByConvener(meeting, command, context);
  return decideIn(
    meeting,
    command,
    context,
    Object.hasOwn(link.onAsking, command.type) ? link.onAsking : edition.onAsking,
  );
}

/** Whoever convened gives out links, in the meeting or outside it; they agree to none. */
function givenByConvener(meeting: Meeting | undefined, command: link.GiveLink, { actor, now }: Context): Ruling<Event> {
  if (!meeting) return noSuchMeeting;
  return phaseOf(meeting) === 'cancelled'
    ? refuseAs('phase', 'A2', phaseSentences.cancelled)
    : link.ruleOnLink(meeting, command, actor, now);
}

/** The same for a meeting that has been convened: a screen needs no rules on convening, nor on what is asked of the server for a document. */
export function decideIn(
  meeting: Meeting | undefined,
  command: MeetingCommand,
  context: Context,
  onAsking: object = {},
): Ruling<Event> {
  const actor = meeting && actorIn(meeting, context);
  if (!meeting || !actor) return noSuchMeeting;
  // chosen, not joined: this runs for every command, and joining the tables costs more than ruling
  const handlers: object = Object.hasOwn(onCommand, command.type) ? onCommand : onAsking;
  if (!Object.hasOwn(handlers, command.type))
    return refuseUnknown('W2', 'This version of the service does not know that command.');
  const { now, head } = context;
  const right: Right = rights[command.type];
  const named = { actor, now, head };
  const hearing = 'spokenByParticipantId' in command ? spoken.inWhoseName(meeting, command, right, named) : named;
  if (isRefused(hearing)) return hearing;
  return (
    entitlementProblem(meeting, command, right, hearing) ??
    yearsAheadProblem(command, now) ??
    heard(handlers as OnCommand<MeetingCommand, MeetingEvent>, meeting, command, hearing)
  );
}

/** One handler, chosen by type; the table's type guarantees that they belong together. */
function heard(
  handlers: OnCommand<MeetingCommand, MeetingEvent>,
  meeting: Meeting,
  command: MeetingCommand,
  hearing: Hearing,
): Ruling<Event> {
  const right: Right = rights[command.type];
  const ruling = (
    handlers[command.type] as (meeting: Meeting, command: MeetingCommand, hearing: Hearing) => Ruling<Event>
  )(meeting, command, hearing);
  return right.mayNarrow && 'restrictedTo' in command
    ? narrowedTo(meeting, command.restrictedTo, hearing, ruling)
    : ruling;
}

const actorIn = (meeting: Meeting, { actor }: Context): Attendee | undefined =>
  'participantId' in actor ? meeting.participants.get(actor.participantId) : undefined;

const changesQuorum: ReadonlySet<EventType> = new Set([
  'Arrived',
  'ParticipantAdmitted',
  'ArrivalRecorded',
  'DepartureRecorded',
  'Left',
  'AuthorityConfirmed',
  'InvitationWithdrawn',
  'ChairTaken',
  'ParticipantCorrected',
  'MeetingOpened',
]);

/** What is said afterwards too, and then changes nothing of how the quorum stood while they met. */
const isPutRight: ReadonlySet<EventType> = new Set(['ArrivalRecorded', 'ParticipantCorrected']);

/** One row folded in, in order; rows already folded are ignored. Changes the meeting it is given, and returns it. */
export function evolve(meeting: Meeting | undefined, entry: Entry): Meeting | undefined {
  if (!isWithheld(entry) && entry.event.type === 'MeetingConvened')
    return meeting ?? convening.convened(entry.event, entry.sequence, entry.at);
  if (!meeting || entry.sequence <= meeting.sequence) return meeting;
  meeting.sequence = entry.sequence;
  if (isWithheld(entry)) meeting.withheld.add(entry.sequence);
  else apply(meeting, entry);
  return meeting;
}

function apply(meeting: Meeting, entry: Recorded): void {
  const { event } = entry;
  if (!Object.hasOwn(onEvent, event.type)) return;
  (onEvent[event.type as MeetingEvent['type']] as (meeting: Meeting, event: Event, entry: Recorded) => void)(
    meeting,
    event,
    entry,
  );
  if (changesQuorum.has(event.type) && !(isPutRight.has(event.type) && phaseOf(meeting) === 'closed'))
    noteQuorum(meeting, whenHappened(entry as Recorded<{ happenedAt?: Instant }>));
  minutes.noteChange(meeting, entry);
  noteKept(meeting, entry);
}

/** The meeting a run of rows makes. */
export function fold(entries: Iterable<Entry>, meeting?: Meeting): Meeting | undefined {
  let folded = meeting;
  for (const entry of entries) folded = evolve(folded, entry);
  return folded;
}
