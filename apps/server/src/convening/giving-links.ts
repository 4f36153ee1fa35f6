/** Gives out links for whoever runs the meeting or convened it, to somebody invited to it. A link is recorded before it leaves the server. */
import { randomUUID } from 'node:crypto';
import { isInvited, keepsRecord, type Attendee, type By, type LinkWay, type Meeting, type Refusal } from '#meeting';
import type { IssuedLink, LinkWaits } from '#wire';
import type { Links } from '../sign-in/links.js';
import type { Giver } from '../turns/given-command.js';
import { convenerProgram } from './convening.js';
import { participantIdIn, type Identity } from '../sign-in/identity.js';
import type { Meetings } from '../turns/meetings.js';
import { mayNotIssueLinks, noSuchMeeting, noSuchPerson } from '../refusals.js';
import type { Register } from '../register/register.js';

export interface GivingLinksParts {
  readonly meetings: Meetings;
  readonly register: Register;
  readonly links: Links;
}

/** Where a link is to open, and how it reaches whom it is for. */
export interface WantedLink {
  readonly meetingId: string;
  readonly participantId: string;
  readonly how: LinkWay;
}

type Refused = { readonly refusal: Refusal };

export class GivingLinks {
  constructor(private readonly parts: GivingLinksParts) {}

  /**
   * Records first, in the name of whoever asks. A place that was used needs a second person to agree; what is answered
   * then says so, and no link is made. @param address where links begin, such as `https://quorate.example`.
   */
  async give(wanted: WantedLink, identity: Identity, address: string): Promise<IssuedLink | LinkWaits | Refused> {
    const { meetingId, participantId, how } = wanted;
    const { meetings, register, links } = this.parts;
    const convened = await register.isConvener(meetingId, identity);
    const found = await meetings.look(
      meetingId,
      ({ meeting }) => giverIn(wanted, meeting, identity, convened),
      identity,
    );
    if ('refusal' in found) return found;
    const used = await links.wasUsed(meetingId, participantId);
    const command = { type: 'GiveLink', participantId, how, used } as const;
    const answer = await meetings.give(meetingId, randomUUID(), command, found.giver);
    if (!answer.accepted) return answer;
    if (!(await this.isGiven(meetingId, answer.upTo))) return { waits: true, because: waitsForAnother };
    const { secret, code, codeExpiresAt } = await links.issue({ meetingId, participantId });
    return { link: `${address}/join#${secret}`, code, expires: codeExpiresAt };
  }

  private isGiven(meetingId: string, sequence: number): Promise<boolean> {
    return this.parts.meetings.look(meetingId, ({ rows }) => rows[sequence - 1]?.event.type === 'LinkGiven');
  }
}

const waitsForAnother =
  'This place has been used, so another person who keeps the record is asked to agree. Once they have, ask for the link again.';

/** In whose name a link is given: that of somebody who keeps the record, or of whoever convened, who may also take part. */
function giverIn(
  { meetingId, participantId }: WantedLink,
  meeting: Meeting | undefined,
  identity: Identity,
  convened: boolean,
): { readonly giver: Giver } | Refused {
  const own = meeting && participantIn(meeting, participantIdIn(meetingId, meeting, identity));
  if (!meeting || (!own && !convened)) return { refusal: noSuchMeeting };
  const asRecorder = own !== undefined && isInvited(own) && keepsRecord(own);
  if (!convened && !asRecorder) return { refusal: mayNotIssueLinks };
  const invited = participantIn(meeting, participantId);
  if (!invited || !isInvited(invited)) return { refusal: noSuchPerson };
  return { giver: asRecorder ? { identity } : { whoConvened: convenerAs(own, identity) } };
}

const participantIn = ({ participants }: Meeting, participantId: string | undefined): Attendee | undefined =>
  participantId === undefined ? undefined : participants.get(participantId);

function convenerAs(own: Attendee | undefined, identity: Identity): By {
  if (own) return { participantId: own.participantId };
  return { program: identity.kind === 'program' ? identity.program : convenerProgram };
}
