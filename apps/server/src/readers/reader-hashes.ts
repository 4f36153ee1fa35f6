/** The hash that stands for the last row a reader holds: the log’s own for professionals, one made for them alone for everybody outside. */
import { createHmac } from 'node:crypto';
import { commandDigest } from '#event-log';
import { isProfessional, viewerOf, type Attendee, type Entry, type Viewer } from '#meeting';
import { layStream } from './lay-stream.js';
import type { MeetingRecord } from '../turns/meeting-record.js';

/** What somebody says they hold: rows up to `after`, and the hash that came with the last of them. */
export interface Held {
  readonly after: number;
  readonly hash?: string;
  /** How far the record went when they were sent that. */
  readonly readAt?: number;
}

export class ReaderHashes {
  /** @param key the same on every server of this database, and known to nobody else. */
  constructor(private readonly key: Buffer) {}

  /** The hashes of a lay reader’s own stream, one for each entry, each binding all before it. */
  ofLay(record: MeetingRecord, participantId: string, stream: readonly Entry[]): string[] {
    let hash = this.first(record, participantId);
    return stream.map((entry) => (hash = this.next(hash, entry)));
  }

  /** The hash before the first entry of a lay reader’s stream. */
  first({ meetingId }: MeetingRecord, participantId: string): string {
    return this.keyed(`${meetingId}/${participantId}`);
  }

  /** The hash of an entry that follows the one with `hash` in a lay reader’s stream. */
  next(hash: string, entry: Entry): string {
    return this.keyed(hash + commandDigest(entry));
  }

  /** Whether this reader must begin again, because the record does not have what they hold. Somebody who is given nothing learns nothing of its length. */
  isElsewhere(record: MeetingRecord, participantId: string, held: Held): boolean {
    const attendee = record.meeting?.participants.get(participantId);
    const viewer = record.meeting && viewerOf(record.meeting, participantId);
    if (!attendee || !viewer || held.after === 0) return false;
    if (held.hash === undefined) return viewer.place !== 'outside' && held.after > upToOf(record, attendee, viewer);
    return this.at(record, attendee, viewer, held.after) !== held.hash;
  }

  /** The hash of a reader’s row at this number. */
  at(record: MeetingRecord, attendee: Attendee, viewer: Viewer, sequence: number): string | undefined {
    if (isProfessional(attendee)) return record.hashAt(sequence);
    const stream = layStream(record, viewer.participantId).slice(0, sequence);
    return stream.length < sequence ? undefined : this.ofLay(record, viewer.participantId, stream).at(-1);
  }

  private keyed(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('hex');
  }
}

const upToOf = (record: MeetingRecord, attendee: Attendee, viewer: Viewer): number =>
  isProfessional(attendee) ? record.upTo : layStream(record, viewer.participantId).length;
