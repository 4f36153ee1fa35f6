/** Reading over HTTP: the record as one reader may see it. */
import { isInvited, isProfessional, viewerOf, type Entry, type Refusal } from '#meeting';
import type { EventsAnswer } from '#wire';
import { participantIdIn, type Identity } from './identity.js';
import { layStream } from './lay-stream.js';
import type { MeetingRecord } from './meeting-record.js';
import type { Meetings } from './meetings.js';
import { pageOf } from './pages.js';
import { noLongerIn, noSuchMeeting } from './refusals.js';
import { readingFor } from './views.js';

type Refused = { readonly refusal: Refusal };
interface Reader {
  readonly entries: Entry[];
}

export class Reading {
  constructor(private readonly meetings: Meetings) {}

  events(meetingId: string, identity: Identity, after: number): Promise<EventsAnswer | Refused> {
    return this.meetings.look(meetingId, (record) => read(record, identity, after), identity);
  }
}

function read(record: MeetingRecord, identity: Identity, after: number): EventsAnswer | Refused {
  const reader = readerOf(record, identity);
  if ('refusal' in reader) return reader;
  const beyond = reader.entries.filter(({ sequence }) => sequence > after);
  return {
    accepted: true,
    meetingId: record.meetingId,
    events: pageOf(beyond),
    upTo: reader.entries.at(-1)?.sequence ?? 0,
  };
}

function readerOf(record: MeetingRecord, identity: Identity): Reader | Refused {
  const { meeting, meetingId, rows } = record;
  const participantId = meeting && participantIdIn(meetingId, meeting, identity);
  const attendee = participantId === undefined ? undefined : meeting?.participants.get(participantId);
  const viewer = meeting && attendee && viewerOf(meeting, attendee.participantId);
  if (!attendee || !viewer) return { refusal: noSuchMeeting };
  if (!isInvited(attendee)) return { refusal: noLongerIn };
  return {
    entries: isProfessional(attendee) ? readingFor(viewer, rows) : [...layStream(record, attendee.participantId)],
  };
}
