/** Ruling on everything that waits for a meeting, in order, as if all of it were stored already. */
import type { Acceptance } from '#event-log';
import { decide, type By, type Event, type Instant, type Meeting, type Refusal, type Ruling } from '#meeting';
import type { CommandAnswer } from '#wire';
import { reportFault } from '../operator-log.js';
import { authorIn, contextOf, type GivenCommand } from './given-command.js';
import { budgetProblem, type ByteLimits } from '../budgets/budgets.js';
import type { MeetingRecord, Placed } from './meeting-record.js';
import type { Found } from './needs.js';
import { answerAgain, type RememberedCommand } from './remembering.js';
import { fault, meetingIdTaken, noSuchMeeting, addedToByNewer } from '../refusals.js';

export type Outcome =
  /** The answer stands, whatever becomes of the batch. */
  | { readonly kind: 'answered'; readonly answer: CommandAnswer; readonly by?: By }
  /** Wrote nothing; by whom it was given, in case the log remembers it from before. */
  | { readonly kind: 'unrecorded'; readonly answer: CommandAnswer; readonly by: By }
  | { readonly kind: 'recorded'; readonly by: By; readonly upTo: number };

export interface RuledBatch {
  readonly after: number;
  readonly acceptances: readonly Acceptance[];
  readonly placed: readonly Placed[];
  /** In the order of what was given. */
  readonly outcomes: readonly Outcome[];
}

export interface RulingParts {
  readonly clock: () => Instant;
  readonly limits: ByteLimits;
}

/** Folds what is accepted into the record; `record.rewind(after)` takes it back. `found` is what the first command needs. */
export function ruleOn(
  record: MeetingRecord,
  batch: readonly GivenCommand[],
  { clock, limits }: RulingParts,
  found?: Found,
): RuledBatch {
  const ruling = new BatchRuling(record, clock, limits, found);
  const after = record.upTo;
  const outcomes = batch.map((one) => ruling.outcomeOf(one));
  return { after, outcomes, acceptances: ruling.acceptances, placed: ruling.placed };
}

class BatchRuling {
  readonly acceptances: Acceptance[] = [];
  readonly placed: Placed[] = [];
  /** Accepted in this batch, not yet stored: a command sent twice in a breath is still one. */
  readonly #accepted = new Map<string, RememberedCommand>();

  constructor(
    private readonly record: MeetingRecord,
    private readonly clock: () => Instant,
    private readonly limits: ByteLimits,
    private readonly found: Found | undefined,
  ) {}

  outcomeOf(given: GivenCommand): Outcome {
    const { record } = this;
    const by = authorIn(record.meetingId, record.meeting, given);
    if (!by) return answered(noSuchMeeting);
    const remembered = this.#accepted.get(given.commandId) ?? record.remembered.get(given.commandId);
    if (remembered) return { kind: 'answered', answer: answerAgain(remembered, by, given.digest), by };
    if (record.newer) return unrecorded(by, 'convener' in given.giver ? meetingIdTaken : addedToByNewer);
    // rules judge by the time it is; a row already stamped later than that opens no embargo and refuses no date
    const { now = this.clock(), ...found } = this.found ?? {};
    const context = { actor: by, now, ...contextOf(given.giver), ...found };
    const ruling = ruled(() => decide(record.meeting, given.command, context));
    if (ruling.verdict === 'refused') return unrecorded(by, refusalTo(given, record.meeting, ruling.refusal));
    if (given.objection) return unrecorded(by, given.objection);
    if (ruling.events.length === 0) return { kind: 'unrecorded', by, answer: { accepted: true, upTo: record.upTo } };
    const tooMuch = budgetProblem(record, by, now, ruling.events, this.limits);
    if (tooMuch) return unrecorded(by, tooMuch);
    return this.take(given, by, this.stamp(now), ruling.events);
  }

  private take({ commandId, digest }: GivenCommand, by: By, at: Instant, events: readonly Event[]): Outcome {
    for (const event of events) this.placed.push(this.record.take({ sequence: this.record.upTo + 1, at, by, event }));
    this.acceptances.push({ commandId, digest, by, at, events: [...events] });
    const upTo = this.record.upTo;
    this.#accepted.set(commandId, { by, digest, upTo });
    return { kind: 'recorded', by, upTo };
  }

  /** Never earlier than the row before, even when the clock was set back. */
  private stamp(now: Instant): Instant {
    return now < this.record.lastAt ? this.record.lastAt : now;
  }
}

/** A fault in one command is answered to its sender and spares those that wait beside it. */
function ruled(decided: () => Ruling<Event>): Ruling<Event> {
  try {
    return decided();
  } catch (error) {
    reportFault('decide', error);
    return { verdict: 'refused', refusal: fault };
  }
}

const unrecorded = (by: By, refusal: Refusal): Outcome => ({
  kind: 'unrecorded',
  by,
  answer: { accepted: false, refusal },
});
const answered = (refusal: Refusal): Outcome => ({ kind: 'answered', answer: { accepted: false, refusal } });

/** Whether a meeting exists is no stranger's business, a convener's included. */
const refusalTo = ({ giver }: GivenCommand, meeting: Meeting | undefined, refusal: Refusal): Refusal =>
  'convener' in giver && meeting ? meetingIdTaken : refusal;
