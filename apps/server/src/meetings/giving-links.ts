/** Giving out links: by whoever runs the meeting or convened it, for somebody invited to it. */
import { isInvited, keepsRecord, type Attendee, type Meeting, type Refusal } from '#meeting';
import type { IssuedLink } from '#wire';
import type { Links } from '../sign-in/links.js';
import { participantIdIn, type Identity } from './identity.js';
import type { Meetings } from './meetings.js';
import { mayNotIssueLinks, noSuchMeeting, noSuchPerson } from './refusals.js';
import type { Register } from './register.js';

export interface GivingLinksParts {
  readonly meetings: Meetings;
  readonly register: Register;
  readonly links: Links;
}

export class GivingLinks {
  constructor(private readonly parts: GivingLinksParts) {}

  /** @param address where links begin, such as `https://quorate.example`. */
  async give(
    meetingId: string,
    participantId: string,
    identity: Identity,
    address: string,
  ): Promise<IssuedLink | { readonly refusal: Refusal }> {
    const convened = await this.parts.register.isConvener(meetingId, identity);
    const refusal = await this.parts.meetings.look(
      meetingId,
      ({ meeting }) => problem(meetingId, meeting, participantId, identity, convened),
      identity,
    );
    if (refusal) return { refusal };
    const { secret, code, codeExpiresAt } = await this.parts.links.issue({ meetingId, participantId });
    return { link: `${address}/join#${secret}`, code, expires: codeExpiresAt };
  }
}

function problem(
  meetingId: string,
  meeting: Meeting | undefined,
  participantId: string,
  identity: Identity,
  convened: boolean,
): Refusal | undefined {
  const giver = meeting && giverIn(meetingId, meeting, identity);
  if (!meeting || (!giver && !convened)) return noSuchMeeting;
  if (!convened && !(giver && isInvited(giver) && keepsRecord(giver))) return mayNotIssueLinks;
  const invited = meeting.participants.get(participantId);
  return invited && isInvited(invited) ? undefined : noSuchPerson;
}

function giverIn(meetingId: string, meeting: Meeting, identity: Identity): Attendee | undefined {
  const participantId = participantIdIn(meetingId, meeting, identity);
  return participantId === undefined ? undefined : meeting.participants.get(participantId);
}
