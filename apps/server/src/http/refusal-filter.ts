/** Whatever goes wrong over HTTP answers in one shape, and says nothing of what was sent. */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Refusal } from '#meeting';
import { noSuchAddress, notReadable, tooLarge, tooMuchInside } from '../refusals.js';
import { refusalFor } from '../refusal-for.js';
import { Refused, statusOf } from './refused.js';

@Catch()
export class RefusalFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = refusalOf(error);
    const status = error instanceof Refused ? error.status : statusOf(refusal);
    if (status === 429) response.setHeader('Retry-After', '60');
    if (status === 405) response.setHeader('Allow', 'POST');
    response.status(status).json({ accepted: false, refusal });
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  switch (statusIn(error)) {
    case 413:
      return tooLarge;
    case 403:
      return tooMuchInside;
    case 400:
    case 415:
      return notReadable;
    case 404:
    case 405:
      return noSuchAddress;
    default:
      return refusalFor(error, 'http');
  }
}

/** Nest's own exceptions, and those of the body parser. */
function statusIn(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
