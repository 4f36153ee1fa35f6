/** Tells every follower on this server what was recorded: the rows themselves, as each may see them, each payload encoded once. */
import {
  isProfessional,
  isWithheld,
  mayChangeHiding,
  mayTakeFrom,
  viewerOf,
  type Entry,
  type Event,
  type Recorded,
} from '#meeting';
import type { FollowMessage } from '#wire';
import { Following, personRoom, placeRoom, type Follower } from './following.js';
import { isToldAnew, layNews, layStream } from './lay-stream.js';
import type { MeetingRecord, Placed } from '../turns/meeting-record.js';
import { pagesOf } from './pages.js';
import type { Places } from './places.js';
import { noLongerIn } from '../refusals.js';
import { isForAllInside, likeness, professionalView, readingFor } from './views.js';
import type { Held, ReaderHashes } from './reader-hashes.js';
import type { WireSocket } from '../sockets/wire-socket.js';

/** What a follower asks for; see the message it comes in. */
type Wanted = Pick<FollowMessage, 'after' | 'hash' | 'reading'>;

export class Announcer {
  readonly #followed = new Map<string, Following>();
  readonly #meetingsOf = new Map<string, Set<string>>();

  constructor(private readonly hashes: ReaderHashes) {}

  /** Told when somebody begins or ceases to follow a meeting. */
  onComeAndGo: (meetingId: string) => void = () => undefined;

  isFollowed(meetingId: string): boolean {
    return this.#followed.has(meetingId);
  }

