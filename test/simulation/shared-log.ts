/** A log two servers share, in memory: in order, once per command, first come first served, and slow to ring. */
import {
  EVERY_MEETING,
  type Appended,
  type Batch,
  type Bell,
  type Beyond,
  type Remembered,
  type Row,
} from '#event-log';
import type { Log } from '../../apps/server/src/turns/log.js';
import type { Errands } from './errands.js';

interface Stored {
  readonly row: Row;
  readonly commandId: string;
  readonly digest: string;
  readonly hash: string;
}

export class SharedLog {
  readonly #stored: Stored[] = [];
  /** Grows with every fail-over: a row written anew has another hash than the one that was lost. */
  #branch = 0;
  /** Commands that were stored and are no longer. */
  readonly lost = new Set<string>();
  /** By command, when the last rows it wrote were recorded, those that were lost too. */
  readonly #recordedAt = new Map<string, Set<string>>();
  readonly #listeners = new Set<(bell: Bell) => void>();

  constructor(private readonly errands: Errands) {}

  get rows(): readonly Row[] {
    return this.#stored.map(({ row }) => row);
  }

  /** The log as one server reaches it; its own appending rings for the others only. */
  reachedBy(): Log {
    let mine: ((bell: Bell) => void) | undefined;
    return {
      append: async (batch) => {
        await this.errands.pause();
        const appended = this.append(batch);
        if (appended.outcome === 'stored') this.ring(batch.meetingId, mine);
        await this.errands.pause();
        return appended;
      },
      readBeyond: (_meetingId, held, limit) => this.errands.pause().then(() => this.beyond(held, limit)),
      head: async () => ({ sequence: this.#stored.length, hash: this.#stored.at(-1)?.hash ?? '' }),
      command: async (_meetingId, commandId) => this.remembered(commandId),
      follow: (listener) => {
        mine = listener;
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  /** A fail-over to a replica that lacks the last rows: every server's line is lost, and all look again. */
  lose(count: number): void {
    this.#branch += 1;
    for (const { commandId } of this.#stored.splice(Math.max(1, this.#stored.length - count))) this.lost.add(commandId);
    for (const listener of this.#listeners)
      this.errands.later(() => listener({ meetingId: EVERY_MEETING, sequence: 0 }));
  }

  /** Whether a row of this time is one that this command wrote. */
  wasWrittenBy(commandId: string, at: string): boolean {
    return this.#recordedAt.get(commandId)?.has(at) ?? false;
  }

  private beyond(held: { sequence: number; hash: string } | undefined, limit: number): Beyond {
    if (held && this.#stored[held.sequence - 1]?.hash !== held.hash) return { outcome: 'parted' };
    const beyond = this.#stored.slice(held?.sequence ?? 0).slice(0, limit);
    return { outcome: 'read', rows: beyond.map(({ row }) => row), hashes: beyond.map(({ hash }) => hash) };
  }

  private append({ after, hash, acceptances }: Batch): Appended {
    const parted = hash !== undefined && this.#stored.at(-1)?.hash !== hash;
    if (parted || after !== this.#stored.length || acceptances.some(({ commandId }) => this.remembered(commandId)))
      return { outcome: 'clash' };
    const rows: Row[] = [];
    for (const { commandId, digest, by, at, events } of acceptances) {
      this.lost.delete(commandId);
      this.#recordedAt.set(commandId, (this.#recordedAt.get(commandId) ?? new Set()).add(at));
      for (const event of events) {
        const row = { sequence: this.#stored.length + 1, at, by, event: structuredClone(event) as Row['event'] };
        this.#stored.push({ row, commandId, digest, hash: `${this.#branch}/${row.sequence}` });
        rows.push(row);
      }
    }
    return { outcome: 'stored', rows, hashes: this.#stored.slice(after).map(({ hash: stored }) => stored) };
  }

  private remembered(commandId: string): Remembered | undefined {
    const last = this.#stored.findLast((stored) => stored.commandId === commandId);
    return last && { by: last.row.by, digest: last.digest, upTo: last.row.sequence };
  }

  private ring(meetingId: string, except: ((bell: Bell) => void) | undefined): void {
    const sequence = this.#stored.length;
    for (const listener of this.#listeners)
      if (listener !== except) this.errands.later(() => listener({ meetingId, sequence }));
  }
}
