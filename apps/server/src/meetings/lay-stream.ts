/** The stream of a family member, advocate or observer: an allow-list numbered by itself, so that no gap tells of anything else. */
import { isWithheld, viewerOf, visibleTo, type Entry, type Recorded, type Viewer } from '#meeting';
import type { MeetingRecord } from './meeting-record.js';

/**
 * The whole stream of one lay reader. A row kept from them after they had it stays at its place as withheld, so that
 * the numbers they know go on meaning the same; to a reader who never had it, it never was.
 */
export function layStream(rows: readonly Recorded[], viewer: Viewer): Entry[] {
  const taken = takenBack(rows, viewer.participantId);
  const before: Viewer = { ...viewer, narrowed: new Map() };
  const stream: Entry[] = [];
  for (const row of rows) {
    const view = visibleTo(viewer, row);
    const number = stream.length + 1;
    if (view) stream.push({ ...view, sequence: number });
    else if (taken.has(row.sequence) && visibleTo(before, row))
      stream.push({ sequence: number, event: { type: 'Withheld' } });
  }
  return stream;
}

/** Rows this reader had seen before they were kept from them. */
function takenBack(rows: readonly Recorded[], participantId: string): Set<number> {
  const taken = new Set<number>();
  for (const { event } of rows) {
    if (event.type === 'RestrictedAfterwards' && event.alreadySeenBy.includes(participantId))
      event.covers.forEach((sequence) => taken.add(sequence));
  }
  return taken;
}

/** How far the stream of a lay participant goes now. */
export function layUpTo({ meeting, rows }: MeetingRecord, participantId: string): number {
  const viewer = meeting && viewerOf(meeting, participantId);
  return viewer ? layStream(rows, viewer).length : 0;
}

export const erasures = (stream: readonly Entry[]): Entry[] => stream.filter(isWithheld);
