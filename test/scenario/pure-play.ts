/** Plays a scenario on the rules alone: no server, no socket, no storage. What each person would be sent is what `visibleTo` lets through. */
import { randomUUID } from 'node:crypto';
import {
  decide,
  evolve,
  isWithheld,
  viewerOf,
  visibleTo,
  type Command,
  type Entry,
  type Event,
  type Meeting,
  type Procedure,
  type Recorded,
  type Ruling,
} from '#meeting';
import { checkCommand } from '#wire/guards';
import { failedExpectations, stepFailure, type Answer } from '../../apps/server/src/commands/scenario/expectations.js';
import { Identifiers } from '../../apps/server/src/commands/scenario/identifiers.js';
import type { Scenario, Step } from '../../apps/server/src/commands/scenario/scenario-file.js';
import { resolveTimes } from '../../apps/server/src/commands/scenario/times.js';

export class PurePlay {
  readonly #identifiers = new Identifiers(randomUUID);
  readonly #rows: Recorded[] = [];
  readonly #sent = new Map<string, string[]>();
  #meeting: Meeting | undefined;
  #now = Date.parse('2026-11-20T17:00:00.000Z');

  constructor(
    private readonly scenario: Scenario,
    private readonly procedures: readonly Procedure[],
  ) {}

  /** @returns everything that did not come as the scenario expects, in words. */
  failures(): string[] {
    const convened = this.give({ type: 'ConveneMeeting', ...this.scenario.convene }, { program: 'scenario' });
    if (!convened?.accepted) return [`Convening was refused: ${convened?.refusal.because ?? 'no answer'}`];
    const failures = this.scenario.steps.flatMap((step, index) => stepFailure(step, index + 1, this.step(step)) ?? []);
    return [
      ...failures,
      ...failedExpectations(this.scenario.expect, {
        chairId: this.chairId(),
        entries: this.entriesFor(this.chairId()),
        sentTo: (who) => this.sentTo(who),
      }),
    ];
  }

  /** The whole record as it stands. */
  get rows(): readonly Recorded[] {
    return this.#rows;
  }

  private step({ who, does, with: fields }: Step): Answer {
    const participantId = this.#identifiers.uuid(who);
    const answer = this.give({ ...fields, type: does }, { participantId });
    this.note(participantId, answer);
    return answer;
  }

  private give(raw: object, actor: { participantId: string } | { program: string }): Answer {
    this.#now += 1_000;
    const checked = checkCommand(this.#identifiers.map(resolveTimes(raw, new Date(this.#now))));
    if (!checked.ok) return { accepted: false, refusal: checked.refusal };
    const ruling = this.rule(checked.command, actor);
    if (ruling.verdict === 'refused') return { accepted: false, refusal: ruling.refusal };
    for (const event of ruling.events) this.record(event, actor);
    return { accepted: true };
  }

  private rule(command: Command, actor: { participantId: string } | { program: string }): Ruling<Event> {
    const procedure =
      command.type === 'ConveneMeeting'
        ? this.procedures.find(({ procedureId }) => procedureId === command.procedureId)
        : undefined;
    return decide(this.#meeting, command, { actor, now: new Date(this.#now).toISOString(), procedure });
  }

  private record(event: Event, by: Recorded['by']): void {
    const row: Recorded = { sequence: this.#rows.length + 1, at: new Date(this.#now).toISOString(), by, event };
    const before = this.places();
    this.#rows.push(row);
    this.#meeting = evolve(this.#meeting, row);
    for (const [participantId, place] of this.places()) {
      // whoever comes in reads everything from the beginning
      const rows = before.get(participantId) === place ? [row] : this.#rows;
      for (const one of rows) this.note(participantId, this.seen(participantId, one));
    }
  }

  private places(): Map<string, string> {
    const meeting = this.#meeting;
    return new Map(
      meeting
        ? [...meeting.participants.keys()].map((participantId) => [
            participantId,
            viewerOf(meeting, participantId)?.place ?? 'outside',
          ])
        : [],
    );
  }

  private seen(participantId: string, row: Recorded): Entry | undefined {
    const viewer = this.#meeting && viewerOf(this.#meeting, participantId);
    return viewer && visibleTo(viewer, row);
  }

  private note(participantId: string, sent: unknown): void {
    if (sent === undefined) return;
    this.#sent.set(participantId, [...(this.#sent.get(participantId) ?? []), JSON.stringify(sent)]);
  }

  private chairId(): string {
    return this.#meeting?.chairId ?? '';
  }

  private entriesFor(participantId: string): Entry[] {
    return this.#rows.flatMap((row) => this.seen(participantId, row) ?? []);
  }

  private sentTo(who: string): string | undefined {
    return this.#sent.get(this.#identifiers.uuid(who))?.join('\n');
  }

  /** Every professional's own fold, in the end, sees no row the whole does not have. */
  withheldFrom(who: string): number {
    return this.entriesFor(this.#identifiers.uuid(who)).filter(isWithheld).length;
  }
}
