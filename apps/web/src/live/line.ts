/** The line to the server: one socket per window, in the name of its slot, and whether it is up. */
import { signal, type Signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import { isOfFinerKind } from '#meeting';
import type { ClientToServer, CommandAnswer, ServerToClient } from '#wire';
import { seatOf } from '../http.js';
import { Pauses } from './pauses.js';
import { thisVersion } from './this-version.js';
import { isUnknownSession, needsOneServer, WaysIn } from './ways.js';

export type LineState = 'connecting' | 'up' | 'down' | 'signed-out';
export type Line = Socket<ServerToClient, ClientToServer>;

export interface OpenLine {
  readonly socket: Line;
  readonly state: Signal<LineState>;
  /** Why the server let go of this line last, until it is up again. */
  readonly released: Signal<string>;
  /** That this page was built before the one served now, in a sentence, while the server at the other end says so. */
  readonly behind: Signal<string | undefined>;
  close(): void;
}

const pauseBeforeTryingAgainMs = 2_000;

type TurnedAway = Error & { readonly data?: Partial<Extract<CommandAnswer, { accepted: false }>> };

/** @param stillSignedIn asked when the server turns the line away, to tell a lost line from an ended session. */
export const openLine = (slot: string, stillSignedIn: () => Promise<boolean>): OpenLine =>
  new WindowLine(slot, stillSignedIn);

class WindowLine implements OpenLine {
  readonly socket: Line;
  readonly state = signal<LineState>('connecting');
  readonly released = signal('');
  readonly behind = signal<string | undefined>(undefined);
  readonly #ways = new WaysIn();
  readonly #pauses = new Pauses();
  readonly #stillSignedIn: () => Promise<boolean>;
  #closed = false;

  constructor(slot: string, stillSignedIn: () => Promise<boolean>) {
    this.#stillSignedIn = stillSignedIn;
    this.socket = io({
      auth: (give) => give({ slot: seatOf(slot), version: thisVersion() }),
      withCredentials: true,
      transports: this.#ways.transports,
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      timeout: this.#ways.timeoutMs,
    });
    this.#chooseWays();
    this.#listen();
    // A phone waking up or leaving a tunnel should not wait for the next scheduled try.
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#lost);
  }

  close(): void {
    this.#closed = true;
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#lost);
    this.socket.disconnect();
  }

  readonly #lost = (): void => {
    if (this.state.value !== 'signed-out') this.state.value = 'down';
  };

  readonly #wake = (): void => {
    if (!this.#closed && !this.socket.connected && this.state.value !== 'signed-out') this.socket.connect();
  };

  #listen(): void {
    this.socket.on('connect', () => this.#up());
    this.socket.on('behind', ({ because }) => {
      this.behind.value = because;
    });
    this.socket.on('released', ({ because }) => {
      this.released.value = because;
      this.#pauses.letGo();
    });
    this.socket.on('disconnect', (reason) => this.#down(reason));
    this.socket.on('connect_error', (error: TurnedAway) => {
      const refusal = error.data?.refusal;
      if (refusal && !isOfFinerKind(refusal, 'sign-in')) this.released.value = refusal.because;
      void this.#turnedAway();
    });
  }

  #up(): void {
    this.state.value = 'up';
    this.released.value = '';
    this.behind.value = undefined;
    this.#pauses.up(Date.now());
    this.#ways.up(Date.now());
  }

  #down(reason: string): void {
    this.#lost();
    const pause = this.#pauses.take(Date.now());
    // The server closed the line itself: the client library does not try again unless told to.
    if (reason !== 'io server disconnect') return;
    void this.#stillSignedIn().then((still) => {
      if (still) setTimeout(this.#wake, pause);
      else this.state.value = 'signed-out';
    });
  }

  async #turnedAway(): Promise<void> {
    this.#lost();
    if (!(await this.#stillSignedIn())) this.state.value = 'signed-out';
    // Turned away although signed in: the server cannot look it up just now, and the client library does not try again by itself.
    else if (!this.socket.active && !this.#closed) setTimeout(this.#wake, pauseBeforeTryingAgainMs);
  }

  /** Each try takes the way that may lead in, and where none does because of the proxy, that is said. */
  #chooseWays(): void {
    const { io: manager } = this.socket;
    const take = () => {
      manager.opts.transports = this.#ways.transports;
      manager.timeout(this.#ways.timeoutMs);
    };
    manager.on('error', ({ message }: Error) => {
      if (message !== 'timeout') return;
      this.#ways.tookTooLong();
      take();
    });
    manager.on('close', (_reason: string, details?: unknown) => {
      if (this.#ways.lost(isUnknownSession(details), Date.now())) this.released.value = needsOneServer;
      take();
    });
  }
}