  get meetingIds(): string[] {
    return [...this.#followed.keys()];
  }

  /** Meetings this socket follows. */
  meetingsOf(socket: WireSocket): string[] {
    return [...(this.#meetingsOf.get(socket.id) ?? [])];
  }

  isFollowedBy(meetingId: string, socket: WireSocket): boolean {
    return this.#meetingsOf.get(socket.id)?.has(meetingId) ?? false;
  }

  following(meetingId: string): Following | undefined {
    return this.#followed.get(meetingId);
  }

  /** Whether this follower is to begin again: they hold rows the record no longer has, or rows that are no longer for them. */
  mustRestart(record: MeetingRecord, participantId: string, wanted: Wanted): boolean {
    if (this.hashes.isElsewhere(record, participantId, wanted)) return true;
    const reader = record.meeting?.participants.get(participantId);
    // the hash of somebody's own stream changes with whatever is taken from them; the log's own does not
    return wanted.after > 0 && !!reader && isProfessional(reader) && wasTakenSince(record, participantId, wanted.after);
  }

  /** The record lost rows that were announced: nobody is told anything more until they have begun again. */
  restartAll({ meetingId }: MeetingRecord): void {
    const following = this.#followed.get(meetingId);
    for (const participantId of [...(following?.participantIds ?? [])])
      for (const { socket } of [...(following?.of(participantId) ?? [])]) this.restart(meetingId, socket);
  }

  private restart(meetingId: string, socket: WireSocket): void {
    socket.emit('recorded', { meetingId, events: [], restart: true });
    this.leave(meetingId, socket);
  }

  /**
   * Sends what there is after a sequence, in pages, and from then on whatever is recorded. Answers before it sends.
   * @returns from where to go on with `readOn`, when the window has to read first what it was sent; nothing once it
   * follows.
   */
  follow(
    record: MeetingRecord,
    participantId: string,
    socket: WireSocket,
    wanted: Wanted,
    answer: (upTo: number) => void,
  ): Held | undefined {
    const { follower, entries, upTo, hashAt } = this.reader(record, participantId, socket, wanted.after);
    answer(upTo);
    return this.readOrFollow(record, follower, entries, hashAt, wanted);
  }

  /** The next pages of a reading that had to wait; like `follow` otherwise. */
  readOn(record: MeetingRecord, participantId: string, socket: WireSocket, wanted: Held & Wanted): Held | undefined {
    const { readAt = 0 } = wanted;
    if (this.hashes.isElsewhere(record, participantId, wanted) || wasTakenSince(record, participantId, readAt)) {
      this.restart(record.meetingId, socket);
      return undefined;
    }
    const { follower, entries, earlier, hashAt } = this.reader(record, participantId, socket, wanted.after);
    // a row taken back meanwhile has a number this reader is past, so it would not come by itself
    const takenBack = earlier.filter(isWithheld);
    return this.readOrFollow(record, follower, [...takenBack, ...entries], hashAt, wanted);
  }

  private readOrFollow(
    record: MeetingRecord,
    follower: Follower,
    entries: readonly Entry[],
    hashAt: HashAt,
    { after, reading }: Wanted,
  ): Held | undefined {
    const { socket } = follower;
    for (const page of pagesOf(entries)) {
      if (socket.data.line.isFull) {
        this.leave(record.meetingId, socket);
        const upTo = Math.max(after, (page[0]?.sequence ?? 1) - 1);
        // a row taken back before the reading goes on changes the hashes of a stream of one's own, so none is kept
        return { after: upTo, hash: follower.lay ? undefined : hashAt(upTo), readAt: record.upTo };
      }
      socket.emit('recorded', {
        meetingId: record.meetingId,
        events: page,
        hash: hashOfLast(page, hashAt),
        ...(reading === undefined ? {} : { reading }),
      });
    }
    this.begin(record, follower);
    return undefined;
  }

  private begin(record: MeetingRecord, follower: Follower): void {
    const { socket } = follower;
    const following = this.#followed.get(record.meetingId) ?? new Following(record.meetingId);
    this.#followed.set(record.meetingId, following);
    following.add(follower, record.places);
    this.#meetingsOf.set(socket.id, (this.#meetingsOf.get(socket.id) ?? new Set()).add(record.meetingId));
    this.onComeAndGo(record.meetingId);
  }

  /** Sends no more of this meeting to this socket. */
  leave(meetingId: string, socket: WireSocket): void {
    const following = this.#followed.get(meetingId);
    if (!following?.remove(socket)) return;
    const others = this.#meetingsOf.get(socket.id);
    others?.delete(meetingId);
    if (others?.size === 0) this.#meetingsOf.delete(socket.id);
    if (following.empty) this.#followed.delete(meetingId);
    this.onComeAndGo(meetingId);
  }

  announce(record: MeetingRecord, placed: readonly Placed[], before: Places): void {
    const following = this.#followed.get(record.meetingId);
    if (!following || !record.meeting) return;
    const forAllInside = isForAllInside(record.meeting, placed, before);
    const rows = placed.map(({ row }) => row);
    if (forAllInside) this.say(record, following, [placeRoom(record.meetingId, 'inside')], rows);
    const covered = (participantId: string) => forAllInside && record.places.get(participantId)?.place === 'inside';
    this.sayApart(
      record,
      following,
      [...following.participantIds].filter((one) => !covered(one)),
      placed,
      before,
    );
    if (placed.some(({ places }) => places !== before)) this.moveRooms(record, following);
    this.takeFacts(record, following, placed);
  }

  /** Makes the windows begin again of those from whom somebody hides from now on: they hold what that person could be found by. */
  private takeFacts(record: MeetingRecord, following: Following, placed: readonly Placed[]): void {
    const { meeting } = record;
    if (!meeting?.hiding) return;
    for (const participantId of [...following.participantIds])
      for (const { socket, lay } of [...following.of(participantId)])
        if (!lay && placed.some(({ row }) => mayTakeFrom(meeting, participantId, row.event)))
          this.restart(record.meetingId, socket);
  }

  private sayApart(
    record: MeetingRecord,
    following: Following,
    participantIds: readonly string[],
    placed: readonly Placed[],
    before: Places,
  ): void {
    const rows = new Set(placed.map(({ row }) => row));
    const alike = new Map<string, { rooms: string[]; entries: Entry[] }>();
    for (const participantId of participantIds) {
      const lay = [...following.of(participantId)].filter((follower) => follower.lay);
      for (const follower of lay) this.sayToLay(record, follower, placed);
      if (lay.length > 0 || !record.meeting) continue;
      const entries = professionalView(record.meeting, participantId, placed, before);
      if (entries.length === 0) continue;
      const likewise = likeness(entries, rows);
      const group = alike.get(likewise) ?? { rooms: [], entries };
      group.rooms.push(personRoom(record.meetingId, participantId));
      alike.set(likewise, group);
    }
    for (const { rooms, entries } of alike.values()) this.say(record, following, rooms, entries);
  }

  private sayToLay(record: MeetingRecord, { socket, participantId, lay }: Follower, placed: readonly Placed[]): void {
    if (!lay) return;
    if (isToldAnew(record, participantId, lay.upTo, placed)) return this.restart(record.meetingId, socket);
    const entries = layNews(record, participantId, lay.upTo, placed);
    if (entries.length === 0) return;
    // a row taken back changes the hash of every row after it, so none is given until they read again
    const [first] = entries;
    const goesOn = first !== undefined && first.sequence > lay.upTo;
    for (const entry of entries) lay.hash = goesOn && lay.hash ? this.hashes.next(lay.hash, entry) : undefined;
    lay.upTo = Math.max(lay.upTo, ...entries.map(({ sequence }) => sequence));
    socket.emit('recorded', { meetingId: record.meetingId, events: entries, hash: lay.hash });
  }

  private say(
    record: MeetingRecord,
    following: Following,
    rooms: string[],
    events: readonly (Entry | Recorded)[],
  ): void {
    const hash = hashOfLast(events, (sequence) => record.hashAt(sequence));
    following.anySocket?.nsp.to(rooms).emit('recorded', { meetingId: following.meetingId, events, hash });
  }

  /** Moves those who came in or left to the rooms they now hear, and lets go of those who were put out. */
  private moveRooms(record: MeetingRecord, following: Following): void {
    const evicted = [...following.participantIds].filter((participantId) => record.places.get(participantId)?.evicted);
    for (const participantId of evicted) {
      for (const { socket } of [...following.of(participantId)]) {
        socket.emit('evicted', { meetingId: record.meetingId, because: noLongerIn.because });
        this.leave(record.meetingId, socket);
      }
    }
    following.moveAll(record.places);
  }

  private reader(
    record: MeetingRecord,
    participantId: string,
    socket: WireSocket,
    after: number,
  ): { follower: Follower; earlier: readonly Entry[]; entries: Entry[]; upTo: number; hashAt: HashAt } {
    const { meeting, rows } = record;
    const viewer = meeting && viewerOf(meeting, participantId);
    const attendee = meeting?.participants.get(participantId);
    if (!viewer || !attendee) throw new RangeError('Only a participant follows a meeting.');
    if (isProfessional(attendee)) {
      const upTo = viewer.place === 'outside' ? after : record.upTo;
      return {
        follower: { socket, participantId },
        earlier: [],
        entries: readingFor(viewer, rows.slice(after)),
        upTo,
        hashAt: (sequence) => record.hashAt(sequence),
      };
    }
    const stream = layStream(record, participantId);
    const hashes = this.hashes.ofLay(record, participantId, stream);
    return {
      follower: {
        socket,
        participantId,
        lay: { upTo: stream.length, hash: hashes.at(-1) ?? this.hashes.first(record, participantId) },
      },
      earlier: stream.slice(0, after),
      entries: stream.slice(after),
      upTo: stream.length,
      hashAt: (sequence) => hashes[sequence - 1],
    };
  }
}

/** Whether rows after `upTo` may have taken something from a reader who was sent the rows up to it. */
function wasTakenSince({ meeting, rows }: MeetingRecord, participantId: string, upTo: number): boolean {
  const reader = meeting?.participants.get(participantId);
  if (!meeting?.hiding || !reader) return false;
  const mayTake = isProfessional(reader)
    ? (event: Event): boolean => mayTakeFrom(meeting, participantId, event)
    : (event: Event): boolean => mayChangeHiding(meeting, event);
  return rows.slice(upTo).some(({ event }) => mayTake(event));
}

/** The hash of a row by its number, as its reader counts. */
type HashAt = (sequence: number) => string | undefined;

function hashOfLast(events: readonly Entry[], hashAt: HashAt): string | undefined {
  const last = events.at(-1);
  return last && hashAt(last.sequence);
}
