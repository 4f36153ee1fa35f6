/** Who came in, what was refused, ended or taken out: for whoever has to look into it later. It holds no word, no name and no secret. */
import { randomBytes } from 'node:crypto';
import { faultOf, type Database } from '#event-log';
import type { QueryRunner } from 'typeorm';
import type { Identity } from '../sign-in/identity.js';
import { report, reportFault } from '../operator-log.js';
import type { Limits } from '../settings-shape.js';
import { changeIn, placeholders, type Value } from '../storage/table.js';

/**
 * What is noted, and how. `each`: an entry of its own. `counted`: what is tried over and over, one entry a minute for
 * the same person, address and reason. `severe`: an entry of its own, and a line in the operator's log.
 */
export const securityEvents = {
  'signed-in': 'each',
  'signed-out': 'each',
  'sign-in-refused': 'counted',
  'request-refused': 'counted',
  'command-refused': 'counted',
  'link-asked': 'each',
  'link-agreed': 'each',
  'link-given': 'each',
  'link-ended': 'each',
  evicted: 'each',
  'document-taken': 'each',
  'session-ended': 'each',
  'token-given': 'severe',
  'token-ended': 'severe',
  'program-run': 'each',
  restored: 'severe',
  'entries-lost': 'severe',
} as const satisfies Record<string, 'each' | 'counted' | 'severe'>;
type SecurityEvent = keyof typeof securityEvents;

/** What strangers can bring about as often as they like. */
const countedKinds = Object.keys(securityEvents).filter((what) => securityEvents[what as SecurityEvent] === 'counted');

export interface SecurityNote {
  readonly what: SecurityEvent;
  /** As `whoIs` says it, or an identifier. */
  readonly who?: string | undefined;
  readonly meetingId?: string | undefined;
  /** The address it came from. */
  readonly from?: string | undefined;
  /** Identifiers, rules, forms and numbers; anything else is left out. */
  readonly detail?: Readonly<Record<string, string | number | undefined>>;
}

export interface SecurityEntry {
  readonly at: string;
  readonly what: string;
  readonly who: string | null;
  readonly meetingId: string | null;
  readonly address: string | null;
  readonly detail: string | null;
  readonly count: number;
}

type Kept = Pick<Limits, 'securityEntriesWaiting' | 'securityEntriesKept' | 'securityDaysKept'>;
type Waiting = Omit<SecurityEntry, 'at'> & { readonly at: number };

const writtenAfter = 500;
const countedFor = 60_000;
const triedAgainAfter = 5_000;
const trimmedEvery = 3_600_000;
const rowsAtOnce = 100;
const columns = 9;
const day = 86_400_000;

/** Somebody by identifier, as it stands in the log. */
export function whoIs(identity: Identity): string {
  switch (identity.kind) {
    case 'participant':
      return `participant:${identity.participantId}`;
    case 'person':
      return `person:${identity.personId}`;
    case 'program':
      return `program:${identity.program}`;
  }
}

export class SecurityLog {
  readonly #waiting: Waiting[] = [];
  readonly #counts = new Map<string, Waiting>();
  /** Names this log among those of other servers and programs. */
  readonly #log = randomBytes(8).toString('hex');
  #number = 0;
  #lost = 0;
  #failing = false;
  #closed = false;
  #trimmedAt = Number.NEGATIVE_INFINITY;
  #writing: NodeJS.Timeout | undefined;
  #telling: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly limits: Kept,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Never waits and never fails; what finds no room is counted as lost. */
  note(note: SecurityNote): void {
    const entry = this.entryOf(note);
    const how = securityEvents[note.what];
    if (how === 'counted') return this.count(entry);
    if (how === 'severe') report('security', { event: note.what, who: entry.who ?? undefined });
    this.add(entry);
  }

  /** Writes down everything noted so far, counts included. */
  async flush(): Promise<void> {
    this.gatherCounts();
    await this.write();
  }

