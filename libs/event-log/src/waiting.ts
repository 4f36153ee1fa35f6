import type { Entry } from './entries.js';
import type { ToChain, Chained } from './group-plan.js';
import { readBy, type Appended, type RecordedEvent, type Row } from './rows.js';
import type { Ground, Writing } from './writing.js';
import { Sayable } from './sayable.js';

/** A batch in the queue, and whoever waits for its answer. */
export interface Waiting extends ToChain {
  answer: (appended: Appended) => void;
  reject: (error: unknown) => void;
}
/** A batch that is chained, ready to be written. */
export type Ready = Waiting & { chained: Chained };

/** Whoever meets the database's limits is told in a sentence; a mistake in the program is thrown. */
export function failAll(group: Waiting[], error: unknown): void {
  for (const { answer, reject } of group) {
    if (error instanceof Sayable) answer({ outcome: 'failed', because: error.message });
    else reject(error);
  }
}

/** What these were chained onto may not be stored after all. */
export function unchained(ready: Ready[]): Waiting[] {
  return ready.map((waiting) => ({ ...waiting, chained: undefined }));
}

/** What these write together. */
export function writingOf(ready: Ready[]): Writing {
  return {
    keys: ready.flatMap(({ chained }) => chained.newKey ?? []),
    rows: ready.flatMap(({ chained }) => chained.rows),
    grounds: groundsOf(ready),
  };
}

/** The end of each meeting in the database; what follows in the same group stands on rows that go with it. */
function groundsOf(ready: Ready[]): Ground[] {
  const grounds = new Map<string, Buffer>();
  for (const { meetingId, chained } of ready) if (!grounds.has(meetingId)) grounds.set(meetingId, chained.onto);
  return [...grounds].map(([meetingId, hash]) => ({ meetingId, hash }));
}

/** What whoever appended is told; the rows, as their reader will see them, are made when they are looked at, which a writer that folds its own seldom does. */
export function storedAs(entries: readonly Entry[], { rows }: Chained): Appended {
  return {
    outcome: 'stored',
    get rows(): Row[] {
      return rows.map(({ sequence, at, by }, index) => ({
        sequence,
        at,
        by: readBy(by),
        event: eventAt(entries, index),
      }));
    },
    hashes: rows.map(({ hash }) => hash.toString('hex')),
  };
}

function eventAt(entries: readonly Entry[], index: number): RecordedEvent {
  const entry = entries[index];
  if (!entry) throw new RangeError('Every row has its entry.');
  return entry.event;
}
