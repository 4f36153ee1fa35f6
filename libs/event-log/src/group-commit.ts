import type { QueryRunner } from 'typeorm';
import { asking, patiently, type Ask } from './asking.js';
import type { Database } from './database.js';
import { entriesOf } from './entries.js';
import { GroupPlan } from './group-plan.js';
import type { MeetingKeys } from './meeting-keys.js';
import { writeToPostgres } from './postgres-writer.js';
import { StorageFault, faultOf } from './refused.js';
import { Settling } from './settling.js';
import { SqliteWriter } from './sqlite-writer.js';
import type { Appended, Batch } from './rows.js';
import { failAll, storedAs, unchained, writingOf, type Ready, type Waiting } from './waiting.js';

/**
 * How many rows one transaction takes, a larger batch excepted: what is queued beyond that goes with the next.
 * Enough to share one wait for the disk, few enough that sealing the next overlaps with writing this one.
 */
const rowsPerCommit = 500;

/** How often a group is written anew when the connection is lost each time. */
const triesPerGroup = 5;

/** Writes what is queued for all meetings in one transaction, answers, and repeats. There is no timer. */
export class GroupCommit {
  readonly #queue: Waiting[] = [];
  readonly #plan: GroupPlan;
  readonly #settling: Settling;
  readonly #sqlite: SqliteWriter | undefined;
  #writing = false;

  constructor(
    private readonly database: Database,
    keys: MeetingKeys,
  ) {
    this.#plan = new GroupPlan(keys);
    this.#settling = new Settling(database);
    if (database.kind === 'sqlite') this.#sqlite = this.sqliteWriter(database);
  }

  append({ meetingId, after, hash, acceptances }: Batch): Promise<Appended> {
    const batch = { meetingId, after, hash, entries: entriesOf(acceptances) };
    const chained = this.#plan.atOnce(batch);
    return new Promise((answer, reject) => {
      this.#queue.push({ ...batch, chained, answer, reject });
      if (!this.#writing) void this.writeUntilEmpty();
    });
  }

  private async writeUntilEmpty(): Promise<void> {
    this.#writing = true;
    // taken when the turn comes, so that what is queued while others write goes too
    while (this.#queue.length > 0) await this.database.inTurn(() => this.store(this.takeGroup(), triesPerGroup));
    this.#writing = false;
  }

  private takeGroup(): Waiting[] {
    let rows = 0;
    let count = 0;
    for (const { entries } of this.#queue) {
      rows += entries.length;
      if (count > 0 && rows > rowsPerCommit) break;
      count += 1;
    }
    // in order of meetings, so that two servers never wait for each other in a circle
    return this.#queue.splice(0, count).sort(byMeeting);
  }

  /** Answers every one of the group, whatever happens. */
  private async store(group: Waiting[], tries: number): Promise<void> {
    try {
      const ready = await patiently(() => this.database.aside((runner) => this.chain(group, asking(runner))));
      if (ready.length === 0) return;
      const fault = await this.database
        .aside((runner) => this.write(runner, ready))
        .then(
          () => undefined,
          (error: unknown) => faultOf(error),
        );
      if (fault) await this.recover(ready, fault, tries);
      else this.answerStored(ready);
    } catch (error) {
      failAll(group, error);
    }
  }

  /** Those that could be chained; the others are answered, but only once all could be looked at. */
  private async chain(group: Waiting[], ask: Ask): Promise<Ready[]> {
    const chainNext = this.#plan.begin(ask);
    const ready: Ready[] = [];
    const answers: (() => void)[] = [];
    for (const waiting of group) {
      try {
        const chained = await chainNext(waiting);
        if (chained === 'clash') answers.push(() => waiting.answer({ outcome: 'clash' }));
        else ready.push({ ...waiting, chained });
      } catch (error) {
        if (error instanceof StorageFault) throw error;
        answers.push(() => failAll([waiting], error));
      }
    }
    for (const answer of answers) answer();
    return ready;
  }

  private write(runner: QueryRunner, ready: Ready[]): Promise<void> {
    const writing = writingOf(ready);
    if (this.#sqlite) return this.#sqlite.write(runner, writing);
    return writeToPostgres(runner, writing, this.database.server, this.#settling.lock);
  }

  private sqliteWriter(database: Database): SqliteWriter {
    const writer = new SqliteWriter();
    database.beforeClose(() => writer.close());
    return writer;
  }

  /** Nothing is stored, or, after a lost connection, perhaps all of it: finds out before anybody is answered. */
  private async recover(ready: Ready[], fault: Error, tries: number): Promise<void> {
    for (const { meetingId } of ready) this.#plan.forget(meetingId);
    const kind = fault instanceof StorageFault ? fault.kind : 'other';
    if (kind === 'connection' && this.database.kind === 'postgres') return this.settle(ready, fault, tries);
    const elsewhere = kind === 'duplicate' || kind === 'parted';
    if ((elsewhere || kind === 'busy') && ready.length > 1) {
      const middle = Math.ceil(ready.length / 2);
      for (const half of [ready.slice(0, middle), ready.slice(middle)]) await this.store(unchained(half), tries);
    } else if (elsewhere) for (const { answer } of ready) answer({ outcome: 'clash' });
    else failAll(ready, fault);
  }

  private async settle(ready: Ready[], fault: Error, tries: number): Promise<void> {
    const found = await this.#settling.find(ready.flatMap(({ chained }) => chained.rows));
    if (found === 'stored') this.answerStored(ready);
    else if (found === 'unknown') for (const { answer } of ready) answer({ outcome: 'failed', because: unconfirmed });
    else if (tries > 1) await this.store(unchained(ready), tries - 1);
    else failAll(ready, fault);
  }

  /** What is queued is handed to the database first: those who are answered then prepare while it writes. */
  private answerStored(ready: Ready[]): void {
    this.#plan.keep(ready.map(({ chained }) => chained));
    const answerAll = () => {
      for (const { entries, chained, answer } of ready) answer(storedAs(entries, chained));
    };
    if (this.#queue.length > 0) setImmediate(answerAll);
    else answerAll();
  }
}

function byMeeting(one: Waiting, other: Waiting): number {
  if (one.meetingId === other.meetingId) return 0;
  return one.meetingId < other.meetingId ? -1 : 1;
}

const unconfirmed =
  'The database was lost while saving, and it could not be confirmed whether this was saved. Send it again: it is never recorded twice.';
