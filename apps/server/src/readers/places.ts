/** Where everyone stands to a meeting's record, as a snapshot that later rows leave alone. */
import { isInvited, viewerOf, type Meeting, type Viewer } from '#meeting';

interface Place {
  readonly place: Viewer['place'];
  /** Withdrawn or declined: out for good, unless invited again. */
  readonly evicted: boolean;
}
export type Places = ReadonlyMap<string, Place>;

export const noPlaces: Places = new Map();

export function placesIn(meeting: Meeting): Places {
  const places = new Map<string, Place>();
  for (const attendee of meeting.participants.values()) {
    const viewer = viewerOf(meeting, attendee.participantId);
    if (viewer) places.set(attendee.participantId, { place: viewer.place, evicted: !isInvited(attendee) });
  }
  return places;
}
