/** From a link to a session: who it is for, whether it still opens, and the one time it does. */
import { randomUUID } from 'node:crypto';
import type { Database } from '#event-log';
import { isInvited, type Attendee, type Refusal } from '#meeting';
import type { LinkPreview } from '#wire';
import { reportFault } from '../operator-log.js';
import type { Meetings } from '../turns/meetings.js';
import {
  linkEnded,
  linkExpired,
  linkUnknown,
  linkUsed,
  linkWithdrawn,
  type Brought,
  type Link,
  type Links,
} from './links.js';
import type { People } from './people.js';
import { newSecret } from './secrets.js';
import type { Subject } from './session.js';
import type { Sessions } from './sessions.js';

export interface SignInParts {
  readonly database: Database;
  readonly links: Links;
  readonly people: People;
  readonly sessions: Sessions;
  readonly meetings: Meetings;
  readonly linkDays: number;
  readonly clock: () => number;
  /** Told that somebody’s newer link ended what their earlier ones had opened. */
  readonly endedEarlier?: (subject: Subject) => void;
}

type Opened = { readonly link: Link; readonly preview: LinkPreview };
type Refused = { readonly refusal: Refusal };
interface Seat {
  readonly attendee: Attendee;
  readonly reference: string;
  readonly closedAt?: string;
}

const day = 86_400_000;
/** How often, and after how long, a database that was away is asked whether a sign-in was stored. */
const triesAfterFault = 8;
const pauseAfterFault = 250;

export class SignIn {
  constructor(private readonly parts: SignInParts) {}

  /** Who a link is for. Mail scanners open links, so looking uses nothing up. */
  async preview(brought: Brought): Promise<{ readonly preview: LinkPreview } | Refused> {
    return this.opened(brought);
  }

  /** Signs in, once; the sessions of that person's earlier links end. @returns whom, and the secret of their new session. */
  async redeem(
    brought: Brought,
    slot: string,
  ): Promise<{ readonly subject: Subject; readonly secret: string } | Refused> {
    const opened = await this.opened(brought);
    if ('refusal' in opened) return opened;
    const { subject } = opened.link;
    const refusal = await this.recorded(subject);
    if (refusal) return { refusal };
    const secret = newSecret();
    const used = await this.used(opened.link, slot, secret);
    return used ? { subject, secret } : linkUsed;
  }

  /** That a further link is opened stands in its meeting before it opens anything. @returns why it cannot be recorded, if so. */
  private async recorded(subject: Subject): Promise<Refusal | undefined> {
    if ('personId' in subject) return undefined;
    const { meetingId } = subject;
    const asker = { identity: { kind: 'participant', ...subject } as const };
    const closed = await this.parts.meetings.look(meetingId, ({ meeting }) => meeting?.status.phase === 'cancelled');
    if (closed) return undefined;
    const answer = await this.parts.meetings.give(meetingId, randomUUID(), { type: 'OpenLink' }, asker);
    return answer.accepted ? undefined : answer.refusal;
  }

  /** In one transaction, so that a fault leaves the link as it was. @returns whether it opened. */
  private async used(link: Link, slot: string, secret: string): Promise<boolean> {
    const { database, links, sessions } = this.parts;
    let ending: number | undefined;
    const stored = database.write(async (runner) => {
      if (!(await links.useIn(runner, link))) return false;
      ending = await sessions.endEarlierIn(runner, link.subject);
      await sessions.beginIn(runner, link.subject, slot, secret);
      return true;
    });
    const used = await stored.catch(async (error: unknown) => {
      // the answer may have been lost and the work done: then the session is there
      if (await this.isThere(secret)) return true;
      throw error;
    });
    // the link is used up, and whoever came in by it stays in
    if (ending !== undefined) this.parts.endedEarlier?.(link.subject);
    if (used) await sessions.hold(ending).catch((error: unknown) => reportFault('endings', error));
    return used;
  }

  private async isThere(secret: string): Promise<boolean> {
    for (let tries = 1; tries <= triesAfterFault; tries += 1) {
      const found = await this.parts.sessions.find(secret).then(
        (session) => session !== undefined,
        () => undefined,
      );
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, pauseAfterFault));
    }
    return false;
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
    return 'personId' in subject
      ? this.personal(found.link, subject.personId)
      : this.toMeeting(found.link, subject.meetingId, subject.participantId);
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
