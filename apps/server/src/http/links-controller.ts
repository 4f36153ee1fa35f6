/** Coming in by a personal link: looking at it uses nothing up, redeeming it signs in once. */
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Refusal } from '#meeting';
import type { LinkPreview, Redeemed } from '#wire';
import { RateLimits } from '../limits.js';
import { tooManyCodes } from '../refusals.js';
import { SecurityLog, whoIs } from '../security/security-log.js';
import { settingsToken, type Settings } from '../settings-shape.js';
import type { Brought } from '../sign-in/links.js';
import { isSecret } from '../sign-in/secrets.js';
import { identityOf } from '../sign-in/session.js';
import { SignIn } from '../sign-in/sign-in.js';
import { addressOf } from './address.js';
import { Cookies } from './cookies.js';
import { found } from './refused.js';

@Controller('api/links')
export class LinksController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Cookies) private readonly cookies: Cookies,
    @Inject(RateLimits) private readonly rates: RateLimits,
    @Inject(SecurityLog) private readonly security: SecurityLog,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  @HttpCode(200)
  @Post('preview')
  async preview(@Body() body: unknown, @Req() request: Request): Promise<LinkPreview> {
    const brought = broughtIn(body);
    return this.noted(await this.limited(brought, request, () => this.signIn.preview(brought)), request).preview;
  }

  @HttpCode(200)
  @Post('redeem')
  async redeem(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Redeemed> {
    const brought = broughtIn(body);
    const slot = this.cookies.slotFor(request);
    const tried = await this.limited(brought, request, () => this.signIn.redeem(brought, slot));
    const { subject, secret } = this.noted(tried, request);
    const [by, from] = [isSecret(brought.secret) ? 'link' : 'code', this.addressOf(request)];
    const meetingId = 'meetingId' in subject ? subject.meetingId : undefined;
    this.security.note({ what: 'signed-in', who: whoIs(identityOf(subject)), meetingId, from, detail: { by } });
    return this.cookies.signIn(response, slot, secret, subject);
  }

  /** A code is short enough to be guessed; a secret is not. */
  private async limited<T extends object>(
    brought: Brought,
    request: Request,
    attempt: () => Promise<T>,
  ): Promise<T | { readonly refusal: Refusal }> {
    if (brought.code === undefined) return attempt();
    const outcome = await this.rates.tryCode(this.addressOf(request), attempt, (tried) => 'refusal' in tried);
    return outcome ?? { refusal: tooManyCodes };
  }

  /** What was found; a refusal is counted first. */
  private noted<T extends object>(
    result: T | { readonly refusal: Refusal },
    request: Request,
  ): Exclude<T, { readonly refusal: Refusal }> {
    if ('refusal' in result) {
      const { rule } = result.refusal;
      this.security.note({ what: 'sign-in-refused', from: this.addressOf(request), detail: { rule } });
    }
    return found(result);
  }

  private addressOf(request: Request): string {
    return addressOf(request, this.settings.trustProxy);
  }
}

function broughtIn(body: unknown): Brought {
  return typeof body === 'object' && body !== null ? body : {};
}
