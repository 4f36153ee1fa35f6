/** Somebody in a meeting, in a window of their own: a real session, a real socket, and everything that was ever sent to them. */
import { randomUUID } from 'node:crypto';
import { Sayable } from '#event-log';
import { io, type Socket } from 'socket.io-client';
import { isLoose, whichDocument, type Command, type Entry, type MakeEdition } from '#meeting';
import {
  commandIdFrom,
  slotHeader,
  type ClientToServer,
  type FollowAnswer,
  type RecordedMessage,
  type Redeemed,
  type ServerToClient,
} from '#wire';
import type { Answer } from './expectations.js';
import { readable, refusalIn, request, type Answered } from './http.js';
import { wordsIn } from './words-sent.js';

/** How long an answer may take before it counts as none. */
const patience = 15_000;

/** The two ways to a server; a network that blocks the first leaves the second. */
export type Transport = 'websocket' | 'polling';

type DocumentAsked = Partial<Omit<MakeEdition, 'type'>> & { readonly type: 'MakeEdition' | 'OpenEdition' };
const isAskedFor = (command: object): command is DocumentAsked =>
  'type' in command && (command.type === 'MakeEdition' || command.type === 'OpenEdition');

export class Seat {
  readonly #sent: string[] = [];
  /** Every row by its place, as it was last sent. */
  #rows = new Map<number, Entry>();
  #arrived: () => void = () => undefined;

  private constructor(
    private readonly url: string,
    private readonly meetingId: string,
    private readonly headers: Readonly<Record<string, string>>,
    private readonly socket: Socket<ServerToClient, ClientToServer>,
  ) {
    socket.onAny((name: string, message: unknown) => this.note([name, message]));
    socket.on('recorded', (message) => this.take(message));
  }

  /** Signs in with the answer of a redeemed link, connects and follows. */
  static async take(
    url: string,
    meetingId: string,
    { body, cookie }: Answered,
    transport: Transport = 'websocket',
  ): Promise<Seat> {
    const { slot } = body as Redeemed;
    const socket: Socket<ServerToClient, ClientToServer> = io(url, {
      transports: [transport],
      forceNew: true,
      auth: { slot },
      extraHeaders: { cookie },
    });
    const seat = new Seat(url, meetingId, { cookie, origin: new URL(url).origin, [slotHeader]: slot }, socket);
    seat.note(body);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => reject(new Sayable(`A participant could not connect: ${error.message}`)));
    });
    await seat.readAgain();
    return seat;
  }

  /** What is recorded by asking for a document is asked for. @returns the answer, or `undefined` when none came. */
  async give(command: object): Promise<Answer> {
    if (isAskedFor(command)) return this.ask(command);
    return this.answered(
      this.socket.timeout(patience).emitWithAck('command', {
        meetingId: this.meetingId,
        commandId: commandIdFrom(randomUUID(), Date.now()),
        command: command as Command,
      }),
    );
  }

  /** Follows from the beginning, and waits until everything there is has come. */
  async readAgain(): Promise<Entry[]> {
    const before = this.#rows;
    this.#rows = new Map();
    const answer = await this.answered<FollowAnswer>(
      this.socket.timeout(patience).emitWithAck('follow', { meetingId: this.meetingId, after: 0 }),
    );
    if (!answer || 'restart' in answer) throw new Sayable('Following the meeting got no answer.');
    if (answer.accepted) await this.complete(answer.upTo);
    // somebody outside receives nothing any more; what they had, they have
    if (this.#rows.size === 0) this.#rows = before;
    return this.rows();
  }

  /** The record over HTTP too, for what reaches this person by that way. */
  async fetchRecord(): Promise<void> {
    for (const path of [`/api/meetings/${this.meetingId}/events?after=0`, '/api/meetings'])
      this.note((await request('GET', this.url + path, this.headers)).body);
  }

  /** Something of the meeting over HTTP, as this person’s browser would ask for it. */
  async post(path: string, asked: object): Promise<Response> {
    return fetch(`${this.url}/api/meetings/${this.meetingId}${path}`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
  }

  rows(): Entry[] {
    return [...this.#rows].sort(([one], [other]) => one - other).map(([, entry]) => entry);
  }

  /** Every frame, answer and body, as the words in it. */
  get sent(): string {
    return this.#sent.join('\n');
  }

  close(): void {
    this.socket.disconnect();
  }

  /** The document itself is read to its end, so that it is a whole one, and kept as what was sent where it is text. */
  private async ask({
    type: _type,
    edition,
    format,
    recipientId: to,
    externalRecipient: name,
    ...asked
  }: DocumentAsked): Promise<Answer> {
    const answer = await this.post(
      `/${isLoose(whichDocument(edition ?? '')) ? 'files' : 'minutes'}/${edition}.${format}`,
      {
        ...asked,
        to,
        name,
      },
    ).catch(() => undefined);
    const bytes = await answer?.arrayBuffer().catch(() => undefined);
    if (!answer || !bytes) return undefined;
    const body = /text|json|calendar/u.test(answer.headers.get('content-type') ?? '')
      ? readable(Buffer.from(bytes).toString('utf8'))
      : undefined;
    if (body !== undefined) this.note(body);
    const refusal = refusalIn({ status: answer.status, body, cookie: '' });
    return refusal ? { accepted: false, refusal } : { accepted: true };
  }

  private take({ events }: RecordedMessage): void {
    for (const entry of events) this.#rows.set(entry.sequence, entry);
    this.#arrived();
  }

  private async complete(upTo: number): Promise<void> {
    const whole = (): boolean => Array.from({ length: upTo }, (_, index) => this.#rows.has(index + 1)).every(Boolean);
    if (whole()) return;
    await new Promise<void>((resolve, reject) => {
      const giveUp = setTimeout(() => reject(new Sayable(`Of ${upTo} rows only ${this.#rows.size} came.`)), patience);
      this.#arrived = () => {
        if (!whole()) return;
        clearTimeout(giveUp);
        resolve();
      };
    });
    this.#arrived = () => undefined;
  }

  private async answered<T>(asked: Promise<T>): Promise<T | undefined> {
    const answer = await asked.catch(() => undefined);
    this.note(answer);
    return answer;
  }

  private note(sent: unknown): void {
    this.#sent.push(wordsIn(sent));
  }
}
