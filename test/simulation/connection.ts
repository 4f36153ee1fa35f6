/** A socket as the server sees it, over a line that loses, repeats, delays and reorders. */
import type { WireSocket } from '../../apps/server/src/sockets/wire-socket.js';

export type Frame = readonly [
  name: string,
  message: {
    readonly meetingId: string;
    readonly events?: readonly unknown[];
    readonly hash?: string;
    readonly restart?: true;
    readonly reading?: number;
  },
];

/** The rooms of one server, as socket.io keeps them. */
export class Rooms {
  readonly #members = new Map<string, Set<Connection>>();

  join(room: string, one: Connection): void {
    const members = this.#members.get(room) ?? new Set();
    this.#members.set(room, members.add(one));
  }

  leave(room: string, one: Connection): void {
    this.#members.get(room)?.delete(one);
  }

  to(rooms: string | readonly string[]): { emit: (...frame: Frame) => void } {
    const reached = new Set([rooms].flat().flatMap((room) => [...(this.#members.get(room) ?? [])]));
    return { emit: (...frame) => reached.forEach((one) => one.emit(...frame)) };
  }
}

export class Connection {
  readonly rooms = new Set<string>();
  readonly data;
  connected = true;

  constructor(
    readonly id: string,
    readonly nsp: Rooms,
    private readonly deliver: (frame: Frame) => void,
  ) {
    this.data = { session: { sessionId: id }, line: { isFull: false, sent: 0 } };
  }

  emit(...frame: Frame): void {
    this.deliver(frame);
  }

  join(room: string): void {
    this.rooms.add(room);
    this.nsp.join(room, this);
  }

  leave(room: string): void {
    this.rooms.delete(room);
    this.nsp.leave(room, this);
  }

  /** The part of a socket that following a meeting uses; the rest is never touched. */
  get asSocket(): WireSocket {
    return this as unknown as WireSocket;
  }
}
