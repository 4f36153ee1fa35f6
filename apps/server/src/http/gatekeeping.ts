/** Before anything is done over HTTP: so many requests from one address, and only from our own pages. */
import type { RequestHandler } from 'express';
import type { RateLimits } from '../limits.js';
import { fromElsewhere, tooMany } from '../meetings/refusals.js';
import type { Settings } from '../settings-shape.js';
import { addressOf } from './address.js';
import { isFromOwnPages } from './own-origin.js';
import { refuseWith } from './refused.js';

export function gatekeeping(settings: Settings, rates: RateLimits): RequestHandler {
  const reading = new Set(['GET', 'HEAD']);
  return (request, _response, next) => {
    // a page opened from a link elsewhere only reads, and its cookies do not come with it
    const { origin: _origin, 'sec-fetch-site': _site, ...plain } = request.headers;
    if (!isFromOwnPages(reading.has(request.method) ? plain : request.headers, settings))
      return next(refuseWith(fromElsewhere));
    rates
      .mayRequest(addressOf(request, settings.trustProxy))
      .then((may) => next(may ? undefined : refuseWith(tooMany)), next);
  };
}
