/** Telling the rest of the server what became of a meeting's record, once it is so. */
import { reportFault } from '../operator-log.js';
import type { Places } from '../readers/places.js';
import type { MeetingRecord, Placed } from './meeting-record.js';

/** Called once rows are stored and before anything is answered, in the order of the rows. */
export type Announce = (record: MeetingRecord, placed: readonly Placed[], before: Places) => void;

/** Called when the log turned out to lack rows this server held and told of: `record` is read anew, and `held` says how many rows there were before. */
export type Shortened = (record: MeetingRecord, held: number) => void;

export interface TellingParts {
  readonly announce: Announce;
  readonly shortened?: Shortened;
  /** Waited for between storing and telling; throws nothing. */
  readonly beforeTelling?: (() => void | Promise<void>) | undefined;
}

/** Rows that are stored and already in the record. */
export async function tell(
  { announce, beforeTelling }: TellingParts,
  record: MeetingRecord,
  placed: readonly Placed[],
  before: Places,
): Promise<void> {
  if (placed.length === 0) return;
  await beforeTelling?.();
  sparing('announce', () => announce(record, placed, before));
}

export function tellOfLoss({ shortened }: TellingParts, record: MeetingRecord, held: number): void {
  sparing('shortened', () => shortened?.(record, held));
}

/** Nothing a listener does may keep an answer from whoever recorded something. */
function sparing(where: string, listen: () => void): void {
  try {
    listen();
  } catch (error) {
    reportFault(where, error);
  }
}
