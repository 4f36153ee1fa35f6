/** Links to a place in the meeting: who gave one out, for whom and how; and for a place already used, who agreed or who was told. */
import { isAttending, isInvited, keepsRecord, nameIn, phaseOf, type Attendee, type Meeting } from '../meeting.js';
import { authorOf, type By } from '../record.js';
import { accept, refuse, type Ruling } from '../ruling.js';
import type { OnCommand, OnEvent, Past, Rights } from '../topic.js';
import { limits, type Instant } from '../vocabulary.js';

/** How a link reaches whom it is for, as whoever gives it out says. */
export const linkWays = ['shown', 'read-out', 'e-mailed'] as const;
export type LinkWay = (typeof linkWays)[number];

/** A link for a place used already needs a second recorder’s agreement; without one, everybody inside is told. */
export interface FurtherLink {
  readonly agreedBy?: string;
  readonly told?: 'everybody-inside';
}

/** Asked of the server over HTTP, which gives it in the name of whoever asks, and says whether the place was used. */
export interface GiveLink {
  readonly type: 'GiveLink';
  readonly participantId: string;
  readonly how: LinkWay;
  /** Whether a link to it was opened, or a session begun, before. */
  readonly used: boolean;
}
/** In the name of whoever opens a further link, by opening it. */
export interface OpenLink {
  readonly type: 'OpenLink';
}
export interface AgreeLink {
  readonly type: 'AgreeLink';
  readonly participantId: string;
}
export type AskedLinkCommand = GiveLink | OpenLink;
export type LinkCommand = AskedLinkCommand | AgreeLink;

export type LinkGiven = Past<Omit<GiveLink, 'used'>, 'LinkGiven', { readonly further?: FurtherLink }>;
export type LinkAsked = Past<Omit<GiveLink, 'used'>, 'LinkAsked'>;
export type LinkAgreed = Past<AgreeLink, 'LinkAgreed'>;
/** `byLinkOf`: the participant who gave it out; `convener` where that was whoever convened, from outside. */
export type LinkOpened = Past<OpenLink, 'LinkOpened', { readonly participantId: string; readonly byLinkOf: string }>;
export type LinkEvent = LinkGiven | LinkAsked | LinkAgreed | LinkOpened;

/** One link that was given out. */
export interface GivenLink {
  readonly sequence: number;
  readonly at: Instant;
  readonly by: By;
  readonly participantId: string;
  readonly how: LinkWay;
  readonly further?: FurtherLink;
  openedAt?: Instant;
}
/** A further link that waits for a second recorder. */
export interface LinkRequest {
  readonly at: Instant;
  readonly by: By;
  readonly participantId: string;
  readonly how: LinkWay;
  agreedBy?: string;
}

const always = ['before-opening', 'open', 'adjourned', 'closed'] as const;

export const rights = {
  GiveLink: { prefix: 'A', who: 'recorder', phases: always },
  OpenLink: { prefix: 'A', who: 'invited', phases: always, family: true, observer: true },
  AgreeLink: { prefix: 'A', who: 'recorder', phases: always },
} satisfies Rights<LinkCommand>;

const isBy = (one: By, other: By): boolean =>
  'participantId' in one ? authorOf(other) === one.participantId : 'program' in other && other.program === one.program;

/** Nobody makes their own second person, by inviting or taking in somebody who then agrees. */
const wasLetInBy = ({ letInBy }: Attendee, asker: By): boolean => letInBy !== undefined && isBy(letInBy, asker);

/** Those who can agree: who keep the record, are there (once it is closed: are still invited), and neither ask nor are who it is for. */
export function secondRecorders(meeting: Meeting, participantId: string, asker: By): Attendee[] {
  const closed = phaseOf(meeting) === 'closed';
  return [...meeting.participants.values()].filter(
    (one) =>
      keepsRecord(one) &&
      isInvited(one) &&
      (closed || isAttending(one)) &&
      one.participantId !== participantId &&
      one.participantId !== authorOf(asker) &&
      !wasLetInBy(one, asker),
  );
}

const waitedLongEnough = (meeting: Meeting, { at }: LinkRequest, now: Instant): boolean =>
  phaseOf(meeting) === 'closed' && Date.parse(now) >= Date.parse(at) + limits.linkAgreementHours * 3_600_000;

const nobody = () => refuse('A9', 'There is no such person in this meeting.');

