/** The messages to be sent, in the database: they outlast this process, and no two servers take the same one. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Database, KeyStore } from '#event-log';
import type { QueryRunner } from 'typeorm';
import { reportFault } from '../operator-log.js';
import { ask, change, changeIn, placeholders } from '../storage/table.js';
import type { Claimed, DeliveryKind, DeliveryRow, DeliveryState, NewDelivery } from './delivery-row.js';
import { isOutcome, type Outcome } from './outcome.js';

interface Stored {
  readonly deliveryId: string;
  readonly meetingId: string;
  readonly participantId: string;
  readonly kind: DeliveryKind;
  readonly about: Buffer;
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly confirmedOutside: number;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAt: string;
  readonly outcome: string | null;
  readonly mayHaveBeenSent: number;
  readonly recorded: number;
  readonly endedAt: string | null;
}

/** How a try is written down. */
export interface Settled {
  readonly state: DeliveryState;
  readonly outcome: Outcome;
  readonly tries: number;
  readonly nextAt: number;
  readonly mayHaveBeenSent: boolean;
}

/** Minutes after which a server that took a message counts as dead; no message is worked on for so long. */
export const leaseMinutes = 10;
/** Newest messages of one meeting that are shown, and those looked at together. */
const mostShown = 1_000;
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
const label = (deliveryId: string): string => `delivery:${deliveryId}`;

