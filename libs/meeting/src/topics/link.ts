/** Links to a place in the meeting: who gave one out, for whom and how; and for a place already used, who agreed or who was told. */
import {
  everyPhase,
  isAttending,
  isInside,
  isInvited,
  keepsRecord,
  nameIn,
  phaseOf,
  type Attendee,
  type Meeting,
} from '../meeting.js';
import { authorOf, type By } from '../record.js';
import { accept, ofFinerKind, refuse, refuseUnknown, type Ruling } from '../ruling.js';
import { instead } from '../told.js';
import { furtherAtTheDoor } from '../told-at-the-door.js';
import type { Catalogue, OnCommand, OnEvent, Past, Rights, Topic } from '../topic.js';
import { limits, type Instant } from '../vocabulary.js';
import { isolated } from '../printed.js';

/** How a link reaches whom it is for, as whoever gives it out says. */
export const linkWays = ['shown', 'read-out', 'e-mailed'] as const;
export type LinkWay = (typeof linkWays)[number];

/** A link for a place used already needs a second recorder’s agreement; without one, or where both came through one person, everybody inside is told. */
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

const always = everyPhase;

export interface LinkBegins {
  readonly linksGiven: GivenLink[];
  /** Further links that wait for a second recorder, by whom they are for. */
  readonly linkRequests: Map<string, LinkRequest>;
  /** Places somebody has come in by themselves. */
  readonly usedPlaces: Set<string>;
  /** Who gave out the further link by which a place was last entered. */
  readonly enteredBy: Map<string, string>;
}

const rights: Rights<LinkCommand> = {
  GiveLink: { prefix: 'A', who: 'recorder', phases: always },
  OpenLink: { prefix: 'A', who: 'invited', phases: always, family: true, observer: true },
  AgreeLink: { prefix: 'A', who: 'recorder', phases: always },
};

const isBy = (one: By, other: By): boolean =>
  'participantId' in one ? authorOf(other) === one.participantId : 'program' in other && other.program === one.program;

const keyOf = (by: By): string => ('participantId' in by ? by.participantId : `program ${by.program}`);

/** Through whom somebody has their place: who invited them or took them in. */
type Ways = (meeting: Meeting, one: Attendee) => readonly (By | undefined)[];
const invited: Ways = (_meeting, { letInBy }) => [letInBy];
const invitedOrGivenTheLink: Ways = ({ linksGiven }, { participantId, letInBy }) => [
  letInBy,
  linksGiven.findLast((link) => link.participantId === participantId)?.by,
];

/** Everybody through whom somebody has their place, all the way up; people may have invited one another in turn. */
function throughWhom(meeting: Meeting, participantId: string, ways: Ways): Set<string> {
  const found = new Set<string>();
  const rest = [participantId];
  for (const each of rest) {
    const one = meeting.participants.get(each);
    for (const by of one ? ways(meeting, one) : []) {
      if (!by || found.has(keyOf(by))) continue;
      found.add(keyOf(by));
      rest.push(keyOf(by));
    }
  }
  return found;
}

/** Nobody makes their own second person, by inviting somebody who agrees, or who invites somebody who agrees. */
const wasLetInThrough = (meeting: Meeting, { participantId }: Attendee, asker: By): boolean =>
  throughWhom(meeting, participantId, invited).has(keyOf(asker));

/**
 * Whether whoever asks and this person may be one: either has their place through the other, or both through somebody in
 * the meeting, who could have opened it themselves. A program has given everybody their links and sits in no place.
 */
function cameThroughOne(meeting: Meeting, { participantId }: Attendee, asker: By): boolean {
  const theirs = throughWhom(meeting, participantId, invitedOrGivenTheLink).add(participantId);
  const askers = [...throughWhom(meeting, keyOf(asker), invitedOrGivenTheLink)].filter((one) =>
    meeting.participants.has(one),
  );
  return [keyOf(asker), ...askers].some((one) => theirs.has(one));
}

const isHereToRecord = (meeting: Meeting, one: Attendee): boolean =>
  keepsRecord(one) && isInvited(one) && (phaseOf(meeting) === 'closed' || isAttending(one));

/**
 * Those who can agree: who keep the record, are there (once it is closed: are still invited), and neither ask, nor are
 * invited through whoever asks, nor are who it is for. Those who came through one person with whoever asks only count
 * where nobody else is there.
 */
export function secondRecorders(meeting: Meeting, participantId: string, asker: By): Attendee[] {
  const others = [...meeting.participants.values()].filter(
    (one) =>
      isHereToRecord(meeting, one) &&
      one.participantId !== participantId &&
      one.participantId !== authorOf(asker) &&
      !wasLetInThrough(meeting, one, asker),
  );
  const apart = others.filter((one) => !cameThroughOne(meeting, one, asker));
  return apart.length > 0 ? apart : others;
}

/** Somebody who asked and has gone keeps nobody waiting, and nor does anybody outside. */
function keepsWaiting(meeting: Meeting, { by }: LinkRequest): boolean {
  const asker = meeting.participants.get(authorOf(by) ?? '');
  return asker !== undefined && isHereToRecord(meeting, asker);
}

const waitedLongEnough = (meeting: Meeting, { at }: LinkRequest, now: Instant): boolean =>
  phaseOf(meeting) === 'closed' && Date.parse(now) >= Date.parse(at) + limits.linkAgreementHours * 3_600_000;

const nobody = () => refuseUnknown('A9', 'There is no such person in this meeting.');

