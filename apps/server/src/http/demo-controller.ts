/** The demo's seats: on a demo database, from this machine only. */
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { DemoSeats, Redeemed } from '#wire';
import { Demo } from '../demo/demo.js';
import { noSuchAddress } from '../refusals.js';
import { isLoopback } from '../settings.js';
import { SecurityLog, whoIs } from '../security/security-log.js';
import { identityOf } from '../sign-in/session.js';
import { Sessions } from '../sign-in/sessions.js';
import { Cookies } from './cookies.js';
import { refuseWith } from './refused.js';

@Controller('api/demo')
export class DemoController {
  constructor(
    @Inject(Demo) private readonly demo: Demo,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Cookies) private readonly cookies: Cookies,
    @Inject(SecurityLog) private readonly security: SecurityLog,
  ) {}

  @Get()
  seats(@Req() request: Request): Promise<DemoSeats> {
    return this.seatsFor(request);
  }

  @HttpCode(200)
  @Post('seats/:participantId')
  async sit(
    @Param('participantId') participantId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Redeemed> {
    const { meetingId, seats } = await this.seatsFor(request);
    if (!seats.some((seat) => seat.participantId === participantId)) throw refuseWith(noSuchAddress);
    const subject = { meetingId, participantId };
    const slot = this.cookies.slotFor(request);
    this.security.note({ what: 'signed-in', who: whoIs(identityOf(subject)), meetingId, detail: { by: 'demo' } });
    return this.cookies.signIn(response, slot, await this.sessions.begin(subject, slot), subject);
  }

  /** Elsewhere there is no demo, and no address of it. */
  private async seatsFor({ socket }: Request): Promise<DemoSeats> {
    const near = isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
    const seats = near ? await this.demo.seats() : undefined;
    if (!seats) throw refuseWith(noSuchAddress);
    return seats;
  }
}
