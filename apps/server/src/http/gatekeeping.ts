/** Before anything is done over HTTP: so many requests and bytes from one address, and only from our own pages. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Refusal } from '#meeting';
import type { RateLimits } from '../limits.js';
import { fromElsewhere, lengthUnsaid, pageNotSaid, tooMany, tooMuchAtOnce } from '../refusals.js';
import type { SecurityLog } from '../security/security-log.js';
import type { Settings } from '../settings-shape.js';
import { addressOf } from './address.js';
import { isLengthUnsaid, messageLengthOf, OnTheWay } from './on-the-way.js';
import { isFromOwnPages, saysItsPage } from './own-origin.js';
import { refuseWith } from './refused.js';

const reading = new Set<string | undefined>(['GET', 'HEAD']);

export function gatekeeping(
  settings: Settings,
  rates: RateLimits,
  security: Pick<SecurityLog, 'note'>,
): RequestHandler {
  const onTheWay = new OnTheWay(settings.limits);
  const excessOf = (from: string, request: IncomingMessage, response: ServerResponse): Refusal | undefined => {
    if (isLengthUnsaid(request)) return lengthUnsaid;
    if (!rates.mayBring(from, messageLengthOf(request))) return tooMany;
    return onTheWay.mayCome(from, { request, response }) ? undefined : tooMuchAtOnce;
  };
  return (request, response, next) => {
    const from = addressOf(request, settings.trustProxy);
    const refuse = (refusal: Refusal): void => {
      security.note({ what: 'request-refused', from, detail: { rule: refusal.rule } });
      // what it brings is not read
      response.setHeader('Connection', 'close');
      next(refuseWith(refusal));
    };
    const problem = problemOf(request, settings);
    if (problem) return refuse(problem);
    rates.mayRequest(from).then((may) => {
      const excess = may ? excessOf(from, request, response) : tooMany;
      if (excess) refuse(excess);
      else next();
    }, next);
  };
}

function problemOf({ method, headers }: IncomingMessage, settings: Settings): Refusal | undefined {
  if (!reading.has(method)) {
    if (!isFromOwnPages(headers, settings)) return fromElsewhere;
    return saysItsPage(headers) ? undefined : pageNotSaid;
  }
  // a page opened from a link elsewhere only reads, and its cookies do not come with it
  const { origin: _origin, 'sec-fetch-site': _site, ...plain } = headers;
  return isFromOwnPages(plain, settings) ? undefined : fromElsewhere;
}
