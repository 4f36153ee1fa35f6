/** The line to the server: one socket per window, in the name of its slot, and whether it is up. */
import { signal, type Signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '#wire';

export type LineState = 'connecting' | 'up' | 'down' | 'signed-out';
export type Line = Socket<ServerToClient, ClientToServer>;

export interface OpenLine {
  readonly socket: Line;
  readonly state: Signal<LineState>;
  close(): void;
}

/** @param stillSignedIn asked when the server turns the line away, to tell a lost line from an ended session. */
export function openLine(slot: string, stillSignedIn: () => Promise<boolean>): OpenLine {
  const state = signal<LineState>('connecting');
  const socket: Line = io({ auth: { slot }, withCredentials: true, reconnectionDelay: 500, reconnectionDelayMax: 5_000, timeout: 10_000 });
  const lost = () => { if (state.value !== 'signed-out') state.value = 'down'; };
  const turnedAway = async () => {
    lost();
    if (!(await stillSignedIn())) state.value = 'signed-out';
  };
  socket.on('connect', () => { state.value = 'up'; });
  socket.on('disconnect', (reason) => {
    lost();
    // The server closed the line itself: the client library does not try again unless told to.
    if (reason === 'io server disconnect') void stillSignedIn().then((still) => { if (still) socket.connect(); else state.value = 'signed-out'; });
  });
  socket.on('connect_error', () => void turnedAway());
  // A phone waking up or leaving a tunnel should not wait for the next scheduled try.
  const wake = () => { if (!socket.connected && state.value !== 'signed-out') socket.connect(); };
  window.addEventListener('online', wake);
  window.addEventListener('offline', lost);
  return { socket, state, close: () => { window.removeEventListener('online', wake); window.removeEventListener('offline', lost); socket.disconnect(); } };
}
