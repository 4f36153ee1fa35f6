/** Everything that happens to one meeting on this server, one turn after another: commands in batches, and looks between them. */
import { isProfessional, type By, type Instant, type Refusal, type SignedHead } from '#meeting';
import type { CommandAnswer } from '#wire';
import type { Limits } from '../settings-shape.js';
import { reportFault } from '../operator-log.js';
import type { Asked } from './asked.js';
import { ruleOn, type Outcome, type RuledBatch } from './batch.js';
import { Gathering } from './gathering.js';
import { batchLength, headFor, type Signer } from './finalising.js';
import { layUpTo } from '../readers/lay-stream.js';
import type { Log } from './log.js';
import type { MeetingRecord, Placed } from './meeting-record.js';
import type { Places } from '../readers/places.js';
import { answerAgain } from './remembering.js';
import { refusalFor } from '../refusal-for.js';
import { entriesLost, notSaved, queueFull } from '../refusals.js';

/** Called once rows are stored and before anything is answered, in the order of the rows. */
export type Announce = (record: MeetingRecord, placed: readonly Placed[], before: Places) => void;

/** Called when the log turned out to lack rows this server held and told of: `record` is read anew, and `held` says how many rows there were before. */
export type Shortened = (record: MeetingRecord, held: number) => void;

export interface TurnParts {
  readonly log: Log;
  readonly announce: Announce;
  readonly shortened?: Shortened;
  readonly clock: () => Instant;
  readonly limits: Limits;
  /** Told of every write whether it was stored. */
  readonly wrote?: (stored: boolean) => void;
  /** Waited for between storing and telling; throws nothing. */
  readonly beforeTelling?: () => void | Promise<void>;
  /** Without one, what is made final is not signed. */
  readonly sign?: Signer;
  /** What an error in reading this meeting amounts to. */
  readonly judged?: (error: unknown) => Promise<unknown>;
}

interface Look {
  readonly look: () => void;
  readonly reject: (error: unknown) => void;
}

/** What reading on brought: nothing, new rows, or that rows held before are no longer in the log. */
type Caught = 'same' | 'more' | 'parted';

/** How often a batch is ruled on anew because another server was first. */
const triesPerBatch = 20;

export class MeetingTurns {
  readonly #asked: Asked[] = [];
  readonly #looks: Look[] = [];
  /** The log may hold rows this record does not. */
  #behind = true;
  #running = false;
  /** How many rows were held that the log has not, until that was told. */
  #lost = 0;
  /** Answers to what is stored and announced: given while the disk takes the next batch, or at once when none waits. */
  #owed: (() => void)[] = [];
  readonly #gathering: Gathering;

