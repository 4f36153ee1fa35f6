/** Lets in only requests of somebody signed in, and says whose they are. */
import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { identityKey } from '../meetings/identity.js';
import { signInFirst, tooMany } from '../meetings/refusals.js';
import { RateLimits } from '../limits.js';
import { Credentials } from '../sign-in/credentials.js';
import type { Session } from '../sign-in/session.js';
import { slotHeader } from '#wire';
import { refuseWith } from './refused.js';

interface SignedInRequest extends Request {
  session?: Session;
}

@Injectable()
export class SignedIn implements CanActivate {
  constructor(
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(RateLimits) private readonly rates: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    // a document opened in a window of its own cannot send a header, so its address may name the slot
    const session = await this.credentials.sessionOf(
      request.headers,
      request.headers[slotHeader] ?? request.query['slot'],
    );
    if (!session) throw refuseWith(signInFirst);
    if (!(await this.rates.mayCommand(identityKey(session.identity)))) throw refuseWith(tooMany);
    request.session = session;
    return true;
  }
}

/** The session of the request, in a controller that only lets in those signed in. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { session } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!session) throw refuseWith(signInFirst);
  return session;
});
