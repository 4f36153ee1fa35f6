/** Coming in by a personal link: looking at it uses nothing up, redeeming it signs in once. */
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { LinkPreview, Redeemed } from '#wire';
import { RateLimits } from '../limits.js';
import { tooManyCodes } from '../meetings/refusals.js';
import { settingsToken, type Settings } from '../settings-shape.js';
import type { Brought } from '../sign-in/links.js';
import { SignIn } from '../sign-in/sign-in.js';
import { addressOf } from './address.js';
import { broughtSchema } from './api-document.js';
import { Cookies } from './cookies.js';
import { found, refuseWith } from './refused.js';

@ApiTags('signing in')
@Controller('api/links')
export class LinksController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Cookies) private readonly cookies: Cookies,
    @Inject(RateLimits) private readonly rates: RateLimits,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  @ApiOperation({ summary: 'Who a link or short code is for' })
  @ApiBody({ schema: broughtSchema })
  @HttpCode(200)
  @Post('preview')
  async preview(@Body() body: unknown, @Req() request: Request): Promise<LinkPreview> {
    const brought = broughtIn(body);
    return found(await this.limited(brought, request, () => this.signIn.preview(brought))).preview;
  }

  @ApiOperation({ summary: 'Sign in by a link or short code, once' })
  @ApiBody({ schema: broughtSchema })
  @HttpCode(200)
  @Post('redeem')
  async redeem(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Redeemed> {
    const brought = broughtIn(body);
    const slot = this.cookies.slotFor(request);
    const { subject, secret } = found(await this.limited(brought, request, () => this.signIn.redeem(brought, slot)));
    return this.cookies.signIn(response, slot, secret, subject);
  }

  /** A code is short enough to be guessed; a secret is not. */
  private async limited<T extends object>(brought: Brought, request: Request, attempt: () => Promise<T>): Promise<T> {
    if (brought.code === undefined) return attempt();
    const address = addressOf(request, this.settings.trustProxy);
    const outcome = await this.rates.tryCode(address, attempt, (tried) => 'refusal' in tried);
    if (outcome === undefined) throw refuseWith(tooManyCodes);
    return outcome;
  }
}

function broughtIn(body: unknown): Brought {
  return typeof body === 'object' && body !== null ? body : {};
}
