/** What each follower is told of a batch of rows; each row is judged by where they stood just after it. */
import {
  isAlikeInside,
  isWithheld,
  visibleTo,
  viewerOf,
  type Entry,
  type Meeting,
  type Recorded,
  type Viewer,
} from '#meeting';
import type { Placed } from '../turns/meeting-record.js';
import type { Places } from './places.js';

/** Whether one payload serves everybody inside, before and after. */
export const isForAllInside = (meeting: Meeting, placed: readonly Placed[], before: Places): boolean =>
  placed.every(({ row, places }) => places === before && isAlikeInside(meeting, row));

/**
 * Where somebody stood just after each row. Their own leaving is the last row that reaches them, so that their window knows;
 * a withdrawal does not, since its reason is not for them.
 */
function placesThen(participantId: string, placed: readonly Placed[], before: Places): Viewer['place'][] {
  let earlier = before.get(participantId)?.place ?? 'outside';
  return placed.map(({ places }) => {
    const now = places.get(participantId);
    const place = now?.place === 'outside' && !now.evicted ? earlier : (now?.place ?? 'outside');
    earlier = now?.place ?? 'outside';
    return place;
  });
}

/** What a professional is told of a batch. */
export function professionalView(
  meeting: Meeting,
  participantId: string,
  placed: readonly Placed[],
  before: Places,
): Entry[] {
  const viewer = viewerOf(meeting, participantId);
  if (!viewer) return [];
  const places = placesThen(participantId, placed, before);
  return placed.flatMap(({ row }, index) => visibleTo({ ...viewer, place: places[index] ?? 'outside' }, row) ?? []);
}

/** What a professional reads of the record, from a sequence on. */
export const readingFor = (viewer: Viewer, rows: readonly Recorded[]): Entry[] =>
  rows.flatMap((row) => visibleTo(viewer, row) ?? []);

/** A text that is equal for those who are told the same; the rows are not written out for it. */
export const likeness = (entries: readonly Entry[], rows: ReadonlySet<Recorded>): string =>
  entries
    .map((entry) =>
      isWithheld(entry) ? `w${entry.sequence}` : rows.has(entry) ? `r${entry.sequence}` : JSON.stringify(entry),
    )
    .join();
