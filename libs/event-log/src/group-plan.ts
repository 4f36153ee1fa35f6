import type { KeyObject } from 'node:crypto';
import type { Ask } from './asking.js';
import { BoundedMap } from './bounded-map.js';
import { FIRST_PREVIOUS } from './chain.js';
import { chainOnto } from './chaining.js';
import type { Entry } from './entries.js';
import type { MeetingKey, MeetingKeys } from './meeting-keys.js';
import { headOf, type Head, type StoredRow } from './stored-rows.js';

/** How many heads are kept in memory, so that appending does not read. */
const headsKept = 10_000;

/** A batch whose place is known: sealed, chained, ready to be written. */
export interface Placed {
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

/** What is to be placed: entries that follow the row `after` with that `hash`; `placed` when that was done at once. */
export interface Placeable {
  meetingId: string;
  after: number;
  hash?: string;
  entries: readonly Entry[];
  placed?: Placed;
}

/** Finds each batch its place at the end of its meeting. */
export class Placing {
  readonly #heads = new BoundedMap<string, Head>(headsKept);

  constructor(private readonly keys: MeetingKeys) {}

  /** A place at once, when head and key are at hand: sealing then overlaps with the writing of others. */
  atOnce({ meetingId, after, hash, entries }: Placeable): Placed | undefined {
    const head = this.#heads.get(meetingId);
    const key = this.keys.atHand(meetingId);
    if (!head || !isWhere(head, after, hash) || !key) return undefined;
    return { rows: chainOnto(head, meetingId, key, entries), onto: head.hash };
  }

  /** Begins a group: batches of one meeting in it follow each other although none of them is written yet. */
  begin(ask: Ask): (placeable: Placeable) => Promise<Placed | 'clash'> {
    const ends = new Map<string, End>();
    return async (placeable) => {
      const { meetingId, after, hash, entries } = placeable;
      const end = ends.get(meetingId);
      if (placeable.placed && !end) {
        ends.set(meetingId, { head: lastOf(placeable.placed.rows), key: undefined });
        return placeable.placed;
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
  keep(placed: readonly Placed[]): void {
    for (const { rows, newKey } of placed) {
      if (newKey) this.keys.remember(newKey);
      if (rows[0]) this.#heads.set(rows[0].meetingId, lastOf(rows));
    }
  }

  /** Something was not as remembered: the next append reads. */
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
export class KeyMissing extends Error {
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
