/** The line to the server: one socket per window, in the name of its slot, and whether it is up. */
import { signal, type Signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import { isOfFinerKind } from '#meeting';
import type { ClientToServer, CommandAnswer, ServerToClient } from '#wire';
import { seatOf } from '../http.js';
import { Pauses } from './pauses.js';
import { isUnknownSession, needsOneServer, WaysIn } from './ways.js';

export type LineState = 'connecting' | 'up' | 'down' | 'signed-out';
type Line = Socket<ServerToClient, ClientToServer>;

export interface OpenLine {
  readonly socket: Line;
  readonly state: Signal<LineState>;
  /** Why the server let go of this line last, until it is up again. */
  readonly released: Signal<string>;
  close(): void;
}

const pauseBeforeTryingAgainMs = 2_000;

/** @param stillSignedIn asked when the server turns the line away, to tell a lost line from an ended session. */
export function openLine(slot: string, stillSignedIn: () => Promise<boolean>): OpenLine {
  const state = signal<LineState>('connecting');
  const released = signal('');
  const ways = new WaysIn();
  const socket: Line = io({
    auth: (give) => give({ slot: seatOf(slot) }),
    withCredentials: true,
    transports: ways.transports,
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: ways.timeoutMs,
  });
  chooseWays(socket, ways, released);
  const pauses = new Pauses();
  let closed = false;
  const lost = () => {
    if (state.value !== 'signed-out') state.value = 'down';
  };
  const wake = () => {
    if (!closed && !socket.connected && state.value !== 'signed-out') socket.connect();
  };
  const turnedAway = async () => {
    lost();
    if (!(await stillSignedIn())) state.value = 'signed-out';
    // Turned away although signed in: the server cannot look it up just now, and the client library does not try again by itself.
    else if (!socket.active && !closed) setTimeout(wake, pauseBeforeTryingAgainMs);
  };
  socket.on('connect', () => {
    state.value = 'up';
    released.value = '';
    pauses.up(Date.now());
    ways.up(Date.now());
  });
  socket.on('released', ({ because }) => {
    released.value = because;
    pauses.letGo();
  });
  socket.on('disconnect', (reason) => {
    lost();
    const pause = pauses.take(Date.now());
    // The server closed the line itself: the client library does not try again unless told to.
    if (reason === 'io server disconnect')
      void stillSignedIn().then((still) => {
        if (still) setTimeout(wake, pause);
        else state.value = 'signed-out';
      });
  });
  socket.on(
    'connect_error',
    (error: Error & { readonly data?: Partial<Extract<CommandAnswer, { accepted: false }>> }) => {
      const refusal = error.data?.refusal;
      if (refusal && !isOfFinerKind(refusal, 'sign-in')) released.value = refusal.because;
      void turnedAway();
    },
  );
  // A phone waking up or leaving a tunnel should not wait for the next scheduled try.
  window.addEventListener('online', wake);
  window.addEventListener('offline', lost);
  const close = () => {
    closed = true;
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', lost);
    socket.disconnect();
  };
  return { socket, state, released, close };
}

/** Each try takes the way that may lead in, and where none does because of the proxy, that is said. */
function chooseWays({ io: manager }: Line, ways: WaysIn, released: Signal<string>): void {
  const take = () => {
    manager.opts.transports = ways.transports;
    manager.timeout(ways.timeoutMs);
  };
  manager.on('error', ({ message }: Error) => {
    if (message !== 'timeout') return;
    ways.tookTooLong();
    take();
  });
  manager.on('close', (_reason: string, details?: unknown) => {
    const now = Date.now();
    void isUnknownSession(details).then((unknown) => {
      if (ways.lost(unknown, now)) released.value = needsOneServer;
      take();
    });
  });
}
