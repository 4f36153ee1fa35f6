/** A log in memory that can be told to fail: what a full disk, another server or a fail-over does, at the moment a test wants it. */
import type { Acceptance, Appended, Batch, BellListener, Beyond, Remembered, Row } from '#event-log';
import type { Log } from '../turns/log.js';

export class FakeLog implements Log {
  readonly rows: Row[] = [];
  readonly batches: Batch[] = [];
  /** What the next appends answer instead of storing. */
  readonly next: Exclude<Appended, { outcome: 'stored' }>[] = [];
  /** Called before a batch is looked at: another server may be quicker. */
  beforeAppend: () => void = () => undefined;
  readFault: Error | undefined;
  readonly #commands = new Map<string, Remembered>();
  readonly #listeners = new Set<BellListener>();
  /** Grows with every fail-over, so that a row written anew has another hash than the one that was lost. */
  #branch = 0;
  #hashes: string[] = [];

  append = async ({ meetingId, after, hash, acceptances }: Batch): Promise<Appended> => {
    await Promise.resolve();
    this.beforeAppend();
    const planned = this.next.shift();
    if (planned) return planned;
    const known = acceptances.some(({ commandId }) => this.#commands.has(commandId));
    if (known || after !== this.rows.length || (hash !== undefined && hash !== this.hashAt(after)))
      return { outcome: 'clash' };
    this.batches.push({ meetingId, after, acceptances });
    const rows = acceptances.flatMap((one) => this.store(one));
    return { outcome: 'stored', rows, hashes: this.#hashes.slice(after) };
  };

  readBeyond = async (
    meetingId: string,
    held: { sequence: number; hash: string } | undefined,
    limit: number,
  ): Promise<Beyond> => {
    await Promise.resolve();
    if (this.readFault) throw this.readFault;
    // it holds one meeting
    if (this.batches.length > 0 && this.batches[0]?.meetingId !== meetingId)
      return { outcome: 'read', rows: [], hashes: [] };
    const after = held?.sequence ?? 0;
    if (held && held.hash !== this.#hashes[after - 1]) return { outcome: 'parted' };
    return {
      outcome: 'read',
      rows: this.rows.slice(after, after + limit),
      hashes: this.#hashes.slice(after, Math.min(after + limit, this.rows.length)),
    };
  };

  /** Its hash is the sequence, as long as nothing was lost: enough to tell one end from another. */
  head = async (_meetingId: string) => ({ sequence: this.rows.length, hash: this.hashAt(this.rows.length) });

  command = async (_meetingId: string, commandId: string): Promise<Remembered | undefined> =>
    this.#commands.get(commandId);

  follow = (listener: BellListener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  ring(meetingId: string): void {
    for (const listener of this.#listeners) listener({ meetingId, sequence: this.rows.length });
  }

  /** What another server does. */
  store({ commandId, digest, by, at, events }: Acceptance): Row[] {
    const rows = events.map((event, index) => ({
      sequence: this.rows.length + index + 1,
      at,
      by,
      event: event as Row['event'],
    }));
    for (const row of rows) {
      this.rows.push(row);
      this.#hashes.push(`${this.#branch || ''}${row.sequence}`.padStart(64, '0'));
    }
    this.#commands.set(commandId, { by, digest, upTo: this.rows.length });
    return rows;
  }

  /** What a fail-over to a replica does that lacks the last rows. */
  loseAfter(sequence: number): void {
    this.#branch += 1;
    this.rows.length = Math.min(this.rows.length, sequence);
    this.#hashes = this.#hashes.slice(0, sequence);
    for (const [commandId, { upTo }] of this.#commands) if (upTo > sequence) this.#commands.delete(commandId);
  }

  private hashAt(sequence: number): string {
    return this.#hashes[sequence - 1] ?? '0'.repeat(64);
  }
}
