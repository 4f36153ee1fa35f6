/**
 * Everything that happens to one meeting on this server, one turn after another. A turn takes what waits, rules on it,
 * appends it, announces it and answers it; who only looks is let look between two of them.
 */
import type { Instant, Refusal } from '#meeting';
import type { Limits } from '../settings-shape.js';
import { refusalFor } from '../refusal-for.js';
import { entriesLost, notSaved, queueFull } from '../refusals.js';
import { answerAll } from './answering.js';
import type { GivenCommand } from './given-command.js';
import { KeepingUp } from './keeping-up.js';
import type { Log } from './log.js';
import type { MeetingRecord } from './meeting-record.js';
import { batchLength, foundFor, type NeedSources } from './needs.js';
import { ruleOn, type RuledBatch } from './ruling.js';
import { tell, type TellingParts } from './telling.js';

export interface TurnParts extends TellingParts, NeedSources {
  readonly log: Log;
  readonly clock: () => Instant;
  readonly limits: Limits;
  /** Told of every write whether it was stored. */
  readonly wrote?: ((stored: boolean) => void) | undefined;
  /** What an error in reading this meeting amounts to. */
  readonly judged?: (error: unknown) => Promise<unknown>;
}

interface Look {
  readonly look: () => void;
  readonly reject: (error: unknown) => void;
}

/** What became of a ruled batch in the log; `nothing` where there was nothing to append. */
type Kept = { readonly outcome: 'stored' | 'clash' | 'nothing' } | { readonly outcome: 'failed'; because: string };

/** How often a batch is ruled on anew because another server was first. */
const triesPerBatch = 20;

export class MeetingTurns {
  readonly #waiting: GivenCommand[] = [];
  readonly #looks: Look[] = [];
  readonly #keepingUp: KeepingUp;
  #running = false;

  constructor(
    private readonly record: MeetingRecord,
    private readonly parts: TurnParts,
  ) {
    this.#keepingUp = new KeepingUp(record, parts);
  }

  get idle(): boolean {
    return !this.#running;
  }

  command(given: GivenCommand): void {
    if (this.#waiting.length >= this.parts.limits.commandsQueued) return refuseAll([given], queueFull);
    this.#waiting.push(given);
    void this.run();
  }

  /** Looks at the record between batches, when nothing in it is unstored. */
  look<T>(look: (record: MeetingRecord) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#looks.push({ look: () => resolve(look(this.record)), reject });
      void this.run();
    });
  }

  /** Another server has recorded something. */
  catchUpSoon(): void {
    this.#keepingUp.mayBeBehind();
    void this.run();
  }

  private get hasWork(): boolean {
    return this.#keepingUp.isBehind || this.#looks.length > 0 || this.#waiting.length > 0;
  }

  private async run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.hasWork) {
        await this.whatHasArrived();
        await this.turn();
      }
    } catch (error) {
      this.giveUp(await this.judged(error));
    } finally {
      this.#running = false;
    }
  }

  /** Waits for as long as each look at the sockets finds more that they have already brought; all of it comes into the same batch. */
  private async whatHasArrived(): Promise<void> {
    for (let found = -1; found < this.#waiting.length && found < this.parts.limits.commandsPerBatch;) {
      found = this.#waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async turn(): Promise<void> {
    // whoever asks to look while the log is being read may have rung for a later reading, so they wait for the next turn
    const looks = this.#looks.length;
    if (this.#keepingUp.isBehind) await this.#keepingUp.catchUp();
    this.letLook(looks);
    const batch = this.#waiting.splice(0, batchLength(this.#waiting, this.parts.limits.commandsPerBatch));
    if (batch.length > 0) await this.carryOut(batch);
  }

  private letLook(count: number): void {
    for (const { look, reject } of this.#looks.splice(0, count)) {
      try {
        look();
      } catch (error) {
        reject(error);
      }
    }
  }

  /** Answers every command of the batch, whatever happens. */
  private async carryOut(batch: readonly GivenCommand[]): Promise<void> {
    try {
      let ended = await this.tryOnce(batch);
      for (let tries = 1; ended === 'again' && tries < triesPerBatch; tries += 1) ended = await this.tryOnce(batch);
      if (ended === 'again') refuseAll(batch, notSaved('Too many were writing at once. Send it again.'));
      else if (ended !== 'answered') refuseAll(batch, ended);
    } catch (error) {
      this.#keepingUp.mayBeBehind();
      refuseAll(batch, refusalFor(await this.judged(error), 'command'));
    }
  }

  /** @returns `again` where others were first, so that all of it is ruled on anew; a refusal where all of it is refused alike. */
  private async tryOnce(batch: readonly GivenCommand[]): Promise<'answered' | 'again' | Refusal> {
    const before = this.record.places;
    const ruled = await this.rule(batch);
    const kept = await this.append(ruled);
    if (kept.outcome === 'failed') return notSaved(kept.because);
    if (kept.outcome !== 'stored') {
      // an append proves that nobody was first; where there was none, a refusal still rests on the newest record
      const caughtUp = await this.#keepingUp.catchUp();
      // people whose screens still show what is lost are to see that before anything is ruled on
      if (caughtUp === 'parted') return entriesLost;
      if (kept.outcome === 'clash') await this.recall(batch);
      if (kept.outcome === 'clash' || caughtUp === 'more') return 'again';
    }
    await tell(this.parts, this.record, ruled.placed, before);
    await answerAll(batch, ruled.outcomes, this.record, this.parts.log);
    return 'answered';
  }

  /** Folds what is accepted into the record, although it is not stored yet. */
  private async rule(batch: readonly GivenCommand[]): Promise<RuledBatch> {
    const found = await foundFor(batch, this.record, this.parts);
    const { upTo } = this.record;
    try {
      return ruleOn(this.record, batch, this.parts, found);
    } catch (error) {
      this.record.rewind(upTo);
      throw error;
    }
  }

  /** What the log does not take is taken back out of the record. */
  private async append({ after, acceptances }: RuledBatch): Promise<Kept> {
    if (acceptances.length === 0) return { outcome: 'nothing' };
    const { meetingId } = this.record;
    const hash = this.record.hashAt(after);
    const appending = this.parts.log.append({ meetingId, after, hash, acceptances: [...acceptances] });
    const appended = await appending.catch((error: unknown) => {
      this.record.rewind(after);
      throw error;
    });
    if (appended.outcome !== 'clash') this.parts.wrote?.(appended.outcome === 'stored');
    if (appended.outcome === 'stored') this.record.stored(appended.hashes);
    else this.record.rewind(after);
    // a failure that could not be confirmed may be stored after all
    if (appended.outcome === 'failed') this.#keepingUp.mayBeBehind();
    return appended;
  }

  /** Another writer was first, or one of these is known to the log from long ago. */
  private async recall(batch: readonly GivenCommand[]): Promise<void> {
    for (const { commandId } of batch) {
      const remembered = await this.parts.log.command(this.record.meetingId, commandId);
      if (remembered) this.record.remembered.set(commandId, remembered);
    }
  }

  /** The log cannot be read now: whoever waits is told, and the next to come tries again. */
  private giveUp(error: unknown): void {
    for (const { reject } of this.#looks.splice(0)) reject(error);
    refuseAll(this.#waiting.splice(0), refusalFor(error, 'read'));
  }

  private async judged(error: unknown): Promise<unknown> {
    return (await this.parts.judged?.(error)) ?? error;
  }
}

function refuseAll(batch: readonly GivenCommand[], refusal: Refusal): void {
  for (const { answer } of batch) answer({ accepted: false, refusal });
}
