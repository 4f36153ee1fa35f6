/** Sending a document round by e-mail: who may, to which addresses, and how far each message is. */
import {
  aboutDocument,
  isInvited,
  isProfessional,
  keepsRecord,
  recipientProblem,
  whichDocument,
  type Attendee,
  type Meeting,
  type Refusal,
} from '#meeting';
import type { DeliveriesAnswer, DeliveryShown, LinkByHand, OutsideAddress, SentRound, NotSent } from '#wire';
import type { RateLimits } from '../limits.js';
import { participantIdIn, type Identity } from '../sign-in/identity.js';
import type { Meetings } from '../turns/meetings.js';
import { noSuchMeeting, noSuchPerson, tooManyLetters } from '../refusals.js';
import type { MailSettings } from '../settings-shape.js';
import { addressIn, domainOf, isInside } from './addresses.js';
import type { DeliveryRow } from './delivery-row.js';
import { pageOf } from './letter.js';
import { becauseOf } from './outcome.js';
import type { Queue } from './queue.js';
import { isPassing, recordDistribution } from './recording.js';

export interface SendRound {
  readonly to: readonly string[];
  readonly edition: string;
  readonly confirmedOutside: readonly string[];
}

export interface DeliveryParts {
  readonly meetings: Pick<Meetings, 'look' | 'command'>;
  readonly queue: Queue;
  /** Absent, everything is passed on by hand. */
  readonly mail?: MailSettings;
  readonly address: () => string;
  readonly rates: Pick<RateLimits, 'maySendTo'>;
  /** Something waits to be sent. */
  readonly queued: () => void;
}

type Refused = { readonly refusal: Refusal };
export const mayNotSend: Refusal = {
  kind: 'right',
  rule: 'W131',
  because: 'Only the chair, the deputy and the minute-taker send the record round.',
};
const notOpenedHere: Refusal = {
  kind: 'state',
  rule: 'N82',
  because:
    'Only the full minutes and an agency’s own are circulated to be read here. Make this one for whoever it is for, and record that it was given out.',
};
const byHandBecause =
  'This service sends no e-mail. Pass each link on by hand; it opens the meeting’s page to whoever signs in with their own personal link. Then record that you did.';
const noAddressBecause = becauseOf('no-address') ?? '';

interface Ready {
  readonly participantId: string;
  readonly address: string;
}

/** What is known of those it shall go to, from the meeting as it stands. */
interface Sorted {
  readonly asker: string;
  readonly ready: readonly Ready[];
  readonly outside: readonly OutsideAddress[];
  readonly notSent: readonly NotSent[];
}

export class Delivery {
  constructor(private readonly parts: DeliveryParts) {}

  async send(meetingId: string, identity: Identity, asked: SendRound): Promise<SentRound | Refused> {
    const { meetings, mail, address } = this.parts;
    const sorted = await meetings.look(
      meetingId,
      ({ meeting }) => this.sorted(meetingId, meeting, identity, asked),
      identity,
    );
    if ('refusal' in sorted) return sorted;
    if (!mail) {
      const links: LinkByHand[] = asked.to.map((participantId) => ({
        participantId,
        link: pageOf(address(), meetingId),
      }));
      return { accepted: true, byEmail: false, because: byHandBecause, links };
    }
    const refused: NotSent[] = [];
    for (const { participantId, address: to } of sorted.ready) {
      const may = await this.parts.rates.maySendTo(`${meetingId}/${sorted.asker}`, to);
      const refusal = may ? await this.queue(meetingId, participantId, sorted.asker, asked) : tooManyLetters;
      if (refusal) refused.push({ participantId, because: refusal.because });
    }
    this.parts.queued();
    const queued = new Set(
      sorted.ready
        .map(({ participantId }) => participantId)
        .filter((participantId) => !refused.some((one) => one.participantId === participantId)),
    );
    const deliveries = (await this.parts.queue.of(meetingId)).filter(
      (row) => row.kind === 'edition' && row.about === asked.edition && queued.has(row.participantId),
    );
    return {
      accepted: true,
      byEmail: true,
      deliveries: newestOfEach(deliveries).map(shown),
      outside: sorted.outside,
      notSent: [...sorted.notSent, ...refused],
    };
  }

