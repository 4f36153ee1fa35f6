/** A meeting convened on a test server, and a window for each of its people. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Command, ConveneMeeting, Entry, Participant } from '#meeting';
import type {
  ClientToServer,
  CommandAnswer,
  EvictedMessage,
  FollowAnswer,
  PresenceMessage,
  RecordedMessage,
  ServerToClient,
} from '#wire';
import type { TestServer } from './test-server.js';

export type Transport = 'websocket' | 'polling';
export type Who = 'chair' | 'minutes' | 'police' | 'health' | 'school' | 'mother';

const facts = (over: Pick<Participant, 'name' | 'agencyId' | 'sector' | 'role'>): Participant => ({
  participantId: randomUUID(),
  post: 'Practitioner',
  agencyName: over.agencyId,
  mayDecide: true,
  directContact: false,
  ...over,
});

/** @param emails Addresses of those who have one. */
export function aMeeting(
  over: Partial<ConveneMeeting> = {},
  emails: Partial<Record<Who, string>> = {},
): { command: ConveneMeeting; ids: Record<Who, string> } {
  const people: Record<Who, Participant> = {
    chair: facts({ name: 'Canary Chairwoman', agencyId: 'csc', sector: 'childrens-social-care', role: 'chair' }),
    minutes: facts({
      name: 'Canary Minutewright',
      agencyId: 'csc',
      sector: 'childrens-social-care',
      role: 'minute-taker',
    }),
    police: facts({ name: 'Canary Sergeant', agencyId: 'police', sector: 'police', role: 'member' }),
    health: facts({ name: 'Canary Visitor', agencyId: 'health', sector: 'health', role: 'member' }),
    school: facts({ name: 'Canary Teacher', agencyId: 'school', sector: 'education', role: 'member' }),
    mother: facts({ name: 'Canary Mother', agencyId: 'family', sector: 'other', role: 'family' }),
  };
  for (const [who, email] of Object.entries(emails)) people[who as Who] = { ...people[who as Who], email };
  const invited =
    over.procedureId === 'family-meeting'
      ? Object.values(people)
      : Object.values(people).filter(({ role }) => role !== 'family');
  const command: ConveneMeeting = {
    type: 'ConveneMeeting',
    procedureId: 'strategy-discussion',
    meetingKind: 'strategy-discussion',
    reference: 'TEST-1',
    concern: 'Canary concern',
    children: [{ childId: randomUUID(), name: 'Canary Child' }],
    scheduledFor: new Date().toISOString(),
    place: 'Canary room',
    participants: invited,
    ...over,
  };
  const ids = Object.fromEntries(
    Object.entries(people).map(([who, { participantId }]) => [who, participantId]),
  ) as Record<Who, string>;
  return { command, ids };
}

export const authorised = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** With a cookie a browser says from which page it comes. */
export const fromPages = (url: string, headers: Record<string, string>): Record<string, string> =>
  'cookie' in headers ? { origin: new URL(url).origin, ...headers } : headers;

export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromPages(url, headers) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  };
}

/** Somebody signed in: the cookie of their slot. */
export interface SignedIn {
  readonly cookie: string;
  readonly slot: string;
  readonly goTo: string;
}

export async function redeem(
  address: string,
  brought: { secret: string } | { code: string },
  cookie = '',
): Promise<SignedIn> {
  const { status, body, headers } = await post(`${address}/api/links/redeem`, brought, cookie ? { cookie } : {});
  if (status !== 200) throw new Error(`Redeeming answered ${status}.`);
  return {
    cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    slot: String(body['slot']),
    goTo: String(body['goTo']),
  };
}

/** A meeting on a server, convened by a program. */
export class TestMeeting {
  /** Those who keep the record, as they last signed in. */
  private readonly keepers = new Map<Who, SignedIn>();

  private constructor(
    readonly server: TestServer,
    readonly meetingId: string,
    readonly ids: Record<Who, string>,
    readonly token: string,
  ) {}

  static async convene(
    server: TestServer,
    over: Partial<ConveneMeeting> = {},
    emails: Partial<Record<Who, string>> = {},
  ): Promise<TestMeeting> {
    const token = await server.token();
    const meetingId = randomUUID();
    const { command, ids } = aMeeting(over, emails);
    const { status, body } = await post(
      `${server.address}/api/meetings`,
      { meetingId, commandId: randomUUID(), command },
      authorised(token),
    );
    if (status !== 200) throw new Error(`Convening answered ${status}: ${JSON.stringify(body)}`);
    return new TestMeeting(server, meetingId, ids, token);
  }

