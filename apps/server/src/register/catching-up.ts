/** Finds the meetings the list lags behind and brings it up to them, a few at a time, without holding up whoever reads it. */
import type { Database } from '#event-log';
import { reportFault } from '../operator-log.js';
import { ask, changeIn } from '../storage/table.js';
import { MeetingUnsound } from '../soundness/unsound.js';

/** How long a comparison with the log is believed. A server that dies between storing rows and listing them is rare. */
const comparedFor = 5 * 60_000;
/** How long a reader waits for meetings that lag behind; the rest are there when they look again. */
const patience = 1_000;
/** How often the list notes how far meetings have come whose rows change nothing in it. */
const noteEvery = 60_000;

/** Finds meetings with rows nobody listed: a server died before it did, or the meeting never came into the list. */
const behind = `SELECT k."meetingId" FROM meeting_keys k LEFT JOIN register r ON r."meetingId" = k."meetingId"
  WHERE COALESCE(r."upTo", 0) < (SELECT MAX("sequence") FROM recorded_events e WHERE e."meetingId" = k."meetingId")`;

export class CatchingUp {
  readonly #behind = new Set<string>();
  /** By meeting, from which row to which it has come since that was last noted. */
  readonly #unchanged = new Map<string, { readonly from: number; readonly upTo: number }>();
  #comparedAt = -Infinity;
  #working: Promise<void> | undefined;
  #closed = false;
  readonly #noting: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly clock: () => number,
    private readonly bringUpToDate: (meetingId: string) => Promise<void>,
  ) {
    this.#noting = setInterval(() => void this.note(), noteEvery).unref();
  }

  /** Resolves when the list is up to date, or after a second: what lags goes on being made. */
  async forALittle(): Promise<void> {
    let waiting: NodeJS.Timeout | undefined;
    await Promise.race([
      this.work(),
      new Promise<void>((resolve) => (waiting = setTimeout(resolve, patience).unref())),
    ]);
    clearTimeout(waiting);
  }

  /** Makes the entry of this meeting anew: what stands in the list cannot be opened. */
  alsoFor(meetingId: string): void {
    this.#behind.add(meetingId);
    void this.work();
  }

  /** Rows after `from` up to `upTo` change nothing in the list: an entry that had come as far as `from` is up to date. */
  unchanged(meetingId: string, from: number, upTo: number): void {
    const known = this.#unchanged.get(meetingId);
    this.#unchanged.set(meetingId, { from: known?.upTo === from ? known.from : from, upTo });
  }

  /** The meeting lost rows, so what was noted of it no longer holds. */
  shortened(meetingId: string): void {
    this.#unchanged.delete(meetingId);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#noting);
    await this.#working;
    await this.note();
  }

  private work(): Promise<void> {
    return (this.#working ??= this.catchUp()
      .catch((error: unknown) => reportFault('register', error))
      .finally(() => (this.#working = undefined)));
  }

  private async catchUp(): Promise<void> {
    if (Math.abs(this.clock() - this.#comparedAt) >= comparedFor) await this.compare();
    for (const meetingId of [...this.#behind]) {
      if (this.#closed) return;
      this.#behind.delete(meetingId);
      // a meeting that is shut stays listed as it last was
      await this.bringUpToDate(meetingId).catch((error: unknown) => {
        if (!(error instanceof MeetingUnsound)) reportFault('register', error);
      });
    }
  }

  private async compare(): Promise<void> {
    await this.note();
    for (const { meetingId } of await ask<{ meetingId: string }>(this.database, behind)) this.#behind.add(meetingId);
    this.#comparedAt = this.clock();
  }

  /** Notes how far all of them have come, in one transaction. */
  private async note(): Promise<void> {
    const unchanged = [...this.#unchanged];
    this.#unchanged.clear();
    if (unchanged.length === 0) return;
    const sql = 'UPDATE register SET "upTo" = $1 WHERE "meetingId" = $2 AND "upTo" >= $3 AND "upTo" < $1';
    await this.database
      .write(async (runner) => {
        for (const [meetingId, { from, upTo }] of unchanged) await changeIn(runner, sql, [upTo, meetingId, from]);
      })
      .catch((error: unknown) => reportFault('register', error));
  }
}
