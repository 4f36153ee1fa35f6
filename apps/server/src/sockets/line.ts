/** One line to a browser or a program: what comes is counted before it is read, and what waits to go out is bounded. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '#meeting';
import type { RateLimits } from '../limits.js';
import { notRead, tooMuchSent } from '../refusals.js';
import type { WireSocket } from './wire-socket.js';
import type { Limits } from '../settings-shape.js';
import { isModest } from './modest-json.js';

export type Connection = WireSocket['conn'];
interface Packet {
  readonly type: string;
  readonly data?: unknown;
}

/** Before somebody has said who they are: a greeting, and a try or two more. */
const packetsBeforeSignIn = 8;
const bytesBeforeSignIn = 32_000;
const questionsMax = 3;
/** Requests for news open at once on one line; a browser has one. */
const pollsMax = 4;
/** How long a line that is let go of may take to hear why. */
const farewell = 10_000;
/** How long one that was asked to hang up may take. */
const graceToHangUp = 1_000;

/** A command of a million bytes, and the envelope around it. */
export const frameBytesMax = 1_100_000;
/** The first digit of a message: what kind it is. */
const greeting = '0';
const binary = new Set(['5', '6']);

export interface LineParts {
  readonly limits: Limits;
  readonly rates: RateLimits;
}

export class Line {
  #person: string | undefined;
  #asking = false;
  #questions = 0;
  #packets = 0;
  #bytes = 0;
  /** Bytes that wait for the transport, and those it was last given. */
  #waiting = 0;
  #given = 0;
  #sent = 0;
  readonly #polls = new Set<ServerResponse>();
  readonly #wires = new Set<IncomingMessage['socket']>();
  #tell: ((refusal: Refusal) => void) | undefined;
  #ended = false;

  constructor(
    private readonly connection: Connection,
    readonly address: string,
    private readonly parts: LineParts,
  ) {
    connection.on('packet', (packet: Packet) => this.receive(packet));
    connection.on('packetCreate', ({ data }: Packet) => this.queue(data));
    connection.on('flush', () => {
      this.#given = this.#waiting;
      this.#waiting = 0;
    });
    // a browser hangs up at once when asked to; what does not would be waited for, and listened to
    connection.once('close', () => setTimeout(() => this.hangUp(), graceToHangUp).unref());
    this.watch(connection.request);
  }

  /** Who is on it; nobody until they have said so. */
  get person(): string | undefined {
    return this.#person;
  }

  get requestsCountedBy(): string {
    return this.#person === undefined ? this.address : `line:${this.connection.transport.sid}`;
  }

  /** Bytes sent that the other side has not taken yet. */
  get unread(): number {
    const held = [...this.#polls].reduce((sum, response) => sum + response.writableLength, 0);
    const { name, writable } = this.connection.transport;
    return this.#waiting + (name === 'websocket' && !writable ? this.#given : 0) + held;
  }

  /** Bytes sent over it so far. */
  get sent(): number {
    return this.#sent;
  }

  /** Whether a reading had better wait. */
  get isFull(): boolean {
    return this.unread > this.parts.limits.unreadPerSocket / 2;
  }

  /** Most a request may bring on this line. */
  get requestBytesMax(): number {
    return this.#person === undefined ? bytesBeforeSignIn : frameBytesMax;
  }

  /** Nobody came of asking who is on it, which may be tried a few times more. */
  isNobody(): void {
    this.#asking = false;
    if (this.#questions >= questionsMax) this.end();
  }

  /** @param tell says to them why the line ends. */
  isSomebody(person: string, tell: (refusal: Refusal) => void): void {
    this.#asking = false;
    this.#person = person;
    this.#tell = tell;
  }

  /** A request for news over this line, which its browser has to read before it asks for more. */
  polls(response: ServerResponse): boolean {
    this.#polls.add(response);
    response.once('close', () => this.#polls.delete(response));
    return this.#polls.size <= pollsMax;
  }

  /** Until it is known who they are, the bytes themselves are counted: an unfinished message would wait in memory. */
  watch({ headers, socket }: IncomingMessage): void {
    if (headers.upgrade === undefined) return;
    this.#wires.add(socket);
    let bytes = 0;
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (this.#person !== undefined) socket.off('data', count);
      else if (bytes > bytesBeforeSignIn) socket.destroy();
    };
    socket.on('data', count);
  }

  /** Says why, in so far as they still read, and hangs up. */
  letGo(refusal: Refusal): void {
    if (this.#ended) return;
    if (!this.#tell) return this.end();
    this.#ended = true;
    this.connection.removeAllListeners('data');
    const tell = this.#tell;
    // the packet that was one too many is being queued just now, and is let through first
    queueMicrotask(() => tell(refusal));
    const end = setTimeout(() => this.end(), farewell).unref();
    this.connection.once('close', () => clearTimeout(end));
  }

  /** Nothing more of it is read. */
  end(): void {
    this.#ended = true;
    this.connection.removeAllListeners('data');
    this.connection.close(true);
    this.hangUp();
  }

  private hangUp(): void {
    for (const wire of this.#wires) wire.destroy();
  }

  private receive({ type, data }: Packet): void {
    if (this.#ended) return;
    const bytes = typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
    this.#packets += 1;
    this.#bytes += bytes;
    if (!this.parts.rates.mayReceive(this.#person ?? this.address, bytes)) return this.letGo(tooMuchSent);
    if (this.#person === undefined && (this.#packets > packetsBeforeSignIn || this.#bytes > bytesBeforeSignIn))
      return this.end();
    if (type === 'message' && !this.isOneOfOurs(data)) this.end();
  }

  /** Lets through only text, for the one namespace there is, no larger inside than any message of ours, and one greeting at a time. */
  private isOneOfOurs(data: unknown): boolean {
    if (typeof data !== 'string' || binary.has(data.charAt(0)) || data.charAt(1) === '/') return false;
    if (data.charAt(0) !== greeting) return isModest(data);
    if (this.#asking || this.#person !== undefined) return false;
    this.#asking = true;
    this.#questions += 1;
    return true;
  }

  private queue(data: unknown): void {
    const before = this.unread;
    if (typeof data === 'string') {
      this.#waiting += data.length;
      this.#sent += data.length;
    }
    if (!this.#ended && before > this.parts.limits.unreadPerSocket) this.letGo(notRead);
  }
}
