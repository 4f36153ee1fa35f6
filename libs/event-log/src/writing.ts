import type { MeetingKey } from './meeting-keys.js';
import type { StoredRow } from './stored-rows.js';

/** What one transaction writes: the keys of meetings that begin, and rows. */
export interface Writing {
  keys: MeetingKey[];
  rows: StoredRow[];
}