  /** Writes what is left, and ends. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
    clearTimeout(this.#writing);
    clearTimeout(this.#telling);
  }

  private entryOf({ what, who, meetingId, from, detail }: SecurityNote): Waiting {
    const said = Object.entries(detail ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${plain(String(value))}`)
      .join(' ');
    return {
      at: this.clock(),
      what,
      who: who === undefined ? null : plain(who),
      meetingId: meetingId === undefined ? null : plain(meetingId),
      address: from === undefined ? null : plain(from),
      detail: said === '' ? null : said,
      count: 1,
    };
  }

  private count(entry: Waiting): void {
    const key = JSON.stringify([entry.what, entry.who, entry.meetingId, entry.address, entry.detail]);
    if (this.#counts.has(key) || this.#counts.size < this.countedApart) this.countUnder(key, entry);
    else this.countUnder(entry.what, { ...entry, who: null, meetingId: null, address: null, detail: null });
    if (!this.#closed) this.#telling ??= setTimeout(() => this.gatherCounts(), countedFor).unref();
  }

  private countUnder(key: string, entry: Waiting): void {
    const before = this.#counts.get(key);
    this.#counts.set(key, before ? { ...before, count: before.count + 1 } : entry);
  }

  /** Half of the room: the rest is for what strangers cannot bring about. */
  private get countedApart(): number {
    return Math.ceil(this.limits.securityEntriesWaiting / 2);
  }

  private gatherCounts(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    for (const entry of this.#counts.values()) this.add(entry, this.countedApart + countedKinds.length);
    this.#counts.clear();
  }

  private add(entry: Waiting, room = this.limits.securityEntriesWaiting): void {
    if (this.#waiting.length < Math.min(room, this.limits.securityEntriesWaiting)) this.#waiting.push(entry);
    else this.#lost += entry.count;
    this.soon(writtenAfter);
  }

  private soon(after: number): void {
    if (!this.#closed) this.#writing ??= setTimeout(() => void this.write(), after).unref();
  }

  private async write(): Promise<void> {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const lost = this.#lost;
    const entries = this.#waiting.splice(0);
    if (lost > 0) entries.push(this.lossOf(lost));
    if (entries.length === 0) return;
    this.#lost -= lost;
    try {
      await this.database.write((runner) => this.writeIn(runner, entries));
      this.#failing = false;
    } catch (error) {
      this.putBack(entries, error);
    }
  }

  private lossOf(count: number): Waiting {
    report('security', { event: 'entries-lost', count });
    return { ...this.entryOf({ what: 'entries-lost' }), count };
  }

  /** Kept for the next try, as far as there is room. */
  private putBack(entries: readonly Waiting[], error: unknown): void {
    const room = Math.max(0, this.limits.securityEntriesWaiting - this.#waiting.length);
    this.#waiting.unshift(...entries.slice(0, room));
    this.#lost += Math.max(0, entries.length - room);
    if (!this.#failing) reportFault('security log', faultOf(error));
    this.#failing = true;
    this.soon(triedAgainAfter);
  }

  private async writeIn(runner: QueryRunner, entries: readonly Waiting[]): Promise<void> {
    for (let from = 0; from < entries.length; from += rowsAtOnce) {
      const some = entries.slice(from, from + rowsAtOnce);
      const rows = some.map((_, index) => `(${placeholders(columns, index * columns)})`).join(', ');
      await changeIn(
        runner,
        `INSERT INTO security_log (log, number, at, what, who, "meetingId", address, detail, count) VALUES ${rows}`,
        some.flatMap((entry) => this.valuesOf(entry)),
      );
    }
    await this.trimIn(runner);
  }

  private valuesOf({ at, what, who, meetingId, address, detail, count }: Waiting): Value[] {
    this.#number += 1;
    const when = new Date(at).toISOString();
    return [this.#log, this.#number, when, what, who, meetingId, address, detail, count];
  }

  /** Once an hour: so many days, and so many entries of what is counted and as many of the rest, so that neither washes out the other. */
  private async trimIn(runner: QueryRunner): Promise<void> {
    const now = this.clock();
    if (now - this.#trimmedAt < trimmedEvery) return;
    const { securityDaysKept, securityEntriesKept } = this.limits;
    await changeIn(runner, 'DELETE FROM security_log WHERE at < $1', [
      new Date(now - securityDaysKept * day).toISOString(),
    ]);
    const counted = `IN (${countedKinds.map((what) => `'${what}'`).join(', ')})`;
    for (const kinds of [`what ${counted}`, `what NOT ${counted}`])
      await changeIn(
        runner,
        `DELETE FROM security_log WHERE ${kinds} AND at <= (SELECT at FROM security_log WHERE ${kinds} ORDER BY at DESC LIMIT 1 OFFSET $1)`,
        [securityEntriesKept],
      );
    this.#trimmedAt = now;
  }
}

/** What cannot be a name or a sentence: nothing with a space in it, and nothing long. */
const plain = (text: string): string => (/^[\w.:/%+-]{1,120}$/u.test(text) ? text : '?');
