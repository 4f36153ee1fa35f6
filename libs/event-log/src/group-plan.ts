import type { Ask } from './asking.js';
import { BoundedMap } from './bounded-map.js';
import { chainOnto } from './chaining.js';
import type { Entry } from './entries.js';
import type { MeetingKey, MeetingKeys } from './meeting-keys.js';
import { headOf, type Head, type StoredRow } from './stored-rows.js';

/** How many heads are kept in memory, so that appending does not read. */
const headsKept = 10_000;

/** A batch whose place is known: sealed, chained, ready to be written. */
export interface Placed {
  rows: StoredRow[];
  newKey: MeetingKey | undefined;
}

/** Finds each batch its place at the end of its meeting. */
export class Placing {
  readonly #heads = new BoundedMap<string, Head>(headsKept);

  constructor(private readonly keys: MeetingKeys) {}

  /** Begins a group: batches of one meeting in it follow each other although none of them is written yet. */
  begin(ask: Ask): (meetingId: string, after: number, entries: readonly Entry[]) => Promise<Placed | 'clash'> {
    const placed = new Map<string, { head: Head; key: Buffer }>();
    return async (meetingId, after, entries) => {
      const here = placed.get(meetingId);
      const head = here?.head ?? (await this.headAt(meetingId, after, ask));
      if ((head?.sequence ?? 0) !== after) return 'clash';
      const known = here?.key ?? (await this.keys.find(meetingId, ask));
      if (!known && head) throw new KeyMissing();
      const newKey = known ? undefined : this.keys.make(meetingId);
      const key = known ?? newKey?.key;
      if (!key) throw new KeyMissing();
      const rows = chainOnto(head, meetingId, key, entries);
      placed.set(meetingId, { head: lastOf(rows), key });
      return { rows, newKey };
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

function lastOf(rows: readonly StoredRow[]): Head {
  const last = rows.at(-1);
  if (!last) throw new RangeError('A batch has at least one row.');
  return last;
}
