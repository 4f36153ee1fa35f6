/** Whose letter it is: the address in it names a meeting, and this finds the sign-ins of one browser that are in it. */
import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { SeatsAnswer } from '#wire';
import { RateLimits } from '../limits.js';
import { identityKey } from '../sign-in/identity.js';
import { tooMany } from '../refusals.js';
import { Register } from '../register/register.js';
import { settingsToken, type Settings } from '../settings-shape.js';
import { Credentials } from '../sign-in/credentials.js';
import type { Session } from '../sign-in/session.js';
import { SignIn } from '../sign-in/sign-in.js';
import { OpenSockets } from '../sockets/open-sockets.js';
import { refuseWith } from './refused.js';

/** Answers anybody: without a sign-in in that meeting the answer is the same whether or not there is one. */
@Controller('api/seats')
export class SeatsController {
  constructor(
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(OpenSockets) private readonly openSockets: OpenSockets,
    @Inject(RateLimits) private readonly rates: RateLimits,
    @Inject(Register) private readonly register: Register,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  @Get(':meetingId')
  async seats(@Param('meetingId') meetingId: string, @Req() { headers }: Request): Promise<SeatsAnswer> {
    const seats: SeatsAnswer['seats'][number][] = [];
    for (const session of await this.credentials.sessionsIn(headers, this.settings.limits.slotsPerBrowser)) {
      const name = await this.nameIn(meetingId, session);
      if (name !== undefined) seats.push({ slot: session.slot, name });
    }
    return { seats };
  }

  /** The name of whoever this sign-in is, where they are in the meeting and are served. */
  private async nameIn(meetingId: string, session: Session): Promise<string | undefined> {
    const { identity } = session;
    if (identity.kind === 'program' || (await this.openSockets.problemOf(session))) return undefined;
    if (identity.kind === 'participant' && identity.meetingId !== meetingId) return undefined;
    if (!(await this.rates.mayCommand(identityKey(identity)))) throw refuseWith(tooMany);
    const meetings = await this.register.meetingsOf(identity);
    const isIn = meetings.some((one) => one.meetingId === meetingId && one.participantId !== undefined);
    return isIn ? await this.signIn.nameOf(identity) : undefined;
  }
}
