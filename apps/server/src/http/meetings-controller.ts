/** Meetings over HTTP: the same commands as by socket, and what can be read. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import { linkWays, type LinkWay } from '#meeting';
import type {
  CommandAnswer,
  CommandMessage,
  ConveneAnswer,
  EventsAnswer,
  IssuedLink,
  LinkWaits,
  MeetingsAnswer,
} from '#wire';
import { checkMessage } from '#wire/guards';
import { commandIn } from '../editions/command-in.js';
import { Convening } from '../convening/convening.js';
import { GivingLinks } from '../convening/giving-links.js';
import { Meetings } from '../turns/meetings.js';
import { Reading } from '../readers/reading.js';
import { anotherMeeting } from '../refusals.js';
import { Register } from '../register/register.js';
import { SecurityLog, whoIs } from '../security/security-log.js';
import type { Session } from '../sign-in/session.js';
import { OpenSockets } from '../sockets/open-sockets.js';
import { OwnAddress } from './own-address.js';
import { accepted, found, refuseWith } from './refused.js';
import { From, SignedIn, Who } from './signed-in.js';

@UseGuards(SignedIn)
@Controller('api/meetings')
export class MeetingsController {
  constructor(
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Convening) private readonly convening: Convening,
    @Inject(Register) private readonly register: Register,
    @Inject(Reading) private readonly reading: Reading,
    @Inject(GivingLinks) private readonly givingLinks: GivingLinks,
    @Inject(OwnAddress) private readonly ownAddress: OwnAddress,
    @Inject(SecurityLog) private readonly security: SecurityLog,
    @Inject(OpenSockets) private readonly openSockets: OpenSockets,
  ) {}

  @HttpCode(200)
  @Post()
  async convene(@Body() body: unknown, @Who() { identity }: Session): Promise<ConveneAnswer> {
    return accepted(await this.convening.convene(checked(body), identity));
  }

  @Get()
  async list(@Who() { identity }: Session): Promise<MeetingsAnswer> {
    return { meetings: await this.register.meetingsOf(identity) };
  }

  @HttpCode(200)
  @Post(':meetingId/commands')
  async command(
    @Param('meetingId') meetingId: string,
    @Body() body: unknown,
    @Who() { identity }: Session,
  ): Promise<CommandAnswer> {
    const message = checked(typeof body === 'object' && body !== null ? { meetingId, ...body } : body);
    if (message.meetingId !== meetingId) throw refuseWith(anotherMeeting);
    return accepted(await this.meetings.command(message, identity));
  }

  @Get(':meetingId/events')
  async events(
    @Param('meetingId') meetingId: string,
    @Query('after') after: unknown,
    @Who() session: Session,
  ): Promise<EventsAnswer> {
    const followed = checkMessage('follow', { meetingId, after: Number(after ?? 0) });
    if (!followed.ok) throw refuseWith(followed.refusal);
    const problem = () => this.openSockets.problemOf(session);
    return found(await this.reading.events(meetingId, session.identity, followed.message.after, problem));
  }

  @HttpCode(200)
  @Post(':meetingId/participants/:participantId/link')
  async link(
    @Param('meetingId') meetingId: string,
    @Param('participantId') participantId: string,
    @Body() body: unknown,
    @Who() { identity }: Session,
    @From() from: string,
  ): Promise<IssuedLink | LinkWaits> {
    const wanted = { meetingId, participantId, how: howIn(body) };
    const given = await this.givingLinks.give(wanted, identity, this.ownAddress.address);
    const who = whoIs(identity);
    if ('refusal' in given)
      this.security.note({ what: 'command-refused', who, meetingId, from, detail: { rule: given.refusal.rule } });
    else
      this.security.note({
        what: 'waits' in given ? 'link-asked' : 'link-given',
        who,
        meetingId,
        from,
        detail: { participant: participantId },
      });
    return found(given);
  }
}

/** How a link is passed on; unless it is said, whoever asks is shown it. */
function howIn(body: unknown): LinkWay {
  const how = typeof body === 'object' && body !== null && 'how' in body ? body.how : undefined;
  return linkWays.find((way) => way === how) ?? 'shown';
}

function checked(body: unknown): CommandMessage {
  const message = commandIn(body);
  if (!message.ok) throw refuseWith(message.refusal);
  return message.message;
}
