import type { MeetingKey } from './meeting-keys.js';
import type { StoredRow } from './stored-rows.js';

/** Where a meeting must end for rows to follow: the hash of its last row, or 32 zero bytes where it has none. */
export interface Ground {
  meetingId: string;
  hash: Buffer;
}

/** What one transaction writes: the keys of meetings that begin, and rows, each meeting's onto its ground. */
export interface Writing {
  keys: MeetingKey[];
  rows: StoredRow[];
  grounds: Ground[];
}
