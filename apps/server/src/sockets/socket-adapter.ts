/** How sockets are let in: from our own pages, so many from one address before it is known who they are, and only for somebody signed in. */
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerOptions } from 'socket.io';
import type { Refusal } from '#meeting';
import { isPageBehind } from '#wire';
import { isFromOwnPages } from '../http/own-origin.js';
import { statusOf } from '../http/refused.js';
import type { RateLimits } from '../limits.js';
import { identityKey } from '../sign-in/identity.js';
import { refusalFor } from '../refusal-for.js';
import { signInFirst, tooMany, tooManyWindows } from '../refusals.js';
import type { WireServer, WireSocket } from './wire-socket.js';
import type { Settings } from '../settings-shape.js';
import type { Credentials } from '../sign-in/credentials.js';
import type { Session } from '../sign-in/session.js';
import { frameBytesMax, type Connection } from './line.js';
import { Lines } from './lines.js';

/** Somebody who connects and never says who they are. */
const namelessFor = 10_000;

const newerPage = 'A newer version of this page is there. Load it again when it suits you.';

export interface SocketAdapterParts {
  readonly settings: Settings;
  readonly credentials: Credentials;
  readonly rates: RateLimits;
  /** Which build of the pages is served, where they are built. */
  readonly pageVersion: string | undefined;
}

export class SocketAdapter extends IoAdapter {
  readonly #lines: Lines;

  constructor(
    app: INestApplication,
    private readonly parts: SocketAdapterParts,
  ) {
    super(app);
    this.#lines = new Lines(parts.settings, parts.rates);
  }

  override createIOServer(port: number, options?: ServerOptions): WireServer {
    const own: Partial<ServerOptions> = {
      serveClient: false,
      maxHttpBufferSize: frameBytesMax,
      connectTimeout: namelessFor,
      perMessageDeflate: false,
      allowRequest: (request, decide) => decide(null, isFromOwnPages(request.headers, this.parts.settings)),
    };
    const server: WireServer = super.createIOServer(port, { ...options, ...own } as ServerOptions) as WireServer;
    server.engine.use((request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
      this.#lines.refusalOf(request, response).then((refusal) => (refusal ? refuse(response, refusal) : next()), next);
    });
    server.engine.on('connection', (connection: Connection) => this.#lines.open(connection));
    server.use((socket, next) => {
      this.refusalOf(socket).then(
        (refusal) => next(refusal && refusedWith(refusal)),
        (error: unknown) => next(refusedWith(refusalFor(error, 'sign-in'))),
      );
    });
    server.on('connection', (socket) => this.tellIfBehind(socket));
    return server;
  }

  /** A page of an earlier build works on, and its person is asked to load it again. */
  private tellIfBehind(socket: WireSocket): void {
    if (isPageBehind(socket.handshake.auth['version'], this.parts.pageVersion))
      socket.emit('behind', { because: newerPage });
  }

  /** Why whoever greets on this socket does not come in, if they do not. */
  private async refusalOf(socket: WireSocket): Promise<Refusal | undefined> {
    const line = this.#lines.of(socket.conn);
    if (!line) return tooMany;
    const session = await this.sessionOf(socket).catch((error: unknown) => {
      line.isNobody();
      throw error;
    });
    if (!session) {
      line.isNobody();
      return signInFirst;
    }
    if (!this.#lines.isSomebody(socket.conn, identityKey(session.identity), (refusal) => letGo(socket, refusal)))
      return tooManyWindows;
    socket.data.session = session;
    socket.data.line = line;
    return undefined;
  }

  private sessionOf({ request, handshake }: WireSocket): Promise<Session | undefined> {
    return this.parts.credentials.sessionOf(request.headers, slotOf(handshake.auth));
  }
}

const slotOf = (auth: Record<string, unknown>): unknown => auth['slot'];

/** Reaches the browser as `connect_error`, with the refusal as its data. */
const refusedWith = (refusal: { readonly because: string }): Error =>
  Object.assign(new Error(refusal.because), { data: { accepted: false, refusal } });

function letGo(socket: WireSocket, refusal: Refusal): void {
  socket.emit('released', refusal);
  socket.disconnect(true);
}

/** A request beyond what may come: what it brings is not read. */
function refuse(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(statusOf(refusal), {
    'content-type': 'application/json',
    connection: 'close',
    'retry-after': '60',
  });
  response.end(JSON.stringify({ accepted: false, refusal }));
}
