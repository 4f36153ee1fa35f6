/** Whether a request comes from our own pages, so that no other website acts with somebody's sign-in. */
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../settings.js';
import type { Settings } from '../settings-shape.js';

type Where = Pick<Settings, 'url' | 'host' | 'trustProxy'>;

/**
 * A request without Origin comes from a program or from a page being opened; cookies are SameSite=Strict, so that
 * nobody else's page can send them.
 */
export function isFromOwnPages({ origin, host, ...headers }: IncomingHttpHeaders, where: Where): boolean {
  if (!isOwnHost(host, where)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === where.url || (URL.canParse(origin) && new URL(origin).host === host);
}

/** On this machine only, a name that merely points here is refused: another site could have made it so. */
function isOwnHost(host: string | undefined, { url, host: listening, trustProxy }: Where): boolean {
  if (trustProxy || !isLoopback(listening)) return true;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  return isLoopback(new URL(`http://${host}`).hostname) || (url !== undefined && new URL(url).host === host);
}
