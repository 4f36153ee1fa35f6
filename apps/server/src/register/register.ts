/** The list of meetings, made from the log. It knows how far each entry goes, and entries that fell behind are made anew when the list is read. */
import type { Database, KeyStore } from '#event-log';
import { isInvited, mayChange, opensByPersonId, type Meeting } from '#meeting';
import type { MeetingSummary } from '#wire';
import { reportFault } from '../operator-log.js';
import { ask, changeIn, type Value } from '../storage/table.js';
import type { Identity } from '../sign-in/identity.js';
import type { Meetings } from '../turns/meetings.js';
import type { MeetingRecord, Placed } from '../turns/meeting-record.js';
import { CatchingUp } from './catching-up.js';

export interface RegisterParts {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly meetings: Meetings;
  /** Milliseconds. */
  readonly clock: () => number;
}

type Summary = Omit<MeetingSummary, 'participantId'>;
interface Registered {
  readonly meetingId: string;
  readonly summary: Buffer;
  readonly participantId: string | null;
}

const label = (meetingId: string): string => `register:${meetingId}`;
const convenerKey = (identity: Identity): string =>
  identity.kind === 'program'
    ? `program:${identity.program}`
    : `person:${identity.kind === 'person' ? identity.personId : ''}`;

/** Milliseconds before what could not be written is tried again: each pause is twice the one before, up to a minute. */
const firstPause = 500;
const longestPause = 60_000;

export class Register {
  readonly #catchingUp: CatchingUp;
  readonly #writing = new Map<string, Promise<void>>();
  /** By meeting, the newest entry that the database would not take. */
  readonly #unwritten = new Map<string, RegisterEntry>();
  #retry: NodeJS.Timeout | undefined;
  #pause = firstPause;
  #closed = false;

  constructor(private readonly parts: RegisterParts) {
    parts.meetings.onRecorded((record, placed) => this.hear(record, placed));
    parts.meetings.onShortened((record) => this.hearShortened(record));
    this.#catchingUp = new CatchingUp(parts.database, parts.clock, (meetingId) => this.bringUpToDate(meetingId));
  }

  /** The meetings this identity is invited to or has convened. */
  async meetingsOf(identity: Identity): Promise<MeetingSummary[]> {
    if (identity.kind === 'participant') return this.ownMeeting(identity.meetingId, identity.participantId);
    await this.#catchingUp.forALittle();
    return (await this.rowsFor(identity)).flatMap((row) => this.opened(row) ?? []);
  }

  /** Whether somebody may know of a meeting that cannot be read itself: the list has it for them, or they hold a link to it. */
  async mayOpen(meetingId: string, identity: Identity): Promise<boolean> {
    if (identity.kind === 'participant') return identity.meetingId === meetingId;
    if (await this.isConvener(meetingId, identity)) return true;
    if (identity.kind === 'program') return false;
    const [listed] = await ask(
      this.parts.database,
      'SELECT 1 AS one FROM register_people WHERE "meetingId" = $1 AND "personId" = $2 LIMIT 1',
      [meetingId, identity.personId],
    );
    return listed !== undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#catchingUp.close();
  }

  /** Resolves when everything heard of this meeting is written, or could not be for now. */
  async listed(meetingId: string): Promise<void> {
    await this.#writing.get(meetingId);
  }

  async noteConvener(meetingId: string, identity: Identity): Promise<boolean> {
    const key = convenerKey(identity);
    await this.parts.database.write((runner) =>
      changeIn(
        runner,
        'INSERT INTO conveners ("meetingId", convener) VALUES ($1, $2) ON CONFLICT ("meetingId") DO NOTHING',
        [meetingId, key],
      ),
    );
    return this.isConvener(meetingId, identity);
  }

  async isConvener(meetingId: string, identity: Identity): Promise<boolean> {
    if (identity.kind === 'participant') return false;
    const [row] = await ask<{ convener: string }>(
      this.parts.database,
      'SELECT convener FROM conveners WHERE "meetingId" = $1',
      [meetingId],
    );
    return row?.convener === convenerKey(identity);
  }

  /** The entry as it is shown; one that cannot be opened is left out this time and made anew. */
  private opened({ meetingId, summary, participantId }: Registered): MeetingSummary | undefined {
    try {
      const opened = JSON.parse(this.parts.keys.open(label(meetingId), summary).toString('utf8')) as Summary;
      return participantId === null ? opened : { ...opened, participantId };
    } catch (error) {
      reportFault('register', error);
      this.#catchingUp.alsoFor(meetingId);
      return undefined;
    }
  }

  /** Makes the entry anew from the meeting itself. */
  private async bringUpToDate(meetingId: string): Promise<void> {
    const entry = await this.parts.meetings.look(
      meetingId,
      (record) => record.meeting && entryOf(record.meetingId, record.meeting),
    );
    if (entry) await this.write(entry);
  }

  private hear({ meetingId, meeting }: MeetingRecord, placed: readonly Placed[]): void {
    if (!meeting) return;
    const owed = this.#writing.has(meetingId) || this.#unwritten.has(meetingId);
    if (owed || placed.some(({ row }) => mayChange(row.event, 'register')))
      this.writeAfterOthers(entryOf(meetingId, meeting));
    else this.#catchingUp.unchanged(meetingId, meeting.sequence - placed.length, meeting.sequence);
  }

