/** The address a request comes from; behind a proxy, the one the proxy saw. */
import type { IncomingMessage } from 'node:http';

export function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  // the proxy appends what it saw, so only the last is not the sender's own word
  const forwarded = trustProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined;
  return forwarded || (socket.remoteAddress ?? 'unknown');
}
