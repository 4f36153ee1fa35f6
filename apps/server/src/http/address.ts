/** The address a request comes from, judged by its meaning; behind a proxy, the one the proxy saw. */
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that name a household or an office: whoever has one has every address below it. */
const networkBits = 64;
const groupBits = 16;

export function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  // the proxy appends what it saw, so only the last is not the sender's own word
  const forwarded = trustProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
    : undefined;
  return meantBy(forwarded ?? '') ?? meantBy(socket.remoteAddress ?? '') ?? 'unknown';
}

/**
 * What limits are counted by: an IPv4 address however it is written (with a port, in brackets, mapped into IPv6), and
 * of an IPv6 address the network it is in. `undefined` where the text is no address.
 */
export function meantBy(text: string): string | undefined {
  const bare = withoutPort(text.trim().replace(/^"|"$/gu, ''));
  if (!ipaddr.isValid(bare)) return undefined;
  const address = ipaddr.process(bare);
  return address instanceof ipaddr.IPv6 ? networkOf(address) : address.toString();
}

/** `203.0.113.10:40000`, `[2001:db8::1]:40000` and `[2001:db8::1]` without port and brackets. */
const withoutPort = (text: string): string =>
  /^\[(?<address>[^\]]+)\](?::\d+)?$/u.exec(text)?.groups?.['address'] ??
  /^(?<address>[^:]+):\d+$/u.exec(text)?.groups?.['address'] ??
  text;

function networkOf(address: ipaddr.IPv6): string {
  const groups = address.parts.slice(0, networkBits / groupBits).map((group) => group.toString(16));
  return `${groups.join(':')}::/${networkBits}`;
}
