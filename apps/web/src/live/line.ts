/** The line to the server: one socket per window, in the name of its slot, and whether it is up. */
import { signal, type Signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '#wire';
import { seatOf } from '../http.js';

export type LineState = 'connecting' | 'up' | 'down' | 'signed-out';
export type Line = Socket<ServerToClient, ClientToServer>;

export interface OpenLine {
  readonly socket: Line;
  readonly state: Signal<LineState>;
  close(): void;
}

const pauseBeforeTryingAgainMs = 2_000;

/** @param stillSignedIn asked when the server turns the line away, to tell a lost line from an ended session. */
export function openLine(slot: string, stillSignedIn: () => Promise<boolean>): OpenLine {
  const state = signal<LineState>('connecting');
  const socket: Line = io({
    auth: (give) => give({ slot: seatOf(slot) }),
    withCredentials: true,
    transports: ['polling', 'websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
  });
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
  });
  socket.on('disconnect', (reason) => {
    lost();
    // The server closed the line itself: the client library does not try again unless told to.
    if (reason === 'io server disconnect')
      void stillSignedIn().then((still) => {
        if (still) wake();
        else state.value = 'signed-out';
      });
  });
  socket.on('connect_error', () => void turnedAway());
  // A phone waking up or leaving a tunnel should not wait for the next scheduled try.
  window.addEventListener('online', wake);
  window.addEventListener('offline', lost);
  const close = () => {
    closed = true;
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', lost);
    socket.disconnect();
  };
  return { socket, state, close };
}
