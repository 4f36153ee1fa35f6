/** One server of the simulation: the real meeting service and announcer on a shared log, without a network. */
import { isInvited, outsideStream, viewerOf, type Command, type Entry, type Recorded } from '#meeting';
import type { CommandAnswer, FollowMessage } from '#wire';
import { Announcer } from '../../apps/server/src/readers/announcer.js';
import type { Log } from '../../apps/server/src/turns/log.js';
import type { MeetingRecord } from '../../apps/server/src/turns/meeting-record.js';
import { Meetings } from '../../apps/server/src/turns/meetings.js';
import { ReaderHashes } from '../../apps/server/src/readers/reader-hashes.js';
import { readingFor } from '../../apps/server/src/readers/views.js';
import { defaultLimits } from '../../apps/server/src/settings-shape.js';
import { Rooms, type Connection } from './connection.js';
import { procedure } from './people.js';

export class Site {
  readonly rooms = new Rooms();
  readonly announcer = new Announcer(new ReaderHashes(Buffer.from('one key for all servers')));
  readonly #meetings: Meetings;
  /** What this server has read of the log: what it can know of who may see what. */
  known: readonly Recorded[] = [];

  constructor(
    private readonly meetingId: string,
    log: Log,
    clock: () => string,
  ) {
    this.#meetings = new Meetings({ log, limits: defaultLimits, clock, people: { areKnown: async () => true } });
    this.#meetings.onRecorded((record, placed, before) => {
      this.known = record.rows;
      this.announcer.announce(record, placed, before);
    });
    this.#meetings.onShortened((record) => {
      this.known = record.rows;
      this.announcer.restartAll(record);
    });
    this.#meetings.keepWhile((one) => this.announcer.isFollowed(one));
  }

  convene(commandId: string, command: Command): Promise<CommandAnswer> {
    return this.#meetings.give(this.meetingId, commandId, command, { convener: { program: 'simulation' }, procedure });
  }

  command(participantId: string, commandId: string, command: Command): Promise<CommandAnswer> {
    return this.#meetings.command(
      { meetingId: this.meetingId, commandId, command },
      { kind: 'participant', meetingId: this.meetingId, participantId },
    );
  }

  /** As the gateway does: only somebody still in the meeting, on a line still up, follows it. */
  follow(
    participantId: string,
    connection: Connection,
    wanted: Pick<FollowMessage, 'after' | 'hash' | 'reading'>,
    answer: (upTo: number | 'restart' | undefined) => void,
  ): void {
    void this.#meetings.look(this.meetingId, (record) => {
      this.known = record.rows;
      const attendee = record.meeting?.participants.get(participantId);
      if (!attendee || !isInvited(attendee) || !connection.connected) return answer(undefined);
      if (this.announcer.mustRestart(record, participantId, wanted)) return answer('restart');
      this.announcer.follow(record, participantId, connection.asSocket, wanted, answer);
    });
  }

  hangUp(connection: Connection): void {
    connection.connected = false;
    this.announcer.leave(this.meetingId, connection.asSocket);
  }

  /** The record as this person may read it from the start; nothing for somebody outside. */
  reading(participantId: string): Promise<readonly Entry[] | undefined> {
    return this.#meetings.look(this.meetingId, (record) => readingOf(record, participantId));
  }
}

function readingOf({ meeting, rows }: MeetingRecord, participantId: string): readonly Entry[] | undefined {
  const viewer = meeting && viewerOf(meeting, participantId);
  if (!viewer || viewer.place === 'outside') return undefined;
  return viewer.place === 'lay' || viewer.place === 'observer'
    ? outsideStream(rows, participantId)
    : readingFor(viewer, rows);
}
