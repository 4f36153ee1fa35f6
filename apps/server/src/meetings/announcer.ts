/** Tells every follower on this server what was recorded: the rows themselves, as each may see them, each payload encoded once. */
import { isProfessional, isWithheld, viewerOf, type Entry, type Recorded } from '#meeting';
import type { FollowMessage } from '#wire';
import { Following, personRoom, placeRoom, type Follower } from './following.js';
import { layNews, layStream } from './lay-stream.js';
import type { MeetingRecord, Placed } from './meeting-record.js';
import { pagesOf } from './pages.js';
import type { Places } from './places.js';
import { noLongerIn } from './refusals.js';
import { isForAllInside, likeness, professionalView, readingFor } from './views.js';
import type { WireSocket } from './wire-socket.js';

/** What a follower asks for; see the message it comes in. */
type Wanted = Pick<FollowMessage, 'after' | 'reading'>;

export class Announcer {
  readonly #followed = new Map<string, Following>();
  readonly #meetingsOf = new Map<string, Set<string>>();

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

  /**
   * What there is after a sequence, in pages, and from then on whatever is recorded. Answers before it sends.
   * @returns after which sequence to go on with `readOn`, where the window has to read what it was sent first; nothing
   * where it follows.
   */
  follow(
    record: MeetingRecord,
    participantId: string,
    socket: WireSocket,
    wanted: Wanted,
    answer: (upTo: number) => void,
  ): number | undefined {
    const { follower, entries, upTo } = this.reader(record, participantId, socket, wanted.after);
    answer(upTo);
    return this.readOrFollow(record, follower, entries, wanted);
  }

  /** The next pages of a reading that had to wait; like `follow` otherwise. */
  readOn(record: MeetingRecord, participantId: string, socket: WireSocket, wanted: Wanted): number | undefined {
    const { follower, entries, earlier } = this.reader(record, participantId, socket, wanted.after);
    // what was taken back from its reader meanwhile stands at a number they are past
    const takenBack = earlier.filter(isWithheld);
    return this.readOrFollow(record, follower, [...takenBack, ...entries], wanted);
  }

  private readOrFollow(
    record: MeetingRecord,
    follower: Follower,
    entries: readonly Entry[],
    { after, reading }: Wanted,
  ): number | undefined {
    const { socket } = follower;
    for (const page of pagesOf(entries)) {
      if (socket.data.line.isFull) {
        this.leave(record.meetingId, socket);
        return Math.max(after, (page[0]?.sequence ?? 1) - 1);
      }
      socket.emit('recorded', {
        meetingId: record.meetingId,
        events: page,
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

  /** No more of this meeting to this socket. */
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
    if (forAllInside) this.say(following, [placeRoom(record.meetingId, 'inside')], rows);
    const covered = (participantId: string) => forAllInside && record.places.get(participantId)?.place === 'inside';
    this.sayApart(
      record,
      following,
      [...following.participantIds].filter((one) => !covered(one)),
      placed,
      before,
    );
    if (placed.some(({ places }) => places !== before)) this.settle(record, following);
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
    for (const { rooms, entries } of alike.values()) this.say(following, rooms, entries);
  }

  private sayToLay(record: MeetingRecord, { socket, participantId, lay }: Follower, placed: readonly Placed[]): void {
    if (!lay) return;
    const entries = layNews(record, participantId, lay.upTo, placed);
    if (entries.length === 0) return;
    lay.upTo = Math.max(lay.upTo, ...entries.map(({ sequence }) => sequence));
    socket.emit('recorded', { meetingId: record.meetingId, events: entries });
  }

  private say(following: Following, rooms: string[], events: readonly (Entry | Recorded)[]): void {
    following.anySocket?.nsp.to(rooms).emit('recorded', { meetingId: following.meetingId, events });
  }

  /** Those who came in, left or were put out, from here on. */
  private settle(record: MeetingRecord, following: Following): void {
    const evicted = [...following.participantIds].filter((participantId) => record.places.get(participantId)?.evicted);
    for (const participantId of evicted) {
      for (const { socket } of [...following.of(participantId)]) {
        socket.emit('evicted', { meetingId: record.meetingId, because: noLongerIn.because });
        this.leave(record.meetingId, socket);
      }
    }
    following.settleAll(record.places);
  }

  private reader(
    record: MeetingRecord,
    participantId: string,
    socket: WireSocket,
    after: number,
  ): { follower: Follower; earlier: Entry[]; entries: Entry[]; upTo: number } {
    const { meeting, rows } = record;
    const viewer = meeting && viewerOf(meeting, participantId);
    const attendee = meeting?.participants.get(participantId);
    if (!viewer || !attendee) throw new RangeError('Only a participant follows a meeting.');
    if (isProfessional(attendee)) {
      const upTo = viewer.place === 'outside' ? after : record.upTo;
      return { follower: { socket, participantId }, earlier: [], entries: readingFor(viewer, rows.slice(after)), upTo };
    }
    const stream = layStream(record, participantId);
    return {
      follower: { socket, participantId, lay: { upTo: stream.length } },
      earlier: stream.slice(0, after),
      entries: stream.slice(after),
      upTo: stream.length,
    };
  }
}
