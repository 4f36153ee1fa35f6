/** Meetings whose record cannot be relied on: each is shut by itself, and opens again once its record verifies. */
import { createHash } from 'node:crypto';
import {
  BoundedMap,
  DatabaseRefused,
  StorageFault,
  Sayable,
  type ChainVerdict,
  type Database,
  type EventLog,
} from '#event-log';
import type { Refusal } from '#meeting';
import { report, reportFault } from '../operator-log.js';
import { ask, change } from '../storage/table.js';
import { recordDamaged, recordNotUnderstood } from '../refusals.js';

/** Thrown to whoever opens a meeting that is shut. */
export class MeetingUnsound extends Sayable {
  override readonly name = 'MeetingUnsound';
  constructor(
    readonly meetingId: string,
    readonly refusal: Refusal,
  ) {
    super(refusal.because);
  }
}

/** What people quote to the operator, who finds it in the log: the same on every server, and it opens nothing. */
export function numberToQuote(meetingId: string): string {
  const digits = createHash('sha256').update(`to quote ${meetingId}`).digest('hex').slice(0, 8).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

export interface UnsoundParts {
  readonly database: Database;
  readonly log: Pick<EventLog, 'verify'>;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** How long a verdict on a shut meeting stands before somebody who opens it has it verified anew. */
const standsFor = 60_000;
const notUnderstoodRemembered = 1_000;

export class UnsoundMeetings {
  /** By meeting, when it was last looked at. */
  readonly #shut = new Map<string, number>();
  /** By meeting, when it verified although it cannot be read. */
  readonly #notUnderstood = new BoundedMap<string, number>(notUnderstoodRemembered);
  readonly #looking = new Map<string, Promise<boolean>>();

  constructor(private readonly parts: UnsoundParts) {}

  /** Reads what any server has found, and looks at no meeting. */
  async load(): Promise<void> {
    const rows = await ask<{ meetingId: string }>(this.parts.database, 'SELECT "meetingId" FROM unsound_meetings');
    const found = new Set(rows.map(({ meetingId }) => meetingId));
    for (const meetingId of this.#shut.keys()) if (!found.has(meetingId)) this.#shut.delete(meetingId);
    for (const meetingId of found) if (!this.#shut.has(meetingId)) this.#shut.set(meetingId, 0);
  }

  get meetingIds(): string[] {
    return [...this.#shut.keys()];
  }

  isShut(meetingId: string): boolean {
    return this.#shut.has(meetingId);
  }

  /** How many there are, as every server knows; fails where the database cannot be read. */
  async count(): Promise<number> {
    const [row] = await ask<{ count: string | number }>(
      this.parts.database,
      'SELECT COUNT(*) AS count FROM unsound_meetings',
    );
    return Number(row?.count ?? 0);
  }

  /** Verifies one that is shut again, at most once a minute, so that what was put right opens without a restart. */
  async stillShut(meetingId: string): Promise<MeetingUnsound | undefined> {
    const lookedAt = this.#shut.get(meetingId);
    if (lookedAt === undefined) return undefined;
    const fresh = Math.abs(this.parts.clock() - lookedAt) < standsFor;
    return fresh || !(await this.isSound(meetingId)) ? shut(meetingId) : undefined;
  }

  /** What a failure to read a meeting amounts to: the error itself where the database is away, otherwise what is wrong with the meeting. */
  async judged(meetingId: string, error: unknown): Promise<unknown> {
    if (error instanceof MeetingUnsound || isOfTheDatabase(error)) return error;
    const lookedAt = this.#shut.get(meetingId) ?? -Infinity;
    if (this.parts.clock() - lookedAt < standsFor) return shut(meetingId);
    // verifying reads the whole record, and whoever is shut out tries again and again
    if (Math.abs(this.parts.clock() - (this.#notUnderstood.get(meetingId) ?? -Infinity)) < standsFor)
      return notUnderstood(meetingId);
    try {
      if (!(await this.isSound(meetingId))) return shut(meetingId);
    } catch (fault) {
      return fault;
    }
    reportFault('read', error);
    report('meeting verifies and cannot be read', { meetingId, quoted: numberToQuote(meetingId) });
    this.#notUnderstood.set(meetingId, this.parts.clock());
    return notUnderstood(meetingId);
  }

  /** Verifies one meeting, and shuts or opens it accordingly. Throws where the database is away. */
  isSound(meetingId: string): Promise<boolean> {
    const looking = this.#looking.get(meetingId);
    if (looking) return looking;
    const begun = this.look(meetingId).finally(() => this.#looking.delete(meetingId));
    this.#looking.set(meetingId, begun);
    return begun;
  }

  private async look(meetingId: string): Promise<boolean> {
    const because = await this.problem(meetingId);
    const known = this.#shut.has(meetingId);
    if (because === undefined) {
      this.#shut.delete(meetingId);
      if (known) report('meeting sound again', { meetingId, quoted: numberToQuote(meetingId) });
      if (known) await this.remember('DELETE FROM unsound_meetings WHERE "meetingId" = $1', [meetingId]);
      return true;
    }
    this.#shut.set(meetingId, this.parts.clock());
    if (known) return false;
    report('meeting unsound', { meetingId, quoted: numberToQuote(meetingId), because });
    await this.remember(
      'INSERT INTO unsound_meetings ("meetingId", "foundAt") VALUES ($1, $2) ON CONFLICT ("meetingId") DO NOTHING',
      [meetingId, new Date(this.parts.clock()).toISOString()],
    );
    return false;
  }

  /** What is wrong, for the operator: which rows and how, without content. */
  private async problem(meetingId: string): Promise<string | undefined> {
    try {
      return firstFault(await this.parts.log.verify(meetingId));
    } catch (error) {
      if (!isDamagedPage(error)) throw error;
      return 'What is stored of this meeting cannot be read at all.';
    }
  }

  /** Tells the other servers by the database; where that takes nothing now, this server remembers it alone. */
  private async remember(sql: string, values: string[]): Promise<void> {
    await change(this.parts.database, sql, values).catch((error: unknown) => reportFault('unsound', error));
  }
}

const shut = (meetingId: string): MeetingUnsound =>
  new MeetingUnsound(meetingId, recordDamaged(numberToQuote(meetingId)));

const notUnderstood = (meetingId: string): MeetingUnsound =>
  new MeetingUnsound(meetingId, recordNotUnderstood(numberToQuote(meetingId)));

function firstFault(verdict: ChainVerdict): string | undefined {
  if (verdict.sound) return undefined;
  const others = verdict.faults.length - 1;
  return `${verdict.faults[0]?.because ?? ''}${others > 0 ? ` And ${others} more.` : ''}`;
}

/** Whether a page of the database is damaged: then the meetings that lie on it are, and no others. */
const isDamagedPage = (error: unknown): boolean => error instanceof StorageFault && /CORRUPT|^XX00/u.test(error.code);

/** Whether the fault is the database's, so that every meeting would meet with it. */
const isOfTheDatabase = (error: unknown): boolean =>
  error instanceof DatabaseRefused || (error instanceof StorageFault && !isDamagedPage(error));
