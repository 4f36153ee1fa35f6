import { canonicalJson } from './canonical-json.js';
import { writtenBy, type Acceptance, type RecordedEvent } from './rows.js';

/** One event on its way into the log, with everything that does not depend on where it will stand. */
export interface Entry {
  commandId: string;
  part: number;
  digest: string;
  by: string;
  at: string;
  event: RecordedEvent;
  canonical: Buffer;
}

/**
 * The entries of a batch, in order. Made before queueing, so that a batch that cannot be written harms no other.
 * Throws on events that JSON cannot say, and on a batch without any event.
 */
export function entriesOf(acceptances: readonly Acceptance[]): Entry[] {
  const entries = acceptances.flatMap(({ commandId, digest, by, at, events }) => {
    if (events.length === 0) throw new RangeError('An accepted command writes at least one event.');
    const author = writtenBy(by);
    return events.map((event, part) => ({
      commandId,
      part,
      digest,
      by: author,
      at,
      event: event as RecordedEvent,
      canonical: Buffer.from(canonicalJson(event), 'utf8'),
    }));
  });
  if (entries.length === 0) throw new RangeError('A batch has at least one accepted command.');
  return entries;
}
