/** Reading over HTTP: the record as one reader may see it. */
import { isInvited, isProfessional, viewerOf, type Attendee, type Entry, type Refusal, type Viewer } from '#meeting';
import type { EventsAnswer, Incomplete } from '#wire';
import { participantIdIn, type Identity } from '../sign-in/identity.js';
import { layStream } from './lay-stream.js';
import type { MeetingRecord } from '../turns/meeting-record.js';
import type { Meetings } from '../turns/meetings.js';
import { pageOf } from './pages.js';
import type { ReaderHashes } from './reader-hashes.js';
import { goesOnUnread, noLongerIn, noSuchMeeting } from '../refusals.js';
import { readingFor } from './views.js';

type Refused = { readonly refusal: Refusal };
interface Reader {
  readonly attendee: Attendee;
  readonly viewer: Viewer;
  readonly entries: Entry[];
}

export class Reading {
  constructor(
    private readonly meetings: Meetings,
    private readonly hashes: ReaderHashes,
  ) {}

  /** @param problem why whoever asked is not served any more, once their turn has come. */
  async events(
    meetingId: string,
    identity: Identity,
    after: number,
    problem: () => Refusal | undefined | Promise<Refusal | undefined>,
  ): Promise<EventsAnswer | Refused> {
    const answer = await this.meetings.look(
      meetingId,
      (record) => read(record, identity, after, this.hashes),
      identity,
    );
    const refusal = await problem();
    return refusal ? { refusal } : answer;
  }
}

function read(record: MeetingRecord, identity: Identity, after: number, hashes: ReaderHashes): EventsAnswer | Refused {
  const reader = readerOf(record, identity);
  if ('refusal' in reader) return reader;
  const events = pageOf(reader.entries.filter(({ sequence }) => sequence > after));
  const last = events.at(-1)?.sequence;
  return {
    accepted: true,
    meetingId: record.meetingId,
    events,
    ...(last === undefined ? {} : { hash: hashes.at(record, reader.attendee, reader.viewer, last) }),
    upTo: reader.entries.at(-1)?.sequence ?? 0,
    ...incompleteness(record),
  };
}

/** What a reader is told of a record that goes on beyond what this server understands. */
export const incompleteness = ({ newer }: Pick<MeetingRecord, 'newer'>): Incomplete =>
  newer ? { incomplete: goesOnUnread } : {};

function readerOf(record: MeetingRecord, identity: Identity): Reader | Refused {
  const { meeting, meetingId, rows } = record;
  const participantId = meeting && participantIdIn(meetingId, meeting, identity);
  const attendee = participantId === undefined ? undefined : meeting?.participants.get(participantId);
  const viewer = meeting && attendee && viewerOf(meeting, attendee.participantId);
  if (!attendee || !viewer) return { refusal: noSuchMeeting };
  if (!isInvited(attendee)) return { refusal: noLongerIn };
  return {
    attendee,
    viewer,
    entries: isProfessional(attendee) ? readingFor(viewer, rows) : [...layStream(record, attendee.participantId)],
  };
}
