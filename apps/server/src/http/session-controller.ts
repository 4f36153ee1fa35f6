/** The sign-in of this window: who it is, and leaving. */
import { Controller, Get, HttpCode, Inject, Post, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { KeyStore } from '#event-log';
import type { SessionAnswer } from '#wire';
import { signInFirst } from '../refusals.js';
import { Demo } from '../demo/demo.js';
import { SecurityLog, whoIs } from '../security/security-log.js';
import { deviceLabel, type Session } from '../sign-in/session.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignIn } from '../sign-in/sign-in.js';
import { Tokens } from '../sign-in/tokens.js';
import { Cookies } from './cookies.js';
import { refuseWith } from './refused.js';
import { From, SignedIn, Who } from './signed-in.js';

@UseGuards(SignedIn)
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Tokens) private readonly tokens: Tokens,
    @Inject(Cookies) private readonly cookies: Cookies,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(Demo) private readonly demo: Demo,
    @Inject(SecurityLog) private readonly security: SecurityLog,
  ) {}

  @Get()
  async session(@Who() { slot, identity }: Session): Promise<SessionAnswer> {
    if (identity.kind === 'program') throw refuseWith(signInFirst);
    const { kind, ...subject } = identity;
    const name = (await this.signIn.nameOf(subject)) ?? '';
    const deviceKey = this.keys.derive(deviceLabel(subject)).toString('base64');
    return { slot, name, ...subject, mayConvene: kind === 'person', deviceKey, demo: this.demo.isDemo };
  }

  @HttpCode(200)
  @Post('end')
  async end(
    @Who() { slot, sessionId, identity }: Session,
    @From() from: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ accepted: true }> {
    if (identity.kind === 'program') await this.tokens.endOne(sessionId);
    else {
      await this.sessions.end(sessionId);
      this.cookies.signOut(response, slot);
    }
    this.security.note({ what: 'signed-out', who: whoIs(identity), from });
    return { accepted: true };
  }
}