  /** The secret of a new personal link; one for a place that was used is agreed to by whoever keeps the record here. */
  async link(who: Who, headers = authorised(this.token)): Promise<{ secret: string; code: string }> {
    const ask = () => post(`${this.address}/participants/${this.ids[who]}/link`, {}, headers);
    const first = await ask();
    const waits = first.body['waits'] === true;
    if (waits) await this.agreeToLink(who);
    const { status, body } = waits ? await ask() : first;
    if (status !== 200) throw new Error(`Asking for a link answered ${status}: ${JSON.stringify(body)}`);
    return { secret: String(body['link']).split('#')[1] ?? '', code: String(body['code']) };
  }

  private get address(): string {
    return `${this.server.address}/api/meetings/${this.meetingId}`;
  }

  private async agreeToLink(who: Who): Promise<void> {
    const command = { type: 'AgreeLink', participantId: this.ids[who] };
    for (const [keeper, { cookie }] of this.keepers) {
      if (keeper === who) continue;
      const { status } = await post(`${this.address}/commands`, { commandId: randomUUID(), command }, { cookie });
      if (status === 200) return;
    }
    throw new Error('Nobody who keeps the record could agree to the link.');
  }

  async signIn(who: Who): Promise<SignedIn> {
    const signedIn = await redeem(this.server.address, { secret: (await this.link(who)).secret });
    if (who === 'chair' || who === 'minutes') this.keepers.set(who, signedIn);
    return signedIn;
  }

  /** A window of somebody in the meeting, following it. */
  async sit(who: Who, transport: Transport = 'websocket', address = this.server.address): Promise<Window> {
    const window = await Window.open(address, await this.signIn(who), this.meetingId, transport);
    await window.follow();
    return window;
  }

  /** The same, arrived. */
  async arrive(who: Who, transport: Transport = 'websocket', address = this.server.address): Promise<Window> {
    const window = await this.sit(who, transport, address);
    await window.accepted({ type: 'Arrive', mode: 'video', confidentialityAccepted: true });
    return window;
  }
}

/** One browser window: a socket, and everything that reached it. */
export class Window {
  readonly entries: Entry[] = [];
  readonly frames: string[] = [];
  readonly evictions: EvictedMessage[] = [];
  readonly presences: PresenceMessage[] = [];

  private constructor(
    readonly socket: Socket<ServerToClient, ClientToServer>,
    readonly meetingId: string,
    readonly signedIn: SignedIn,
  ) {
    socket.onAny((name: string, message: unknown) => this.frames.push(JSON.stringify([name, message])));
    socket.on('recorded', (message: RecordedMessage) => this.entries.push(...message.events));
    socket.on('evicted', (message) => this.evictions.push(message));
    socket.on('presence', (message) => this.presences.push(message));
  }

  static async open(
    address: string,
    signedIn: SignedIn,
    meetingId: string,
    transport: Transport = 'websocket',
  ): Promise<Window> {
    const socket: Socket<ServerToClient, ClientToServer> = io(address, {
      transports: [transport],
      forceNew: true,
      reconnection: false,
      auth: { slot: signedIn.slot },
      extraHeaders: { cookie: signedIn.cookie },
    });
    const window = new Window(socket, meetingId, signedIn);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return window;
  }

  send(
    command: Command | Record<string, unknown>,
    commandId: string = randomUUID(),
    meetingId = this.meetingId,
  ): Promise<CommandAnswer> {
    return this.socket.timeout(10_000).emitWithAck('command', { meetingId, commandId, command: command as Command });
  }

  async accepted(command: Command, commandId?: string): Promise<number> {
    const answer = await this.send(command, commandId);
    if (!answer.accepted)
      throw new Error(`${command.type} was refused: ${answer.refusal.rule} ${answer.refusal.because}`);
    return answer.upTo;
  }

  async refused(command: Command | Record<string, unknown>, commandId?: string, meetingId?: string): Promise<string> {
    const answer = await this.send(command, commandId, meetingId);
    return answer.accepted ? 'accepted' : answer.refusal.rule;
  }

  follow(after = 0, meetingId = this.meetingId, hash?: string): Promise<FollowAnswer> {
    return this.socket.timeout(10_000).emitWithAck('follow', { meetingId, after, hash });
  }

  says(statement: string, extra: object = {}): Promise<number> {
    return this.accepted({ type: 'MakeContribution', contributionId: randomUUID(), statement, ...extra });
  }

  get types(): string[] {
    return this.entries.map(({ event }) => event.type);
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Waits until something is so. */
export async function until(so: () => boolean, what = 'it'): Promise<void> {
  const patience = Date.now() + 8_000;
  while (!so()) {
    if (Date.now() > patience) throw new Error(`Waited in vain until ${what} was so.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Long enough for anything on its way to have come. */
export const aMoment = (milliseconds = 150): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
