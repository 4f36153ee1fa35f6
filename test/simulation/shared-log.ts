/** A log two servers share, in memory: in order, once per command, first come first served, and slow to ring. */
import type { Appended, Batch, Bell, Remembered, Row } from '#event-log';
import type { Log } from '../../apps/server/src/meetings/log.js';
import type { Errands } from './errands.js';

interface Stored {
  readonly row: Row;
  readonly commandId: string;
  readonly digest: string;
}

export class SharedLog {
  readonly #stored: Stored[] = [];
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
      read: (_meetingId, after, limit = Infinity) =>
        this.errands.pause().then(() => this.rows.filter(({ sequence }) => sequence > after).slice(0, limit)),
      head: async () => ({ sequence: this.#stored.length, hash: String(this.#stored.length) }),
      command: async (_meetingId, commandId) => this.remembered(commandId),
      follow: (listener) => {
        mine = listener;
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  private append({ after, acceptances }: Batch): Appended {
    if (after !== this.#stored.length || acceptances.some(({ commandId }) => this.remembered(commandId)))
      return { outcome: 'clash' };
    const rows: Row[] = [];
    for (const { commandId, digest, by, at, events } of acceptances) {
      for (const event of events) {
        const row = { sequence: this.#stored.length + 1, at, by, event: structuredClone(event) as Row['event'] };
        this.#stored.push({ row, commandId, digest });
        rows.push(row);
      }
    }
    return { outcome: 'stored', rows };
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
