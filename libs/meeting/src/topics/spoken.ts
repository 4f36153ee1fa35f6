/** Said on the telephone: a recorder takes it down, it counts at once as whoever said it, and they alone take it back. */
import { entitlementProblem } from '../entitlement.js';
import {
  everyPhase,
  audienceOfRow,
  isInside,
  isInvited,
  isProfessional,
  phaseOf,
  seenBy,
  sightOf,
  type Attendee,
  type Entered,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { authorOf } from '../record.js';
import { accept, refuse, refuseAs, type Refused } from '../ruling.js';
import type {
  Catalogue,
  Hearing,
  OnCommand,
  OnEvent,
  OnThePhone,
  Past,
  Right,
  Rights,
  RulePrefix,
  Topic,
} from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { joinThread } from './thread.js';

/** `sequence` is the row that was taken down for whoever gives this. */
export interface TakeBackSpoken {
  readonly type: 'TakeBackSpoken';
  readonly sequence: number;
  readonly why: string;
}
export type SpokenCommand = TakeBackSpoken;
export type SpokenTakenBack = Past<TakeBackSpoken, 'SpokenTakenBack', { readonly participantId: string }>;
export type SpokenEvent = SpokenTakenBack;

/** That whoever said it took it back, and why. */
export interface TakenBack {
  readonly at: Instant;
  readonly why: string;
  readonly sequence: number;
}

/** Anything that may have been taken down for somebody on the telephone. */
export interface MaybeSpoken extends Pick<Entered, 'sequence' | 'at' | 'by'> {
  readonly spokenByParticipantId?: string;
  takenBack?: TakenBack;
}

/** Who took it down; nobody where they said it by their own hand. */
export const tookDown = ({
  spokenByParticipantId,
  by,
}: Omit<MaybeSpoken, 'takenBack' | 'sequence'>): string | undefined =>
  spokenByParticipantId === undefined ? undefined : authorOf(by);

/** What whoever takes something down for others is told, by the prefix of what they take down. */
const numbers: Partial<
  Record<RulePrefix, { readonly oneself: string; readonly notByPhone: string; readonly forNoAgency?: string }>
> = {
  D: { oneself: 'D25', notByPhone: 'D26', forNoAgency: 'D36' },
  T: { oneself: 'T19', notByPhone: 'T20' },
  V: { oneself: 'V9', notByPhone: 'V10' },
  N2: { oneself: 'N153', notByPhone: 'N154' },
};

/** Here by telephone now; once the meeting is closed, somebody who was last in it by telephone, as it was recorded then, and is rung up. */
export const isByPhone = (meeting: Meeting, one: Attendee): boolean => {
  if (!isInvited(one)) return false;
  if (one.standing.state === 'attending') return one.standing.mode === 'phone';
  return phaseOf(meeting) === 'closed' && one.stays.findLast(({ added }) => !added)?.mode === 'phone';
};

/** Whose word a command is: the actor’s, or that of whoever they take it down for, with what stands against either. */
export function inWhoseName(meeting: Meeting, command: OnThePhone, right: Right, hearing: Hearing): Hearing | Refused {
  const { prefix, phases } = right;
  const { actor: recorder } = hearing;
  const number = numbers[prefix];
  if (command.spokenByParticipantId === undefined || !number) return hearing;
  const unentitled = entitlementProblem(meeting, command, { prefix, phases, who: 'recorder' }, hearing);
  if (unentitled) return unentitled;
  // at the door nothing is seen of what it is about
  if (!isInside(meeting, recorder))
    return refuseAs('right', `${prefix}1`, 'Only those in the meeting take down what is said in it. Arrive first.');
  if (command.spokenByParticipantId === recorder.participantId)
    return refuse(number.oneself, 'This is taken down for somebody else. Give your own word as yourself.');
  const speaker = meeting.participants.get(command.spokenByParticipantId);
  if (!speaker || !isByPhone(meeting, speaker))
    return refuse(
      number.notByPhone,
      'Only what somebody says who is recorded as here by phone is taken down for them. Record their arrival by phone first.',
    );
  // they could not take it back: their own rows are numbered for them alone
  if (number.forNoAgency !== undefined && !isProfessional(speaker))
    return refuse(
      number.forNoAgency,
      'A position is taken down only for somebody who is here for an agency. Record what they say as a contribution that they made by phone.',
    );
  const own = entitlementProblem(meeting, command, right, { ...hearing, actor: speaker });
  return own ?? { ...hearing, actor: speaker, takenDownBy: recorder };
}

/** The thing, if it exists for whose word it is, and for whoever takes it down. */
export function seenByBoth<T extends { readonly thread: Thread; readonly sharedWith?: readonly string[] }>(
  { actor, takenDownBy }: Hearing,
  things: ReadonlyMap<string, T>,
  thingId: string,
): T | undefined {
  const thing = seenBy(actor, things, thingId);
  return thing && takenDownBy && !seenBy(takenDownBy, things, thingId) ? undefined : thing;
}

/** Whether the same person said it before in the other way, by their own hand or taken down: then both are kept. */
export const saidOtherwise = (
  last: Omit<MaybeSpoken, 'takenBack' | 'sequence'>,
  { actor, takenDownBy }: Pick<Hearing, 'actor' | 'takenDownBy'>,
): boolean =>
  (last.spokenByParticipantId ?? authorOf(last.by)) === actor.participantId &&
  (last.spokenByParticipantId === undefined) !== (takenDownBy === undefined);

interface Found {
  readonly spoken: MaybeSpoken;
  readonly thread?: Thread;
  /** What else taking it back changes. */
  readonly then?: (takenBack: TakenBack) => void;
}

/** Everything taken down for somebody, with the thing it belongs to. */
function* allSpoken(meeting: Meeting): Generator<Found> {
  for (const { positions, thread } of meeting.decisions.values())
    for (const spoken of positions) yield { spoken, thread };
  for (const action of meeting.actions.values())
    for (const spoken of action.states)
      yield {
        spoken,
        thread: action.thread,
        then: ({ at, why, sequence }) => {
          action.state = action.states.findLast(({ takenBack }) => !takenBack)?.state ?? { state: 'agreed' };
          action.changes.push({ at, sequence, change: `Taken back: ${why}` });
        },
      };
  for (const spoken of meeting.voices) yield { spoken, thread: spoken.thread };
  for (const spoken of meeting.confirmations) yield { spoken };
}

function spokenAt(meeting: Meeting, sequence: number): Found | undefined {
  for (const found of allSpoken(meeting))
    if (found.spoken.sequence === sequence && found.spoken.spokenByParticipantId !== undefined) return found;
  return undefined;
}

/** One thing taken down for somebody, as their list shows it. */
export interface SpokenForYou {
  readonly sequence: number;
  readonly at: Instant;
  readonly takenDownBy?: string;
}

/** What was taken down for this person and they have neither said themselves since nor taken back, oldest first. */
export function takenDownFor(meeting: Meeting, participantId: string): SpokenForYou[] {
  const sees = sightOf(meeting, participantId);
  return [...allSpoken(meeting)]
    .filter(({ spoken, thread }) => !thread || sees({ thread, sequence: spoken.sequence }))
    .filter(({ spoken }) => spoken.spokenByParticipantId === participantId && !spoken.takenBack)
    .filter(({ spoken }) => !saidSince(meeting, spoken, participantId))
    .map(({ spoken }) => ({ sequence: spoken.sequence, at: spoken.at, takenDownBy: tookDown(spoken) }))
    .sort((one, other) => one.sequence - other.sequence);
}

/** Whether a later word of the same person took its place. */
function saidSince(meeting: Meeting, spoken: MaybeSpoken, participantId: string): boolean {
  const isLater = (one: MaybeSpoken): boolean =>
    one.sequence > spoken.sequence && (one.spokenByParticipantId ?? authorOf(one.by)) === participantId;
  for (const { positions } of meeting.decisions.values()) {
    const own = positions.find(({ sequence }) => sequence === spoken.sequence);
    if (own) return positions.some((one) => isLater(one) && one.standing === own.standing);
  }
  for (const { states } of meeting.actions.values())
    if (states.some(({ sequence }) => sequence === spoken.sequence)) return states.some(isLater);
  return meeting.confirmations.some(({ sequence }) => sequence === spoken.sequence)
    ? meeting.confirmations.some(isLater)
    : false;
}

const rights: Rights<SpokenCommand> = {
  TakeBackSpoken: { prefix: 'A', who: 'invited', phases: everyPhase },
};

const onCommand: OnCommand<SpokenCommand, SpokenEvent> = {
  TakeBackSpoken: (meeting, command, { actor: { participantId } }) => {
    const found = spokenAt(meeting, command.sequence);
    const audience = found?.thread && audienceOfRow(meeting, { thread: found.thread, sequence: found.spoken.sequence });
    if (found?.spoken.spokenByParticipantId !== participantId || audience?.includes(participantId) === false)
      return refuse('A70', 'There is nothing at that place that was taken down for you.');
    if (found.spoken.takenBack) return accept();
    return accept({ ...command, type: 'SpokenTakenBack', participantId, ...(audience ? { audience } : {}) });
  },
};

const onEvent: OnEvent<SpokenEvent> = {
  SpokenTakenBack: (meeting, { sequence, why }, entry) => {
    const found = spokenAt(meeting, sequence);
    if (!found) return;
    if (found.thread) joinThread(meeting, found.thread, entry);
    const takenBack = { at: entry.at, why, sequence: entry.sequence };
    found.spoken.takenBack = takenBack;
    found.then?.(takenBack);
  },
};

const begin = () => ({});

const catalogue: Catalogue<SpokenEvent> = {
  SpokenTakenBack: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'decisions', afterwards: 'what was taken down for somebody was taken back' },
    familyCopies: 'none',
    changes: [],
  },
};

export const spokenTopic: Topic<SpokenCommand, SpokenEvent, object> = { rights, begin, onCommand, onEvent, catalogue };
