/** Whether a request comes from our own pages, so that no other website acts with somebody's sign-in. */
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../settings.js';
import type { Settings } from '../settings-shape.js';
import { bearerIn, slotsIn } from '../sign-in/credentials.js';

type Where = Pick<Settings, 'url' | 'host' | 'trustProxy'>;

/**
 * A request without Origin comes from a program or from a page being opened; cookies are SameSite=Strict, so that
 * nobody else's page can send them.
 */
export function isFromOwnPages({ origin, host, ...headers }: IncomingHttpHeaders, where: Where): boolean {
  if (!isOwnHost(host, where)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || isOwnOrigin(origin, host, where);
}

/**
 * What writes with somebody's cookie says which page it comes from, as every browser does: a page of a sibling domain
 * is the same site to a browser, and SameSite does not stop it. A program brings its token, and needs none.
 */
export function saysItsPage(headers: IncomingHttpHeaders): boolean {
  return headers.origin !== undefined || bearerIn(headers) !== undefined || !hasSignIn(headers);
}

/** Whether a request carries a session's cookie, under either of its names and whether or not it opens anything. */
const hasSignIn = (headers: IncomingHttpHeaders): boolean =>
  [true, false].some((secure) => slotsIn(headers, secure).size > 0);

/** Where the address people open is known to be encrypted, the same name in the clear is another page. */
function isOwnOrigin(origin: string, host: string | undefined, { url }: Where): boolean {
  if (origin === url) return true;
  if (!URL.canParse(origin)) return false;
  const named = new URL(origin).host;
  return named === host && (url === undefined || named !== new URL(url).host);
}

/** On this machine only, a name that merely points here is refused: another site could have made it so. */
function isOwnHost(host: string | undefined, { url, host: listening, trustProxy }: Where): boolean {
  if (trustProxy || !isLoopback(listening)) return true;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  return isLoopback(new URL(`http://${host}`).hostname) || (url !== undefined && new URL(url).host === host);
}
