/** Lets in only requests of somebody signed in, and says whose they are. */
import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Refusal } from '#meeting';
import { slotHeader } from '#wire';
import { identityKey, type Identity } from '../sign-in/identity.js';
import { signInFirst, tooMany } from '../refusals.js';
import { RateLimits } from '../limits.js';
import { Credentials } from '../sign-in/credentials.js';
import { SecurityLog, whoIs } from '../security/security-log.js';
import { settingsToken, type Settings } from '../settings-shape.js';
import type { Session } from '../sign-in/session.js';
import { OpenSockets } from '../sockets/open-sockets.js';
import { addressOf } from './address.js';
import { refuseWith, type Refused } from './refused.js';

interface SignedInRequest extends Request {
  session?: Session;
  /** The address it came from. */
  from?: string;
}

@Injectable()
export class SignedIn implements CanActivate {
  constructor(
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(RateLimits) private readonly rates: RateLimits,
    @Inject(OpenSockets) private readonly openSockets: OpenSockets,
    @Inject(SecurityLog) private readonly security: SecurityLog,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    // a document opened in a window of its own cannot send a header, so its address may name the slot
    const session = await this.credentials.sessionOf(
      request.headers,
      request.headers[slotHeader] ?? request.query['slot'],
    );
    request.from = addressOf(request, this.settings.trustProxy);
    if (!session) throw this.refused(signInFirst, request.from);
    const { identity } = session;
    const problem = await this.openSockets.problemOf(session);
    if (problem) throw this.refused(problem, request.from, identity);
    if (!(await this.rates.mayCommand(identityKey(identity)))) throw this.refused(tooMany, request.from, identity);
    request.session = session;
    return true;
  }

  private refused(refusal: Refusal, from: string, identity?: Identity): Refused {
    const who = identity && whoIs(identity);
    this.security.note({ what: 'request-refused', who, from, detail: { rule: refusal.rule } });
    return refuseWith(refusal);
  }
}

/** The session of the request, in a controller that only lets in those signed in. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { session } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!session) throw refuseWith(signInFirst);
  return session;
});

/** The address the request came from, in a controller that only lets in those signed in. */
export const From = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    context.switchToHttp().getRequest<SignedInRequest>().from ?? 'unknown',
);