/** The same for every place, the asker’s own and the chair’s included, so that what is answered tells nothing of who sits there. */
export function ruleOnLink(meeting: Meeting, command: GiveLink, giver: By, now: Instant): Ruling<LinkEvent> {
  const { participantId, how, used } = command;
  const one = meeting.participants.get(participantId);
  if (!one || !isInvited(one)) return nobody();
  const given = { type: 'LinkGiven', participantId, how } as const;
  const wasThere = meeting.usedPlaces.has(participantId) || one.stays.length > 0;
  if (!used && !wasThere) return accept(given);
  return ruleOnFurther(meeting, one, given, { giver, now });
}

function requestOf({ linkRequests }: Meeting, participantId: string, giver: By): LinkRequest | undefined {
  const request = linkRequests.get(participantId);
  return request && isBy(request.by, giver) ? request : undefined;
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
  const own = requestOf(meeting, participantId, giver);
  if (own?.agreedBy) return accept({ ...given, further: agreedFurther(meeting, own.agreedBy, giver) });
  const seconds = secondRecorders(meeting, participantId, giver);
  if (seconds.length === 0 || (own && waitedLongEnough(meeting, own, now)))
    return accept({ ...given, further: { told: 'everybody-inside' } });
  const isInsideNow = isGivenInside(meeting, giver);
  if (own) return refuse('A37', isInsideNow ? waiting(one, seconds) : waitingOutside, waitsForAgreement);
  if (!request || !keepsWaiting(meeting, request)) return accept({ type: 'LinkAsked', participantId, how });
  return refuse('A37', isInsideNow ? askedAlready(one) : askedAlreadyOutside, waitsForAgreement);
}

function agreedFurther(meeting: Meeting, agreedBy: string, giver: By): FurtherLink {
  const second = meeting.participants.get(agreedBy);
  return second && cameThroughOne(meeting, second, giver) ? { agreedBy, told: 'everybody-inside' } : { agreedBy };
}

/** Who is in the room is said to nobody outside it. */
function isGivenInside(meeting: Meeting, giver: By): boolean {
  const one = meeting.participants.get(authorOf(giver) ?? '');
  return one !== undefined && isInside(meeting, one);
}

const waitsForAgreement = ofFinerKind('waits-for-agreement');
const waiting = ({ facts }: Attendee, seconds: readonly Attendee[]): string =>
  `A place that has been used gets another link when a second person who keeps the record agrees. ${seconds.map((one) => isolated(one.facts.name)).join(' or ')} can agree to one for ${isolated(facts.name)}.`;
const askedAlready = ({ facts }: Attendee): string =>
  `Another link for ${isolated(facts.name)} has been asked for already. Agree to it, or leave it to whoever asked.`;
const waitingOutside =
  'A place that has been used gets another link when somebody who keeps the record agrees. Ask again once they have.';
const askedAlreadyOutside =
  'Another link for this place has been asked for already by somebody who keeps the record. Leave it to them.';

const notASecond = () =>
  refuse(
    'A39',
    'A second person agrees, who is here: neither who asks for the link, nor somebody who is here through them, nor who it is for. Ask somebody else who keeps the record.',
  );

const onCommand: OnCommand<LinkCommand, LinkEvent> = {
  GiveLink: (meeting, command, { actor, now }) =>
    ruleOnLink(meeting, command, { participantId: actor.participantId }, now),
  OpenLink: (meeting, _command, { actor: { participantId } }) => {
    const last = meeting.linksGiven.findLast((one) => one.participantId === participantId);
    return last?.further && !last.openedAt
      ? accept({ type: 'LinkOpened', participantId, byLinkOf: authorOf(last.by) ?? 'convener' })
      : accept();
  },
  AgreeLink: (meeting, command, { actor }) => {
    const { participantId } = command;
    const one = meeting.participants.get(participantId);
    if (!one || !isInvited(one)) return nobody();
    const request = meeting.linkRequests.get(participantId);
    if (!request) return refuse('A38', `Nobody is asking for another link for ${isolated(one.facts.name)}.`);
    const seconds = secondRecorders(meeting, participantId, request.by);
    if (!seconds.some((second) => second.participantId === actor.participantId)) return notASecond();
    return request.agreedBy ? accept() : accept({ ...command, type: 'LinkAgreed' });
  },
};

/** In words, whoever gave a link out. */
export const giverIn = (meeting: Meeting, giver: string): string =>
  giver === 'convener' ? 'whoever convened the meeting' : nameIn(meeting, giver);

const onEvent: OnEvent<LinkEvent> = {
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

const begin = (): LinkBegins => ({
  linksGiven: [],
  linkRequests: new Map(),
  usedPlaces: new Set(),
  enteredBy: new Map(),
});

const catalogue: Catalogue<LinkEvent> = {
  LinkGiven: {
    class: 'record',
    atTheDoor: { participantId: 'told', how: 'told', further: furtherAtTheDoor },
    outside: {
      // who stood for a link is the professionals’
      whose: 'own',
      told: { participantId: 'told', how: 'told', further: 'left out' },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
  LinkAsked: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
  LinkAgreed: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
  LinkOpened: {
    class: 'record',
    atTheDoor: { participantId: 'told', byLinkOf: 'told' },
    outside: {
      whose: 'own',
      told: { participantId: 'told', byLinkOf: instead('') },
    },
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
};

export const linkTopic: Topic<LinkCommand, LinkEvent, LinkBegins> = { rights, begin, onCommand, onEvent, catalogue };