export class Queue {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyStore,
    private readonly clock: () => number = Date.now,
  ) {}

  /** @returns its deliveryId, or undefined where the same is on its way already, or, for a reminder, has ever been. */
  async add(given: NewDelivery): Promise<string | undefined> {
    const deliveryId = randomUUID();
    const now = instant(this.clock());
    const added = await change(
      this.database,
      `INSERT INTO deliveries ("deliveryId", "meetingId", "participantId", kind, about, once, "askedBy", "askedAt", "confirmedOutside", state, tries, "nextAt", "mayHaveBeenSent", recorded)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', 0, $10, 0, 0) ON CONFLICT DO NOTHING`,
      [
        deliveryId,
        given.meetingId,
        given.participantId,
        given.kind,
        this.keys.seal(label(deliveryId), given.about),
        this.onceKey(given),
        given.askedBy ?? null,
        now,
        Number(given.confirmedOutside),
        now,
      ],
    );
    return added === 1 ? deliveryId : undefined;
  }

  /** Takes messages whose time has come, and those of a server that died over them. */
  async claim(most: number): Promise<Claimed[]> {
    const now = this.clock();
    // on PostgreSQL several servers take messages: one that another holds is passed over, not waited for
    const locking = this.database.kind === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
    const lease = randomBytes(12).toString('hex');
    const taken = await this.database.write(async (runner) => {
      const due = await rowsIn(
        runner,
        `SELECT * FROM deliveries WHERE state IN ('waiting', 'sending') AND "nextAt" <= $1 ORDER BY "nextAt", "deliveryId" LIMIT $2${locking}`,
        [instant(now), most],
      );
      if (due.length === 0) return [];
      await changeIn(
        runner,
        `UPDATE deliveries SET "mayHaveBeenSent" = CASE WHEN state = 'sending' THEN 1 ELSE "mayHaveBeenSent" END, state = 'sending', tries = tries + 1, lease = $1, "nextAt" = $2
         WHERE "deliveryId" IN (${placeholders(due.length, 2)})`,
        [lease, instant(now + leaseMinutes * 60_000), ...due.map(({ deliveryId }) => deliveryId)],
      );
      return due;
    });
    const opened: Claimed[] = [];
    for (const stored of taken) {
      const about = this.aboutIn(stored);
      const row: Claimed = {
        ...this.opened(stored, about ?? ''),
        state: 'sending',
        tries: stored.tries + 1,
        mayHaveBeenSent: stored.mayHaveBeenSent === 1 || stored.state === 'sending',
        lease,
      };
      // a message that cannot be read any more ends here, and the others go on
      if (about !== undefined) opened.push(row);
      else
        await this.settle(row, { ...row, state: 'failed', outcome: 'unreadable', nextAt: now }).catch(
          (error: unknown) => reportFault('delivery', error),
        );
    }
    return opened;
  }

  /** Writes down how a try ended, unless another server has taken the message over since. */
  async settle(
    { deliveryId, lease }: Pick<Claimed, 'deliveryId' | 'lease'>,
    { state, outcome, tries, nextAt, mayHaveBeenSent }: Settled,
  ): Promise<void> {
    const ended = state === 'waiting' || state === 'sending' ? null : instant(this.clock());
    await change(
      this.database,
      `UPDATE deliveries SET state = $1, outcome = $2, tries = $3, "nextAt" = $4, "mayHaveBeenSent" = $5, "endedAt" = $6, lease = NULL WHERE "deliveryId" = $7 AND lease = $8`,
      [state, outcome, tries, instant(nextAt), Number(mayHaveBeenSent), ended, deliveryId, lease],
    );
  }

  async noteRecorded(deliveryId: string): Promise<void> {
    await change(this.database, 'UPDATE deliveries SET recorded = 1 WHERE "deliveryId" = $1', [deliveryId]);
  }

  /** Messages the record says are given out although nothing can have left, oldest first; `about` is empty where it cannot be read. */
  async neverLeft(): Promise<DeliveryRow[]> {
    const stored = await ask<Stored>(
      this.database,
      `SELECT * FROM deliveries WHERE kind = 'edition' AND recorded = 1 AND "mayHaveBeenSent" = 0 AND state IN ('failed', 'given-up') ORDER BY "endedAt", "deliveryId" LIMIT $1`,
      [mostShown],
    );
    return stored.map((row) => this.opened(row));
  }

  /** The record says by now that it was not given out. */
  async noteNotGiven(deliveryId: string): Promise<void> {
    await change(
      this.database,
      `UPDATE deliveries SET recorded = 0 WHERE "deliveryId" = $1 AND state IN ('failed', 'given-up')`,
      [deliveryId],
    );
  }

  /** The rules of the meeting do not allow it: nothing of it is tried. */
  async refuse(deliveryId: string): Promise<void> {
    await change(
      this.database,
      `UPDATE deliveries SET state = 'failed', outcome = 'not-recorded', "endedAt" = $1, lease = NULL WHERE "deliveryId" = $2 AND recorded = 0 AND state IN ('waiting', 'sending')`,
      [instant(this.clock()), deliveryId],
    );
  }

  /** Newest first. */
  async of(meetingId: string): Promise<DeliveryRow[]> {
    const stored = await ask<Stored>(
      this.database,
      'SELECT * FROM deliveries WHERE "meetingId" = $1 ORDER BY "askedAt" DESC, "deliveryId" LIMIT $2',
      [meetingId, mostShown],
    );
    return stored.map((row) => this.opened(row));
  }

  /** Whether somebody has said that this person's address outside the agency is right, the one they have since then. */
  async wasConfirmed(meetingId: string, participantId: string, since: number): Promise<boolean> {
    return (
      (
        await ask(
          this.database,
          // a reminder only repeats what somebody said before
          `SELECT 1 AS one FROM deliveries WHERE "meetingId" = $1 AND "participantId" = $2 AND "confirmedOutside" = 1 AND "askedBy" IS NOT NULL AND "askedAt" > $3 LIMIT 1`,
          [meetingId, participantId, instant(since)],
        )
      ).length > 0
    );
  }

  /** The same for the same message, and telling nothing of what it is about. */
  private onceKey({ meetingId, participantId, kind, about }: NewDelivery): string {
    return createHmac('sha256', this.keys.derive('delivery keys'))
      .update(JSON.stringify([meetingId, participantId, kind, about]))
      .digest('hex');
  }

  /** Nothing where it was damaged, or sealed under a key this server has not. */
  private aboutIn({ deliveryId, about }: Stored): string | undefined {
    try {
      return this.keys.open(label(deliveryId), about).toString('utf8');
    } catch (error) {
      reportFault('delivery', error);
      return undefined;
    }
  }

  private opened(stored: Stored, about = this.aboutIn(stored) ?? ''): DeliveryRow {
    const { deliveryId, meetingId, participantId, kind, askedBy, askedAt, state, tries, nextAt, outcome, endedAt } =
      stored;
    return {
      deliveryId,
      meetingId,
      participantId,
      kind,
      about,
      askedBy: askedBy ?? undefined,
      askedAt,
      confirmedOutside: stored.confirmedOutside === 1,
      state,
      tries,
      nextAt,
      outcome: isOutcome(outcome) ? outcome : undefined,
      mayHaveBeenSent: stored.mayHaveBeenSent === 1,
      recorded: stored.recorded === 1,
      endedAt: endedAt ?? undefined,
    };
  }
}

const rowsIn = async (runner: QueryRunner, sql: string, values: (string | number)[]): Promise<Stored[]> =>
  (await runner.query(sql, values)) as Stored[];
