/** Who follows one meeting on this server, and in which rooms they hear it. */
import type { Places } from './places.js';
import type { WireSocket } from '../sockets/wire-socket.js';

export interface Follower {
  readonly socket: WireSocket;
  readonly participantId: string;
  /** For a family member, advocate or observer: how many rows of their own stream they have, and the hash of the last. */
  readonly lay?: { upTo: number; hash: string | undefined };
}

/** Socket.io encodes a message once per room, so those who hear the same share one. */
export const placeRoom = (meetingId: string, place: string): string => `${meetingId}/at/${place}`;
export const personRoom = (meetingId: string, participantId: string): string => `${meetingId}/as/${participantId}`;

export class Following {
  readonly #byParticipant = new Map<string, Set<Follower>>();
  readonly #bySocket = new Map<string, Follower>();

  constructor(readonly meetingId: string) {}

  get empty(): boolean {
    return this.#bySocket.size === 0;
  }

  get participantIds(): IterableIterator<string> {
    return this.#byParticipant.keys();
  }

  /** All sockets of one namespace reach the same adapter. */
  get anySocket(): WireSocket | undefined {
    return this.#bySocket.values().next().value?.socket;
  }

  of(participantId: string): ReadonlySet<Follower> {
    return this.#byParticipant.get(participantId) ?? new Set();
  }

  /** Once per device: two mean that somebody is signed in twice. */
  get connected(): string[] {
    return [...this.#byParticipant].flatMap(([participantId, followers]) =>
      [...new Set([...followers].map(({ socket }) => socket.data.session.sessionId))].map(() => participantId),
    );
  }

  add(follower: Follower, places: Places): void {
    this.remove(follower.socket);
    const { socket, participantId } = follower;
    this.#bySocket.set(socket.id, follower);
    const others = this.#byParticipant.get(participantId);
    if (others) others.add(follower);
    else this.#byParticipant.set(participantId, new Set([follower]));
    void socket.join(personRoom(this.meetingId, participantId));
    this.move(follower, places);
  }

  remove(socket: WireSocket): boolean {
    const follower = this.#bySocket.get(socket.id);
    if (!follower) return false;
    this.#bySocket.delete(socket.id);
    const others = this.#byParticipant.get(follower.participantId);
    others?.delete(follower);
    if (others?.size === 0) this.#byParticipant.delete(follower.participantId);
    for (const room of socket.rooms) if (room.startsWith(`${this.meetingId}/`)) void socket.leave(room);
    return true;
  }

  /** Moves everyone to the rooms of the places they now have. */
  moveAll(places: Places): void {
    for (const follower of this.#bySocket.values()) this.move(follower, places);
  }

  private move({ socket, participantId }: Follower, places: Places): void {
    const now = places.get(participantId)?.place;
    for (const place of ['inside', 'door']) {
      if (place === now) void socket.join(placeRoom(this.meetingId, place));
      else void socket.leave(placeRoom(this.meetingId, place));
    }
  }
}
