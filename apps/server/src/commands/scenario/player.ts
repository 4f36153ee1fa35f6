/** Plays a scenario into a server through its own doors: HTTP to convene and sign in, a socket for each person. */
import { randomUUID } from 'node:crypto';
import { Sayable } from '#event-log';
import { isOfFinerKind, type Refusal } from '#meeting';
import { failedExpectations, stepFailure, type Answer } from './expectations.js';
import { refusalIn, request, type Answered } from './http.js';
import { Identifiers } from './identifiers.js';
import { asRecorded, namesAPlace } from './places.js';
import type { Scenario, Step } from './scenario-file.js';
import { Seat, type Transport } from './seat.js';
import { resolveTimes } from './times.js';

export interface Report {
  readonly title: string;
  readonly steps: number;
  readonly accepted: number;
  readonly refused: number;
  readonly failures: readonly string[];
}

/** A server, and a token that may convene on it. */
export interface Stage {
  readonly url: string;
  readonly token: string;
  /** How everybody connects; over WebSocket unless said. */
  readonly transport?: Transport;
}

/** The meeting as a play leaves it, while everybody still sits there. */
export interface Table {
  readonly chairId: string;
  /** Somebody’s seat by their identifier in the file; `undefined` for somebody who was never there. */
  seat(short: string): Seat | undefined;
  /** The identifier somebody has in the meeting. */
  participantId(short: string): string;
}

/**
 * Throws `Sayable` when the server cannot be played into at all; whatever else goes wrong is a failure in the report.
 * @param afterwards done before anybody leaves, unless the meeting could not be convened.
 */
export async function play(
  scenario: Scenario,
  stage: Stage,
  afterwards?: (table: Table) => Promise<void>,
): Promise<Report> {
  const player = new Player(scenario, stage);
  try {
    const report = await player.play();
    if (player.table.seat(player.table.chairId)) await afterwards?.(player.table);
    return report;
  } finally {
    player.leave();
  }
}

type Fields = Readonly<Record<string, unknown>>;

class Player {
  readonly #meetingId = randomUUID();
  readonly #identifiers = new Identifiers(randomUUID);
  readonly #seats = new Map<string, Seat>();
  #chair: string;
  #counts = { accepted: 0, refused: 0 };

  constructor(
    private readonly scenario: Scenario,
    private readonly stage: Stage,
  ) {
    this.#chair = String(this.convened().find(({ role }) => role === 'chair')?.['participantId'] ?? '');
  }

