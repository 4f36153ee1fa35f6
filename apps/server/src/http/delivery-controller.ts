/** Sending a document of the meeting round by e-mail, and how far each message is. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { isEdition, limits, whichDocument, type Refusal } from '#meeting';
import type { DeliveriesAnswer, SentRound } from '#wire';
import { Delivery, type SendRound } from '../delivery/delivery.js';
import type { Session } from '../sign-in/session.js';
import { found, refuseWith } from './refused.js';
import { SignedIn, Who } from './signed-in.js';

export const notASending: Refusal = {
  kind: 'shape',
  rule: 'W120',
  because: `Name whom it goes to (\`to\`, 1 to ${limits.list} different participants), which edition, and in \`confirmedOutside\` only people it goes to. Nothing was sent.`,
};

@UseGuards(SignedIn)
@Controller('api/meetings/:meetingId/deliveries')
export class DeliveryController {
  constructor(@Inject(Delivery) private readonly delivery: Delivery) {}

  @HttpCode(200)
  @Post()
  async send(
    @Param('meetingId') meetingId: string,
    @Body() body: unknown,
    @Who() { identity }: Session,
  ): Promise<SentRound> {
    const asked = askedIn(body);
    if (!asked) throw refuseWith(notASending);
    return found(await this.delivery.send(meetingId, identity, asked));
  }

  @Get()
  async list(@Param('meetingId') meetingId: string, @Who() { identity }: Session): Promise<DeliveriesAnswer> {
    return found(await this.delivery.list(meetingId, identity));
  }
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function askedIn(body: unknown): SendRound | undefined {
  const {
    to,
    edition,
    confirmedOutside = [],
  } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (!areIds(to) || to.length === 0 || !areIds(confirmedOutside) || !confirmedOutside.every((one) => to.includes(one)))
    return undefined;
  return typeof edition === 'string' && isEdition(whichDocument(edition))
    ? { to, edition, confirmedOutside }
    : undefined;
}

const areIds = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= limits.list &&
  new Set(value).size === value.length &&
  value.every((one) => typeof one === 'string' && idPattern.test(one));
