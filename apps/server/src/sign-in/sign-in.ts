/** From a link to a session: who it is for, whether it still opens, and the one time it does. */
import { isInvited, type Attendee, type Refusal } from '#meeting';
import type { LinkPreview } from '#wire';
import type { Meetings } from '../meetings/meetings.js';
import { linkEnded, linkExpired, linkUnknown, linkUsed, linkWithdrawn, type Brought, type Link, type Links } from './links.js';
import type { People } from './people.js';
import type { Subject } from './session.js';
import type { Sessions } from './sessions.js';

export interface SignInParts {
  readonly links: Links;
  readonly people: People;
  readonly sessions: Sessions;
  readonly meetings: Meetings;
  readonly linkDays: number;
  readonly clock: () => number;
}

type Opened = { readonly link: Link; readonly preview: LinkPreview };
type Refused = { readonly refusal: Refusal };
interface Seat { readonly attendee: Attendee; readonly reference: string; readonly closedAt?: string }

const day = 86_400_000;

export class SignIn {
  constructor(private readonly parts: SignInParts) {}

  /** Who a link is for. Mail scanners open links, so looking uses nothing up. */
  async preview(brought: Brought): Promise<{ readonly preview: LinkPreview } | Refused> {
    return this.opened(brought);
  }

  /** Signs in, once. @returns whom, and the secret of their new session. */
  async redeem(brought: Brought, slot: string): Promise<{ readonly subject: Subject; readonly secret: string } | Refused> {
    const opened = await this.opened(brought);
    if ('refusal' in opened) return opened;
    if (!(await this.parts.links.use(opened.link))) return linkUsed;
    const { subject } = opened.link;
    return { subject, secret: await this.parts.sessions.begin(subject, slot) };
  }

  /** Somebody's name as it stands where they sign in to. */
  async nameOf(subject: Subject): Promise<string | undefined> {
    if ('personId' in subject) return this.parts.people.nameOf(subject.personId);
    return (await this.seatOf(subject.meetingId, subject.participantId))?.attendee.facts.name;
  }

  private async opened(brought: Brought): Promise<Opened | Refused> {
    const found = await this.parts.links.find(brought);
    if ('refusal' in found) return found;
    const { subject } = found.link;
    return 'personId' in subject ? this.personal(found.link, subject.personId) : this.toMeeting(found.link, subject.meetingId, subject.participantId);
  }

  private async personal(link: Link, personId: string): Promise<Opened | Refused> {
    if (this.hasRunOut(link.issuedAt)) return linkExpired;
    const name = await this.parts.people.nameOf(personId);
    return name === undefined ? linkUnknown : { link, preview: { name } };
  }

  private async toMeeting(link: Link, meetingId: string, participantId: string): Promise<Opened | Refused> {
    const seat = await this.seatOf(meetingId, participantId);
    if (!seat) return linkEnded;
    if (!isInvited(seat.attendee)) return linkWithdrawn;
    if (seat.closedAt !== undefined && this.hasRunOut(seat.closedAt)) return linkExpired;
    const { name, post } = seat.attendee.facts;
    return { link, preview: { name, post, reference: seat.reference } };
  }

  private seatOf(meetingId: string, participantId: string): Promise<Seat | undefined> {
    return this.parts.meetings.look(meetingId, ({ meeting }) => {
      const attendee = meeting?.participants.get(participantId);
      if (!meeting || !attendee) return undefined;
      const closedAt = meeting.status.phase === 'closed' ? meeting.status.closedAt : undefined;
      return { attendee, reference: meeting.reference, closedAt };
    });
  }

  private hasRunOut(since: string): boolean {
    return this.parts.clock() > Date.parse(since) + this.parts.linkDays * day;
  }
}