/** The same for every place, the asker’s own and the chair’s included, so that what is answered tells nothing of who sits there. */
export function ruleOnLink(meeting: Meeting, command: GiveLink, giver: By, now: Instant): Ruling<LinkEvent> {
  const { participantId, how, used } = command;
  const one = meeting.participants.get(participantId);
  if (!one || !isInvited(one)) return nobody();
  const given = { type: 'LinkGiven', participantId, how } as const;
  if (!used && !meeting.usedPlaces.has(participantId)) return accept(given);
  return ruleOnFurther(meeting, one, given, { giver, now });
}

/** A link for a place that was used. */
function ruleOnFurther(
  meeting: Meeting,
  one: Attendee,
  given: Omit<LinkGiven, 'further'>,
  { giver, now }: { readonly giver: By; readonly now: Instant },
): Ruling<LinkEvent> {
  const { participantId, how } = given;
  const request = meeting.linkRequests.get(participantId);
  const own = request && isBy(request.by, giver) ? request : undefined;
  if (own?.agreedBy) return accept({ ...given, further: { agreedBy: own.agreedBy } });
  const seconds = secondRecorders(meeting, participantId, giver);
  if (seconds.length === 0 || (own && waitedLongEnough(meeting, own, now)))
    return accept({ ...given, further: { told: 'everybody-inside' } });
  if (!request) return accept({ type: 'LinkAsked', participantId, how });
  return refuse('A37', own ? waiting(one, seconds) : askedAlready(one));
}

const waiting = ({ facts }: Attendee, seconds: readonly Attendee[]): string =>
  `A place that has been used gets another link when a second person who keeps the record agrees. ${seconds.map((one) => one.facts.name).join(' or ')} can agree to one for ${facts.name}.`;
const askedAlready = ({ facts }: Attendee): string =>
  `Another link for ${facts.name} has been asked for already. Agree to it, or leave it to whoever asked.`;

export const onAsking: OnCommand<AskedLinkCommand, LinkEvent> = {
  GiveLink: (meeting, command, { actor, now }) =>
    ruleOnLink(meeting, command, { participantId: actor.participantId }, now),
  OpenLink: (meeting, _command, { actor: { participantId } }) => {
    const last = meeting.linksGiven.findLast((one) => one.participantId === participantId);
    return last?.further && !last.openedAt
      ? accept({ type: 'LinkOpened', participantId, byLinkOf: authorOf(last.by) ?? 'convener' })
      : accept();
  },
};

export const onCommand: OnCommand<AgreeLink, LinkEvent> = {
  AgreeLink: (meeting, command, { actor }) => {
    const { participantId } = command;
    const one = meeting.participants.get(participantId);
    if (!one || !isInvited(one)) return nobody();
    const request = meeting.linkRequests.get(participantId);
    if (!request) return refuse('A38', `Nobody is asking for another link for ${one.facts.name}.`);
    const isOneOfThem = actor.participantId === participantId || authorOf(request.by) === actor.participantId;
    if (isOneOfThem || wasLetInBy(actor, request.by))
      return refuse(
        'A39',
        'A second person agrees: neither who asks for the link, nor somebody they invited, nor who it is for. Ask somebody else who keeps the record.',
      );
    return request.agreedBy ? accept() : accept({ ...command, type: 'LinkAgreed' });
  },
};

/** In words, whoever gave a link out. */
export const giverIn = (meeting: Meeting, giver: string): string =>
  giver === 'convener' ? 'whoever convened the meeting' : nameIn(meeting, giver);

export const onEvent: OnEvent<LinkEvent> = {
  LinkGiven: (meeting, { participantId, how, further }, { sequence, at, by }) => {
    meeting.linkRequests.delete(participantId);
    meeting.linksGiven.push({ sequence, at, by, participantId, how, further });
  },
  LinkAsked: (meeting, { participantId, how }, { at, by }) =>
    void meeting.linkRequests.set(participantId, { at, by, participantId, how }),
  LinkAgreed: (meeting, { participantId }, { by }) => {
    const request = meeting.linkRequests.get(participantId);
    if (request) request.agreedBy = authorOf(by);
  },
  LinkOpened: (meeting, { participantId, byLinkOf }, { at }) => {
    meeting.enteredBy.set(participantId, byLinkOf);
    const last = meeting.linksGiven.findLast((one) => one.participantId === participantId);
    if (last) last.openedAt = at;
  },
};
