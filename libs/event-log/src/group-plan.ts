import type { KeyObject } from 'node:crypto';
import type { Ask } from './asking.js';
import { BoundedMap } from './bounded-map.js';
import { FIRST_PREVIOUS } from './chain.js';
import { chainOnto } from './chaining.js';
import type { Entry } from './entries.js';
import type { MeetingKey, MeetingKeys } from './meeting-keys.js';
import { headOf, type Head, type StoredRow } from './stored-rows.js';
import { Sayable } from './sayable.js';

/** How many heads are kept in memory, so that appending does not read. */
const headsKept = 10_000;

/** A batch that is sealed and chained to the end of its meeting, ready to be written. */
export interface Chained {
  rows: StoredRow[];
  /** The hash of the row before the first; 32 zero bytes where the meeting begins. */
  onto: Buffer;
  newKey?: MeetingKey;
}

/** Where a meeting ends within a group that is not yet written. */
interface End {
  head: Head;
  key: KeyObject | undefined;
}

/** What is to be chained: entries that follow the row `after` with that `hash`; `chained` when that was done at once. */
export interface ToChain {
  meetingId: string;
  after: number;
  hash?: string;
  entries: readonly Entry[];
  chained?: Chained;
}

/** Chains each batch to the end of its meeting, in memory, before a group is written. */
export class GroupPlan {
  readonly #heads = new BoundedMap<string, Head>(headsKept);

  constructor(private readonly keys: MeetingKeys) {}

  /** At once, when head and key are at hand: sealing then overlaps with the writing of others. */
  atOnce({ meetingId, after, hash, entries }: ToChain): Chained | undefined {
    const head = this.#heads.get(meetingId);
    const key = this.keys.atHand(meetingId);
    if (!head || !isWhere(head, after, hash) || !key) return undefined;
    return { rows: chainOnto(head, meetingId, key, entries), onto: head.hash };
  }

  /** Begins a group: batches of one meeting in it follow each other although none of them is written yet. */
  begin(ask: Ask): (batch: ToChain) => Promise<Chained | 'clash'> {
    const ends = new Map<string, End>();
    return async (batch) => {
      const { meetingId, after, hash, entries } = batch;
      const end = ends.get(meetingId);
      if (batch.chained && !end) {
        ends.set(meetingId, { head: lastOf(batch.chained.rows), key: undefined });
        return batch.chained;
      }
      const head = end?.head ?? (await this.headAt(meetingId, after, ask));
      if (!isWhere(head, after, hash)) return 'clash';
      const { key, newKey } = await this.keyFor(meetingId, head, end, ask);
      const rows = chainOnto(head, meetingId, key, entries);
      ends.set(meetingId, { head: lastOf(rows), key });
      return { rows, onto: head?.hash ?? FIRST_PREVIOUS, newKey };
    };
  }

  /** The group is written. */
  keep(chained: readonly Chained[]): void {
    for (const { rows, newKey } of chained) {
      if (newKey) this.keys.remember(newKey);
      if (rows[0]) this.#heads.set(rows[0].meetingId, lastOf(rows));
    }
  }

  /** Forgets what is remembered of a meeting, which turned out wrong, so that the next append reads it. */
  forget(meetingId: string): void {
    this.#heads.delete(meetingId);
    this.keys.forget(meetingId);
  }

  /** Its key; a meeting that begins gets a new one, to be stored with its first rows. */
  private async keyFor(
    meetingId: string,
    head: Head | undefined,
    end: End | undefined,
    ask: Ask,
  ): Promise<{ key: KeyObject; newKey?: MeetingKey }> {
    // where there are no rows, a key in memory may be one the database has lost with them
    if (!head) this.keys.forget(meetingId);
    const known = end?.key ?? (await this.keys.find(meetingId, ask));
    if (known) return { key: known };
    if (head) throw new KeyMissing();
    const newKey = this.keys.make(meetingId);
    return { key: newKey.key, newKey };
  }

  /** A remembered head is good when it is the one the writer knows; otherwise another server may have gone on. */
  private async headAt(meetingId: string, after: number, ask: Ask): Promise<Head | undefined> {
    const known = this.#heads.get(meetingId);
    return known?.sequence === after ? known : headOf(ask, meetingId);
  }
}

/** The meeting's key was destroyed or lost: it can be verified, but neither read nor continued. */
export class KeyMissing extends Sayable {
  override readonly name = 'KeyMissing';
  constructor() {
    super('The key of this meeting is missing, so it can be neither read nor continued.');
  }
}

/** Whether a meeting ends where its writer believes; without a hash only how many rows it has is asked. */
function isWhere(head: Head | undefined, after: number, hash: string | undefined): boolean {
  if ((head?.sequence ?? 0) !== after) return false;
  return hash === undefined || (head?.hash ?? FIRST_PREVIOUS).toString('hex') === hash;
}

function lastOf(rows: readonly StoredRow[]): Head {
  const last = rows.at(-1);
  if (!last) throw new RangeError('A batch has at least one row.');
  return last;
}
