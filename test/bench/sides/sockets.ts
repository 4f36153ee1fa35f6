import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '#wire';

/** What a socket shows at the door; a baseline has no door. */
export interface Pass {
  readonly headers?: Record<string, string>;
  readonly auth?: Record<string, string>;
  /** Whether it comes back by itself when the server was away. */
  readonly reconnection?: boolean;
}

const connectWithin = 20_000;

/** A socket over WebSocket alone, with a connection of its own, as a person's browser has. */
export function connect<Words extends object = ClientToServer>(
  url: string,
  { headers = {}, auth = {}, reconnection = false }: Pass = {},
): Promise<Socket<ServerToClient, Words>> {
  const socket: Socket<ServerToClient, Words> = io(url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: headers,
    auth,
    timeout: connectWithin,
    reconnection,
    reconnectionDelay: 50,
    reconnectionDelayMax: 250,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => reject(new Error(`No socket to ${url}: ${error.message}`)));
  });
}

/** Does the work for every item, at most `width` at a time, and gives the results in order. */
export async function each<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
