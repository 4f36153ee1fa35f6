/** A browser's socket as the meetings see it. */
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#wire';
import type { Session } from '../sign-in/session.js';

interface SocketData {
  session: Session;
  /** Whether so much waits to be read that a reading had better wait too, and how many bytes have been sent in all. */
  line: { readonly isFull: boolean; readonly sent: number };
}
export type WireSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
export type WireServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