  async list(meetingId: string, identity: Identity): Promise<DeliveriesAnswer | Refused> {
    const problem = await this.parts.meetings.look(
      meetingId,
      ({ meeting }) => {
        const asker = askerIn(meetingId, meeting, identity);
        return 'refusal' in asker ? asker : undefined;
      },
      identity,
    );
    if (problem) return problem;
    return {
      accepted: true,
      byEmail: this.parts.mail !== undefined,
      deliveries: (await this.parts.queue.of(meetingId)).map(shown),
    };
  }

  /** @returns why it may not be given out, if so. What is on its way already is not queued twice. */
  private async queue(
    meetingId: string,
    participantId: string,
    askedBy: string,
    { edition, confirmedOutside }: SendRound,
  ): Promise<Refusal | undefined> {
    const { queue, meetings } = this.parts;
    const deliveryId = await queue.add({
      meetingId,
      participantId,
      kind: 'edition',
      about: edition,
      askedBy,
      confirmedOutside: confirmedOutside.includes(participantId),
    });
    if (deliveryId === undefined) return undefined;
    const refusal = await recordDistribution(meetings, {
      deliveryId,
      meetingId,
      participantId,
      about: edition,
      askedBy,
    });
    if (!refusal) await queue.noteRecorded(deliveryId);
    // a database that was away is asked again before anything is sent
    else if (!isPassing(refusal)) await queue.refuse(deliveryId);
    return refusal && isPassing(refusal) ? undefined : refusal;
  }

  private sorted(
    meetingId: string,
    meeting: Meeting | undefined,
    identity: Identity,
    { to, edition, confirmedOutside }: SendRound,
  ): Sorted | Refused {
    const asker = askerIn(meetingId, meeting, identity);
    if ('refusal' in asker || !meeting) return asker as Refused;
    // a link to what nobody opens here would lead nowhere, and the record would say that it was given out
    const which = whichDocument(edition);
    if (!aboutDocument(which).isAnnounced) return { refusal: notOpenedHere };
    const people = to
      .map((participantId) => meeting.participants.get(participantId))
      .filter((one): one is Attendee => one !== undefined && isInvited(one));
    if (people.length < to.length) return { refusal: noSuchPerson };
    const sorted = {
      asker: asker.participantId,
      ready: [] as Ready[],
      outside: [] as OutsideAddress[],
      notSent: [] as NotSent[],
    };
    for (const person of people) {
      const { participantId } = person;
      const because = recipientProblem(which, person);
      const address = addressIn(person.facts.email);
      if (because !== undefined) sorted.notSent.push({ participantId, because });
      else if (address === undefined) sorted.notSent.push({ participantId, because: noAddressBecause });
      else if (
        confirmedOutside.includes(participantId) ||
        isInside(meeting, person, address, this.parts.mail?.agencyDomains ?? [])
      )
        sorted.ready.push({ participantId, address });
      else sorted.outside.push({ participantId, domain: domainOf(address), because: outsideBecause(person, address) });
    }
    return sorted;
  }
}

const outsideBecause = ({ facts: { agencyName } }: Attendee, address: string): string =>
  `Nobody else from ${agencyName} is written to at ${domainOf(address)}, and it is not among the agencies’ domains. Check the address with the person, then confirm it.`;

function askerIn(meetingId: string, meeting: Meeting | undefined, identity: Identity): Attendee | Refused {
  const participantId = meeting && participantIdIn(meetingId, meeting, identity);
  const asker = participantId === undefined ? undefined : meeting?.participants.get(participantId);
  if (!asker || !isInvited(asker)) return { refusal: noSuchMeeting };
  return isProfessional(asker) && keepsRecord(asker) ? asker : { refusal: mayNotSend };
}

function newestOfEach(rows: readonly DeliveryRow[]): DeliveryRow[] {
  const newest = new Map<string, DeliveryRow>();
  for (const row of rows) if (!newest.has(row.participantId)) newest.set(row.participantId, row);
  return [...newest.values()];
}

function shown({
  deliveryId,
  participantId,
  kind,
  about,
  askedBy,
  askedAt,
  state,
  tries,
  nextAt,
  outcome,
  mayHaveBeenSent,
  endedAt,
}: DeliveryRow): DeliveryShown {
  const because = outcome && becauseOf(outcome);
  return {
    deliveryId,
    participantId,
    kind,
    ...(kind === 'edition' ? { edition: about } : {}),
    ...(askedBy ? { askedBy } : {}),
    askedAt,
    state,
    tries,
    mayHaveBeenSent,
    ...(because ? { because } : {}),
    ...(state === 'waiting' ? { nextAt } : {}),
    ...(endedAt ? { endedAt } : {}),
  };
}