  /** The list may be ahead of a log that lost rows: its entry is put back to what is recorded. */
  private hearShortened({ meetingId, meeting }: MeetingRecord): void {
    this.#unwritten.delete(meetingId);
    this.#catchingUp.shortened(meetingId);
    if (meeting) this.writeAfterOthers({ ...entryOf(meetingId, meeting), putsBack: true });
  }

  private writeAfterOthers(entry: RegisterEntry): void {
    const { meetingId } = entry;
    const earlier = this.#writing.get(meetingId) ?? Promise.resolve();
    const writing = earlier.then(() => this.tryToWrite(entry));
    this.#writing.set(meetingId, writing);
    void writing.then(() => {
      if (this.#writing.get(meetingId) === writing) this.#writing.delete(meetingId);
    });
  }

  /** An entry that cannot be written now is tried again soon: the list must not stay behind until the next row or the next start. */
  private async tryToWrite(entry: RegisterEntry): Promise<void> {
    try {
      await this.write(entry);
      if ((this.#unwritten.get(entry.meetingId)?.upTo ?? 0) <= entry.upTo) this.#unwritten.delete(entry.meetingId);
      this.#pause = firstPause;
    } catch (error) {
      reportFault('register', error);
      if ((this.#unwritten.get(entry.meetingId)?.upTo ?? 0) <= entry.upTo) this.#unwritten.set(entry.meetingId, entry);
      this.tryAgainSoon();
    }
  }

  private tryAgainSoon(): void {
    if (this.#closed || this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.writeUnwritten();
    }, this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }

  /** Tries them one after another; the first that fails again puts the rest off. */
  private async writeUnwritten(): Promise<void> {
    for (const entry of [...this.#unwritten.values()]) {
      if (this.#closed || this.#retry) return;
      await this.tryToWrite(entry);
    }
  }

  private async write({ meetingId, upTo, summary, people, putsBack }: RegisterEntry): Promise<void> {
    const sealed = this.parts.keys.seal(label(meetingId), JSON.stringify(summary));
    await this.parts.database.write(async (runner) => {
      const written = await changeIn(
        runner,
        `INSERT INTO register ("meetingId", "upTo", summary) VALUES ($1, $2, $3)
         ON CONFLICT ("meetingId") DO UPDATE SET "upTo" = excluded."upTo", summary = excluded.summary ${putsBack ? '' : 'WHERE register."upTo" <= excluded."upTo"'}`,
        [meetingId, upTo, sealed],
      );
      // another server has written a later state
      if (written === 0) return;
      await changeIn(runner, 'DELETE FROM register_people WHERE "meetingId" = $1', [meetingId]);
      for (const [personId, participantId] of people) {
        await changeIn(
          runner,
          'INSERT INTO register_people ("personId", "meetingId", "participantId") VALUES ($1, $2, $3)',
          [personId, meetingId, participantId],
        );
      }
    });
  }

  /** The one meeting of a meeting link, while its holder is still invited. */
  private ownMeeting(meetingId: string, participantId: string): Promise<MeetingSummary[]> {
    return this.parts.meetings.look(meetingId, ({ meeting }) => {
      const attendee = meeting?.participants.get(participantId);
      return meeting && attendee && isInvited(attendee)
        ? [{ ...entryOf(meetingId, meeting).summary, participantId }]
        : [];
    });
  }

  private rowsFor(identity: Exclude<Identity, { kind: 'participant' }>): Promise<Registered[]> {
    const { database } = this.parts;
    const query = <T extends Value>(sql: string, ...values: T[]) => ask<Registered>(database, sql, values);
    switch (identity.kind) {
      case 'program':
        return query(
          'SELECT r."meetingId", r.summary, NULL AS "participantId" FROM register r JOIN conveners c ON c."meetingId" = r."meetingId" WHERE c.convener = $1',
          convenerKey(identity),
        );
      case 'person':
        return query(
          `SELECT r."meetingId", r.summary, p."participantId" FROM register r
           LEFT JOIN register_people p ON p."meetingId" = r."meetingId" AND p."personId" = $1
           LEFT JOIN conveners c ON c."meetingId" = r."meetingId" AND c.convener = $2
           WHERE p."personId" IS NOT NULL OR c.convener IS NOT NULL`,
          identity.personId,
          convenerKey(identity),
        );
    }
  }
}

interface RegisterEntry {
  readonly meetingId: string;
  readonly upTo: number;
  readonly summary: Summary;
  readonly people: readonly (readonly [string, string])[];
  /** Written also over a later state, which the log has lost. */
  readonly putsBack?: true;
}

function entryOf(meetingId: string, meeting: Meeting): RegisterEntry {
  const { reference, meetingKind, scheduledFor, place, status, participants } = meeting;
  const people = [...participants.values()]
    .filter((one) => isInvited(one) && opensByPersonId(one))
    .flatMap(({ facts }) => (facts.personId ? [[facts.personId, facts.participantId] as const] : []));
  return {
    meetingId,
    upTo: meeting.sequence,
    summary: { meetingId, reference, meetingKind, scheduledFor, place, phase: status.phase },
    people,
  };
}