  get table(): Table {
    const participantId = (short: string): string => this.#identifiers.uuid(short);
    return {
      chairId: participantId(this.#chair),
      participantId,
      seat: (short) => this.#seats.get(participantId(short)),
    };
  }

  async play(): Promise<Report> {
    const refusal = await this.convene();
    const failures = refusal
      ? [`Convening was refused by ${refusal.rule}: ${refusal.because}`]
      : [...(await this.playSteps()), ...(await this.judge())];
    return { title: this.scenario.title, steps: this.scenario.steps.length, ...this.#counts, failures };
  }

  leave(): void {
    for (const seat of this.#seats.values()) seat.close();
  }

  private convened(): Fields[] {
    return this.scenario.convene['participants'] as Fields[];
  }

  private async convene(): Promise<Refusal | undefined> {
    const answer = await this.asProgram('/api/meetings', {
      meetingId: this.#meetingId,
      commandId: randomUUID(),
      command: this.command('ConveneMeeting', this.scenario.convene),
    });
    const refusal = refusalIn(answer);
    if (!refusal) await Promise.all(this.convened().map(({ participantId }) => this.sit(String(participantId))));
    return refusal;
  }

  private async sit(short: string): Promise<void> {
    const seat = await this.seatOf(short);
    if (!(seat instanceof Seat)) throw new Sayable(`${short} could not sign in (${seat.rule}): ${seat.because}`);
  }

  private async playSteps(): Promise<string[]> {
    const failures: string[] = [];
    for (const [index, step] of this.scenario.steps.entries()) {
      const answer = await this.step(step);
      if (answer) this.#counts[answer.accepted ? 'accepted' : 'refused'] += 1;
      const failure = stepFailure(step, index + 1, answer);
      if (failure) failures.push(failure);
    }
    return failures;
  }

  private async step({ who, does, with: fields }: Step): Promise<Answer> {
    const seat = await this.seatOf(who);
    if (!(seat instanceof Seat)) return { accepted: false, refusal: seat };
    const answer = await seat.give(this.command(does, await this.inTheRecord(fields)));
    if (answer?.accepted) await this.afterwards(who, does, fields);
    return answer;
  }

  private async inTheRecord(fields: Fields): Promise<Fields> {
    const chair = namesAPlace(fields) ? this.#seats.get(this.#identifiers.uuid(this.#chair)) : undefined;
    return chair ? (asRecorded(fields, await chair.readAgain()) as Fields) : fields;
  }

  /** Those who came in read again from the beginning, as their windows would; those who are new get a window. */
  private async afterwards(who: string, does: string, fields: Fields): Promise<void> {
    if (does === 'TakeTheChair') this.#chair = who;
    if (does === 'Arrive') await this.readAgain(who);
    if (does === 'RecordArrival' || does === 'AdmitParticipant') await this.readAgain(fields['participantId']);
    for (const newcomer of [fields['participant'], fields['deputy']]) {
      const short = (newcomer as Fields | undefined)?.['participantId'];
      if (typeof short === 'string') await this.seatOf(short);
    }
  }

  private async readAgain(short: unknown): Promise<void> {
    if (typeof short === 'string') await this.#seats.get(this.#identifiers.uuid(short))?.readAgain();
  }

  private command(type: string, fields: Fields): object {
    return this.#identifiers.map({ ...(resolveTimes(fields, new Date()) as object), type }) as object;
  }

  /** Somebody's seat, signed in by their own link; or why the server has none for them. */
  private async seatOf(short: string): Promise<Seat | Refusal> {
    const participantId = this.#identifiers.uuid(short);
    const known = this.#seats.get(participantId);
    if (known) return known;
    const issued = await this.linkFor(participantId);
    const refusal = refusalIn(issued);
    if (refusal) return refusal;
    const secret = String((issued.body as { readonly link: string }).link).split('#')[1];
    const redeemed = await request('POST', `${this.stage.url}/api/links/redeem`, {}, { secret });
    const problem = refusalIn(redeemed);
    if (problem) return problem;
    const seat = await Seat.take(this.stage.url, this.#meetingId, redeemed, this.stage.transport);
    this.#seats.set(participantId, seat);
    return seat;
  }

  /** A place that has been used already, by telephone say, gets a link once somebody who keeps the record agrees to it. */
  private async linkFor(participantId: string): Promise<Answered> {
    const path = `/api/meetings/${this.#meetingId}/participants/${participantId}/link`;
    const issued = await this.asProgram(path, {});
    if (!isOfFinerKind(refusalIn(issued), 'waits-for-agreement')) return issued;
    for (const seat of this.#seats.values()) {
      const agreed = await seat.give({ type: 'AgreeLink', participantId });
      if (agreed?.accepted) return this.asProgram(path, {});
    }
    return issued;
  }

  private asProgram(path: string, body: object): Promise<Answered> {
    return request('POST', this.stage.url + path, { authorization: `Bearer ${this.stage.token}` }, body);
  }

  private async judge(): Promise<string[]> {
    for (const seat of this.#seats.values()) {
      await seat.readAgain();
      await seat.fetchRecord();
    }
    const chairId = this.#identifiers.uuid(this.#chair);
    const entries = this.#seats.get(chairId)?.rows() ?? [];
    return failedExpectations(this.scenario.expect, {
      chairId,
      entries,
      sentTo: (who) => this.#seats.get(this.#identifiers.uuid(who))?.sent,
    });
  }
}
