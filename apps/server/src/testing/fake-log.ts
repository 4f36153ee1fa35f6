/** A log in memory that can be told to fail: what a full disk or another server does, at the moment a test wants it. */
import type { Acceptance, Appended, Batch, BellListener, Remembered, Row } from '#event-log';
import type { Log } from '../meetings/log.js';

export class FakeLog implements Log {
  readonly rows: Row[] = [];
  readonly batches: Batch[] = [];
  /** What the next appends answer instead of storing. */
  readonly next: Exclude<Appended, { outcome: 'stored' }>[] = [];
  /** Called before a batch is looked at: another server may be quicker. */
  beforeAppend: () => void = () => undefined;
  readFault: Error | undefined;
  readonly #commands = new Map<string, Remembered>();

  append = async ({ meetingId, after, acceptances }: Batch): Promise<Appended> => {
    await Promise.resolve();
    this.beforeAppend();
    const planned = this.next.shift();
    if (planned) return planned;
    if (after !== this.rows.length || acceptances.some(({ commandId }) => this.#commands.has(commandId)))
      return { outcome: 'clash' };
    this.batches.push({ meetingId, after, acceptances });
    return { outcome: 'stored', rows: acceptances.flatMap((one) => this.store(one)) };
  };

  read = async (_meetingId: string, after: number, limit = Infinity): Promise<Row[]> => {
    await Promise.resolve();
    if (this.readFault) throw this.readFault;
    return this.rows.slice(after, after + limit);
  };

  /** Its hash is the sequence: enough to tell one end from another. */
  head = async (_meetingId: string) => ({
    sequence: this.rows.length,
    hash: String(this.rows.length).padStart(64, '0'),
  });

  command = async (_meetingId: string, commandId: string): Promise<Remembered | undefined> =>
    this.#commands.get(commandId);

  follow = (_listener: BellListener) => () => undefined;

  /** What another server does. */
  store({ commandId, digest, by, at, events }: Acceptance): Row[] {
    const rows = events.map((event, index) => ({
      sequence: this.rows.length + index + 1,
      at,
      by,
      event: event as Row['event'],
    }));
    this.rows.push(...rows);
    this.#commands.set(commandId, { by, digest, upTo: this.rows.length });
    return rows;
  }
}
