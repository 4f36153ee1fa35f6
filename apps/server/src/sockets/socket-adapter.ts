/** How sockets are let in: from our own pages, so many from one address, and only for somebody signed in. */
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { ServerOptions } from 'socket.io';
import { isFromOwnPages } from '../http/own-origin.js';
import { addressOf } from '../http/address.js';
import { signInFirst, tooMany } from '../meetings/refusals.js';
import type { WireServer } from '../meetings/wire-socket.js';
import type { Settings } from '../settings-shape.js';
import type { Credentials } from '../sign-in/credentials.js';
import { refusalFor } from '../meetings/refusal-for.js';

/** A command of a million bytes, and the envelope around it. */
const frameBytesMax = 1_100_000;
/** Somebody who connects and never says who they are. */
const namelessFor = 10_000;

export class SocketAdapter extends IoAdapter {
  readonly #perAddress = new Map<string, number>();

  constructor(
    app: INestApplication,
    private readonly settings: Settings,
    private readonly credentials: Credentials,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): WireServer {
    const own: Partial<ServerOptions> = {
      serveClient: false,
      maxHttpBufferSize: frameBytesMax,
      connectTimeout: namelessFor,
      perMessageDeflate: false,
      allowRequest: (request, decide) => this.decide(request, decide),
    };
    const server: WireServer = super.createIOServer(port, { ...options, ...own } as ServerOptions) as WireServer;
    server.engine.on(
      'connection',
      (connection: { request: IncomingMessage; once(event: 'close', closed: () => void): void }) =>
        this.count(connection),
    );
    server.use((socket, next) => {
      this.credentials.sessionOf(socket.request.headers, slotOf(socket.handshake.auth)).then(
        (session) => {
          if (!session) return next(refusedWith(signInFirst));
          socket.data.session = session;
          next();
        },
        (error: unknown) => next(refusedWith(refusalFor(error, 'sign-in'))),
      );
    });
    return server;
  }

  private decide(request: IncomingMessage, decide: (error: string | null | undefined, allowed: boolean) => void): void {
    const crowded = (this.#perAddress.get(this.addressOf(request)) ?? 0) >= this.settings.limits.connectionsPerAddress;
    if (crowded) decide(tooMany.because, false);
    else decide(undefined, isFromOwnPages(request.headers, this.settings));
  }

  private count(connection: { request: IncomingMessage; once(event: 'close', closed: () => void): void }): void {
    const address = this.addressOf(connection.request);
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    connection.once('close', () => {
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(address, left);
      else this.#perAddress.delete(address);
    });
  }

  private addressOf(request: IncomingMessage): string {
    return addressOf(request, this.settings.trustProxy);
  }
}

const slotOf = (auth: Record<string, unknown>): unknown => auth['slot'];

/** Reaches the browser as `connect_error`, with the refusal as its data. */
const refusedWith = (refusal: { readonly because: string }): Error =>
  Object.assign(new Error(refusal.because), { data: { accepted: false, refusal } });