  constructor(
    private readonly record: MeetingRecord,
    private readonly parts: TurnParts,
  ) {
    this.#gathering = new Gathering(parts.limits, {
      commands: () => this.#asked.length,
      others: () => this.#behind || this.#looks.length > 0,
    });
  }

  get idle(): boolean {
    return !this.#running;
  }

  command(asked: Asked): void {
    if (this.#asked.length >= this.parts.limits.commandsQueued)
      return asked.answer({ accepted: false, refusal: queueFull });
    this.#asked.push(asked);
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
    this.#behind = true;
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.#running) return this.#gathering.come();
    this.#running = true;
    try {
      do {
        await this.#gathering.gather(() => this.answerOwed());
        await this.turn();
        if (this.#asked.length === 0) this.answerOwed();
      } while (this.#behind || this.#looks.length > 0 || this.#asked.length > 0);
    } catch (error) {
      this.giveUp((await this.parts.judged?.(error)) ?? error);
    } finally {
      this.answerOwed();
      this.#running = false;
    }
  }

  private answerOwed(): void {
    for (const answer of this.#owed.splice(0)) answer();
  }

  private async turn(): Promise<void> {
    // whoever is owed an answer does not wait for what others look up
    if (this.#behind || this.#looks.length > 0) this.answerOwed();
    // whoever asks while the log is being read waits for the next reading, which they may have asked for
    const waiting = this.#looks.length;
    if (this.#behind) await this.catchUp();
    for (const { look, reject } of this.#looks.splice(0, waiting)) {
      try {
        look();
      } catch (error) {
        reject(error);
      }
    }
    const batch = this.#asked.splice(0, batchLength(this.#asked, this.parts.limits.commandsPerBatch));
    if (batch.length > 0) await this.settle(batch);
  }

  /** New rows are announced, since another server's sockets had them and ours did not. */
  private async catchUp(): Promise<Caught> {
    this.#behind = false;
    const { places: before, upTo } = this.record;
    try {
      const placed = await this.readOn();
      if (this.#lost > 0) return this.tellOfLoss();
      // a record just opened brings no news: whoever may hear of it reads it whole
      if (upTo > 0 && placed.length > 0) await this.parts.beforeTelling?.();
      if (upTo > 0) this.announce(placed, before);
      return placed.length > 0 ? 'more' : 'same';
    } catch (error) {
      this.#behind = true;
      this.record.rewind(upTo);
      throw error;
    }
  }

  /** What the log has beyond the record; where it has not what the record ends with, all of it is let go of and read again. */
  private async readOn(): Promise<readonly Placed[]> {
    for (;;) {
      const { upTo } = this.record;
      const placed = await this.record.catchUp(this.parts.log);
      if (placed !== 'parted') return placed;
      this.#lost = Math.max(this.#lost, upTo);
      this.record.letGo();
    }
  }

  private tellOfLoss(): 'parted' {
    const held = this.#lost;
    this.#lost = 0;
    try {
      this.parts.shortened?.(this.record, held);
    } catch (error) {
      reportFault('shortened', error);
    }
    return 'parted';
  }

  private async settle(batch: readonly Asked[]): Promise<void> {
    try {
      for (let tries = 1; tries <= triesPerBatch; tries += 1) if (await this.settled(batch)) return;
      refuseAll(batch, notSaved('Too many were writing at once. Send it again.'));
    } catch (error) {
      this.#behind = true;
      // what is stored is answered as stored, whatever broke after it
      this.answerOwed();
      refuseAll(batch, refusalFor((await this.parts.judged?.(error)) ?? error, 'command'));
    }
  }

  /** @returns whether everything in the batch is answered; otherwise it is to be ruled on again. */
  private async settled(batch: readonly Asked[]): Promise<boolean> {
    const before = this.record.places;
    const reading = headFor(this.record, batch, this.parts.log, this.parts.sign);
    if (reading) this.answerOwed();
    const ruled = this.rule(batch, reading && (await reading));
    if (ruled.acceptances.length === 0) {
      this.answerOwed();
      const caught = await this.catchUp();
      if (caught === 'parted') return this.refuseLost(batch);
      if (caught === 'more') return false;
    } else {
      const { log } = this.parts;
      const appending = log.append({
        meetingId: this.record.meetingId,
        after: ruled.after,
        hash: this.record.hashAt(ruled.after),
        acceptances: [...ruled.acceptances],
      });
      this.answerOwed();
      const appended = await appending.catch((error: unknown) => {
        this.record.rewind(ruled.after);
        throw error;
      });
      if (appended.outcome !== 'clash') this.parts.wrote?.(appended.outcome === 'stored');
      if (appended.outcome === 'stored') {
        await this.parts.beforeTelling?.();
        this.stored(batch, ruled, before, appended.hashes);
      } else {
        this.record.rewind(ruled.after);
        if (appended.outcome === 'clash') return this.recall(batch);
        this.#behind = true;
        refuseAll(batch, notSaved(appended.because));
        return true;
      }
    }
    await this.answer(batch, ruled.outcomes);
    return true;
  }

  private rule(batch: readonly Asked[], head: SignedHead | undefined): RuledBatch {
    const { upTo } = this.record;
    try {
      return ruleOn(this.record, batch, this.parts, head);
    } catch (error) {
      this.record.rewind(upTo);
      throw error;
    }
  }

  /** Another writer was first, or one of these is known to the log from long ago. */
  private async recall(batch: readonly Asked[]): Promise<boolean> {
    if ((await this.catchUp()) === 'parted') return this.refuseLost(batch);
    for (const { commandId } of batch) {
      const remembered = await this.parts.log.command(this.record.meetingId, commandId);
      if (remembered) this.record.remembered.set(commandId, remembered);
    }
    return false;
  }

  /** Nothing is ruled on over the heads of people whose screens still show what is lost. */
  private refuseLost(batch: readonly Asked[]): true {
    this.answerOwed();
    refuseAll(batch, entriesLost);
    return true;
  }

  private stored(
    batch: readonly Asked[],
    { outcomes, placed }: RuledBatch,
    before: Places,
    hashes: readonly string[],
  ): void {
    this.record.stored(hashes);
    this.#gathering.spoke(outcomes.flatMap((outcome) => (outcome.kind === 'recorded' ? outcome.by : [])));
    outcomes.forEach((outcome, index) => {
      const one = batch[index];
      if (one && outcome.kind === 'recorded')
        this.record.remembered.set(one.commandId, { by: outcome.by, digest: one.digest, upTo: outcome.upTo });
    });
    this.announce(placed, before);
  }

  /** Nothing a listener does may keep an answer from whoever recorded something. */
  private announce(placed: readonly Placed[], before: Places): void {
    if (placed.length === 0) return;
    try {
      this.parts.announce(this.record, placed, before);
    } catch (error) {
      reportFault('announce', error);
    }
  }

  private async answer(batch: readonly Asked[], outcomes: readonly Outcome[]): Promise<void> {
    for (const [index, asked] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome?.kind !== 'recorded') continue;
      // worked out now: by then the next batch is folded in
      const answer = this.inOwnNumbers({ accepted: true, upTo: outcome.upTo }, outcome);
      this.#owed.push(() => asked.answer(answer));
    }
    for (const [index, asked] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome && outcome.kind !== 'recorded') asked.answer(await this.unrecordedAnswer(asked, outcome));
    }
  }

  private async unrecordedAnswer(
    asked: Asked,
    outcome: Exclude<Outcome, { kind: 'recorded' }>,
  ): Promise<CommandAnswer> {
    if (outcome.kind === 'answered')
      return outcome.by ? this.inOwnNumbers(outcome.answer, { by: outcome.by }) : outcome.answer;
    const remembered = await this.parts.log.command(this.record.meetingId, asked.commandId);
    return this.inOwnNumbers(remembered ? answerAgain(remembered, outcome.by, asked.digest) : outcome.answer, outcome);
  }

  /** To those with a stream of their own, `upTo` counts that stream, so that it tells nothing of the other. */
  private inOwnNumbers(answer: CommandAnswer, { by }: { readonly by: By }): CommandAnswer {
    const attendee = 'participantId' in by ? this.record.meeting?.participants.get(by.participantId) : undefined;
    if (!answer.accepted || !attendee || isProfessional(attendee)) return answer;
    return { accepted: true, upTo: layUpTo(this.record, attendee.participantId) };
  }

  /** The log cannot be read now: whoever waits is told, and the next to come tries again. */
  private giveUp(error: unknown): void {
    for (const { reject } of this.#looks.splice(0)) reject(error);
    const refusal = refusalFor(error, 'read');
    refuseAll(this.#asked.splice(0), refusal);
  }
}

function refuseAll(batch: readonly Asked[], refusal: Refusal): void {
  for (const { answer } of batch) answer({ accepted: false, refusal });
}
