/** Where everyone stands to a meeting's record, as a snapshot that later rows leave alone. */
import { isInvited, viewerOf, type EventType, type Meeting, type Viewer } from '#meeting';

interface Place {
  readonly place: Viewer['place'];
  /** Withdrawn or declined: out for good, unless invited again. */
  readonly evicted: boolean;
}
export type Places = ReadonlyMap<string, Place>;

/** Events after which somebody may see more or less than before; after any other, places are as they were. */
export const changesPlaces: ReadonlySet<EventType> = new Set<EventType>([
  'MeetingConvened',
  'ParticipantInvited',
  'InvitationAnswered',
  'InvitationWithdrawn',
  'Arrived',
  'ParticipantAdmitted',
  'EntryDeclined',
  'ArrivalRecorded',
  'DepartureRecorded',
  'Left',
  'ChairTaken',
  'MeetingClosed',
]);

export const noPlaces: Places = new Map();

export function placesIn(meeting: Meeting): Places {
  const places = new Map<string, Place>();
  for (const attendee of meeting.participants.values()) {
    const viewer = viewerOf(meeting, attendee.participantId);
    if (viewer) places.set(attendee.participantId, { place: viewer.place, evicted: !isInvited(attendee) });
  }
  return places;
}
