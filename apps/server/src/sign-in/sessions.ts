/** Sessions: opened at sign-in, kept alive by use, ended by sign-out, by absence and by the end of the day. */
import type { Database, KeyStore } from '#event-log';
import type { QueryRunner } from 'typeorm';
import { ask, changeIn, placeholders } from '../storage/table.js';
import { Endings } from './endings.js';
import { hashOf, isSecret, newSecret } from './secrets.js';
import {
  columnsOf,
  identityOf,
  idleMinutes,
  subjectOf,
  wholeHours,
  type Session,
  type Subject,
  type SubjectColumns,
} from './session.js';

interface StoredSession extends SubjectColumns {
  readonly hash: string;
  readonly slot: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly endedAt: string | null;
}

/** Sessions refreshed by one statement. */
const refreshedAtOnce = 500;
const minute = 60_000;
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

const endOf = ({ createdAt }: StoredSession): number => Date.parse(createdAt) + wholeHours * 60 * minute;

export class Sessions {
  /** Seen since the database was last told. */
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly keys: KeyStore,
    private readonly clock: () => number = Date.now,
    private readonly endings: Endings = new Endings(database),
  ) {}

  /** @returns the secret for the cookie: it is not kept. */
  begin(subject: Subject, slot: string): Promise<string> {
    const secret = newSecret();
    return this.database.write((runner) => this.beginIn(runner, subject, slot, secret)).then(() => secret);
  }

  /** The same, inside a transaction that is already running. */
  async beginIn(runner: QueryRunner, subject: Subject, slot: string, secret: string): Promise<void> {
    const now = instant(this.clock());
    await changeIn(
      runner,
      'INSERT INTO sessions (hash, slot, "meetingId", "participantId", "personId", "createdAt", "lastSeenAt") VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [hashOf(this.keys, 'session', secret), slot, ...columnsOf(subject), now, now],
    );
  }

  /**
   * Ends those that the earlier links of somebody in a meeting opened, on whichever server they are in use: who loses
   * a device, or passes a link to the wrong person, asks for a new one and is alone again once it is opened.
   * @returns the ending to wait for once it is stored, if there was anything to end.
   */
  async endEarlierIn(runner: QueryRunner, subject: Subject): Promise<number | undefined> {
    if ('personId' in subject) return undefined;
    const open = '"meetingId" = $1 AND "participantId" = $2 AND "endedAt" IS NULL';
    const { meetingId, participantId } = subject;
    const earlier = (await runner.query(`SELECT hash FROM sessions WHERE ${open} LIMIT 1`, [
      meetingId,
      participantId,
    ])) as unknown[];
    if (earlier.length === 0) return undefined;
    const number = await this.endings.nextIn(runner);
    await changeIn(
      runner,
      'UPDATE sessions SET "endedAt" = $1, ending = $2 WHERE "meetingId" = $3 AND "participantId" = $4 AND "endedAt" IS NULL',
      [instant(this.clock()), number, meetingId, participantId],
    );
    return number;
  }

  /** Waits until an ending that is stored holds on every server. */
  async hold(ending: number | undefined): Promise<void> {
    if (ending !== undefined) await this.endings.hold(ending);
  }

  /** The session a cookie opens, if it still does: a use of it. */
  async find(secret: unknown): Promise<Session | undefined> {
    const session = await this.look(secret);
    if (session) this.seen(session.sessionId);
    return session;
  }

  /** The same, without keeping it alive: it was somebody else of this browser who asked. */
  async look(secret: unknown): Promise<Session | undefined> {
    if (!isSecret(secret)) return undefined;
    const hash = hashOf(this.keys, 'session', secret);
    const [stored] = await ask<StoredSession>(this.database, 'SELECT * FROM sessions WHERE hash = $1', [hash]);
    const subject = stored && subjectOf(stored);
    if (!subject || !this.isAlive(stored)) return undefined;
    return { sessionId: hash, slot: stored.slot, identity: identityOf(subject), endsAt: endOf(stored) };
  }

  /** An open socket is a presence like any request. */
  seen(sessionId: string): void {
    this.#seen.set(sessionId, this.clock());
  }

  /** Holds on every server once it is answered. */
  async end(sessionId: string): Promise<void> {
    this.#seen.delete(sessionId);
    await this.endings.end((runner, number) =>
      changeIn(runner, 'UPDATE sessions SET "endedAt" = $1, ending = $2 WHERE hash = $3 AND "endedAt" IS NULL', [
        instant(this.clock()),
        number,
        sessionId,
      ]),
    );
  }

  isOver({ endsAt }: Pick<Session, 'endsAt'>): boolean {
    return this.clock() > endsAt;
  }

  /** Writes down who was seen, so that other servers and a restart know. */
  async keep(): Promise<void> {
    const seen = [...this.#seen.keys()];
    this.#seen.clear();
    const now = instant(this.clock());
    for (let from = 0; from < seen.length; from += refreshedAtOnce) {
      const some = seen.slice(from, from + refreshedAtOnce);
      await this.database.write((runner) =>
        changeIn(runner, `UPDATE sessions SET "lastSeenAt" = $1 WHERE hash IN (${placeholders(some.length, 1)})`, [
          now,
          ...some,
        ]),
      );
    }
  }

  private isAlive(session: StoredSession): boolean {
    const lastSeen = Math.max(Date.parse(session.lastSeenAt), this.#seen.get(session.hash) ?? 0);
    return (
      session.endedAt === null && this.clock() <= endOf(session) && this.clock() <= lastSeen + idleMinutes * minute
    );
  }
}
