/** Reading over HTTP: the record as one reader may see it, and the editions made from that. */
import { asPlainText, documentNameIn, entriesForEdition, fold, isInvited, isProfessional, minutes, viewerOf, type Attendee, type Entry, type MinutesDocument, type Refusal } from '#meeting';
import { pageSize, type EventsAnswer } from '#wire';
import { participantIdIn, type Identity } from './identity.js';
import { layStream } from './lay-stream.js';
import type { MeetingRecord } from './meeting-record.js';
import type { Meetings } from './meetings.js';
import { mayNotMakeEditions, noLongerIn, noSuchAddress, noSuchMeeting } from './refusals.js';
import { readingFor } from './views.js';

type Refused = { readonly refusal: Refusal };
interface Reader { readonly attendee: Attendee; readonly entries: Entry[] }

const editors: ReadonlySet<string> = new Set(['chair', 'deputy-chair', 'minute-taker']);

export class Reading {
  constructor(private readonly meetings: Meetings) {}

  events(meetingId: string, identity: Identity, after: number): Promise<EventsAnswer | Refused> {
    return this.meetings.look(meetingId, (record) => {
      const reader = readerOf(record, identity);
      if ('refusal' in reader) return reader;
      const beyond = reader.entries.filter(({ sequence }) => sequence > after);
      return { accepted: true, meetingId, events: beyond.slice(0, pageSize), upTo: reader.entries.at(-1)?.sequence ?? 0 };
    });
  }

  /** An edition of the minutes, made of what its maker and every reader of it may see and nothing else. */
  edition(meetingId: string, identity: Identity, word: string): Promise<MinutesDocument | Refused> {
    return this.meetings.look(meetingId, (record) => {
      const reader = readerOf(record, identity);
      if ('refusal' in reader) return reader;
      if (!editors.has(reader.attendee.role)) return { refusal: mayNotMakeEditions };
      const name = record.meeting && documentNameIn(record.meeting, word);
      if (!record.meeting || !name) return { refusal: noSuchAddress };
      const entries = entriesForEdition(record.rows, record.meeting, name, reader.attendee.participantId);
      return fold(entries) ? minutes(entries, name) : { refusal: noSuchMeeting };
    });
  }
}

export const asText = (document: MinutesDocument): string => `${asPlainText(document)}\n`;

function readerOf(record: MeetingRecord, identity: Identity): Reader | Refused {
  const { meeting, meetingId, rows } = record;
  const participantId = meeting && participantIdIn(meetingId, meeting, identity);
  const attendee = participantId === undefined ? undefined : meeting?.participants.get(participantId);
  const viewer = meeting && attendee && viewerOf(meeting, attendee.participantId);
  if (!attendee || !viewer) return { refusal: noSuchMeeting };
  if (!isInvited(attendee)) return { refusal: noLongerIn };
  return { attendee, entries: isProfessional(attendee) ? readingFor(viewer, rows) : layStream(rows, viewer) };
}
