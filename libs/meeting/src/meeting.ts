/**
 * The meeting as its events make it: a fold, owned by whoever folds it.
 * `evolve` changes it in place, so that an event costs the same in a long meeting as in a short one; nothing else changes it.
 */
import type { Begun } from './commands-and-events.js';
import type { Reckoned } from './quorum.js';
import { authorOf, type By, type Recorded } from './record.js';
import type { Instant, Participant, Person, Role, Sector } from './vocabulary.js';
import type { KnownBy } from './topics/attendance.js';
import type { ParticipantChanges, PersonChanges } from './topics/facts.js';
import type { ChairPass } from './topics/succession.js';
import type { Outstanding } from './topics/closing.js';

export type PhaseName = 'before-opening' | 'open' | 'adjourned' | 'closed' | 'cancelled';

/** Until it is closed. */
export const whileItLasts = ['before-opening', 'open', 'adjourned'] as const satisfies readonly PhaseName[];
/** Whenever it is not cancelled: what becomes known afterwards is said too. */
export const everyPhase = [...whileItLasts, 'closed'] as const;

export type Status =
  | { readonly phase: 'before-opening' }
  | { readonly phase: 'open'; readonly openedAt: Instant }
  | {
      readonly phase: 'adjourned';
      readonly openedAt: Instant;
      readonly adjournedAt: Instant;
      readonly reason: string;
      readonly resumeAt?: Instant;
    }
  | {
      readonly phase: 'closed';
      readonly openedAt: Instant;
      readonly closedAt: Instant;
      readonly summary: string;
      readonly nextMeetingAt?: Instant;
      readonly outstanding: readonly Outstanding[];
    }
  | { readonly phase: 'cancelled'; readonly cancelledAt: Instant; readonly reason: string };

/** When and by whom something entered the record. */
export interface Entered {
  readonly sequence: number;
  readonly at: Instant;
  readonly happenedAt?: Instant;
  readonly by: By;
}

/** Everything recorded about one thing, and who may see it: its first row, its later rows, and the things said about it. */
export interface Thread {
  readonly agencyId: string;
  /** Absent, all professionals may see it. */
  audience?: readonly string[];
  /** Whether it is kept to fewer people than what it is about: it then stays so when that is shown to more. */
  keptApart: boolean;
  readonly rows: Recorded[];
  /** Rows kept to fewer people than the thing itself, with theirs; absent as long as there is none, which is nearly always. */
  apart?: Map<number, readonly string[]>;
  /** Questions and disagreements about it, each with rows of its own. */
  readonly branches: Thread[];
}

export type Mode = 'in-person' | 'video' | 'phone';

export type Standing =
  | { readonly state: 'invited' }
  | { readonly state: 'waiting'; readonly since: Instant; readonly mode: Mode }
  | { readonly state: 'attending'; readonly since: Instant; readonly mode: Mode }
  | { readonly state: 'departed'; readonly since: Instant }
  | { readonly state: 'withdrawn'; readonly since: Instant; readonly reason: string }
  | { readonly state: 'declined'; readonly since: Instant; readonly why: string }
  /** Recorded once the meeting was closed, as somebody who had been there without being in the list. */
  | { readonly state: 'recorded-afterwards' };

/** One stay in the meeting; the corrected times stand beside what was first recorded. */
export interface Stay {
  readonly mode: Mode;
  readonly arrivedAt: Instant;
  leftAt?: Instant;
  /** When the leaving was entered: until then their window showed everything. */
  leftEnteredAt?: Instant;
  /** Why the leaving was recorded afterwards, where attendance was put right. */
  leftWhy?: string;
  readonly recordedBy: By;
  /** Who gave out the further link they came in by. */
  readonly byLinkOf?: string;
  /** How it is known that it is them, on the telephone. */
  knownBy?: KnownBy;
  rungBack?: { readonly at: Instant; readonly by: By };
  /** Why their coming was recorded afterwards, where attendance was put right while they are here. */
  readonly why?: string;
  /** Where it was recorded afterwards: nobody’s window was open for it. */
  readonly added?: { readonly why?: string; readonly at: Instant };
  corrections: {
    readonly arrivedAt?: Instant;
    readonly leftAt?: Instant;
    readonly why: string;
    readonly at: Instant;
    readonly by: By;
  }[];
}

/** A participant with everything that has happened to their place in the meeting. */
export interface Attendee {
  readonly participantId: string;
  facts: Participant;
  role: Role;
  standing: Standing;
  mayDecide: boolean;
  readonly invitedAt: Instant;
  walkIn: boolean;
  knowsFamily?: string;
  answer?: {
    readonly answer: 'will-attend' | 'apologies' | 'deputy';
    readonly reason?: string;
    readonly deputyId?: string;
  };
  /** Whose deputy they are. */
  standsFor?: string;
  /** Who invited them after the meeting was convened, or took them in as a walk-in. */
  readonly letInBy?: By;
  readonly stays: Stay[];
}

/** A moment at which the quorum was found or lost. */
export interface QuorumChange {
  readonly at: Instant;
  readonly quorate: boolean;
  readonly missing: readonly Sector[];
}

export interface QuorumReckoning extends QuorumChange {
  readonly reckoned: ReadonlyMap<string, Reckoned>;
}

export interface ChairChange {
  readonly at: Instant;
  readonly chairId: string;
  readonly formerChairId: string;
  readonly reason: string;
  /** Absent in records of before it was kept. */
  readonly passedBy?: ChairPass;
}

/** One adjournment, with how it ended. */
export interface Adjournment {
  readonly adjournedAt: Instant;
  readonly reason: string;
  readonly resumeAt?: Instant;
  resumed?: { readonly at: Instant; readonly reason?: string };
  readonly sequence: number;
}

/** A row, and what follows it, kept to fewer people than had it. */
export interface Restriction {
  readonly sequence: number;
  readonly at: Instant;
  readonly alreadySeenBy: readonly string[];
  readonly covers: readonly number[];
  /** Who could see it before; absent, all professionals. */
  readonly formerAudience?: readonly string[];
  /** The row that restricted it. */
  readonly enteredAs: number;
}

/** The row that listed somebody: a child, a person spoken about or a participant. */
export interface Listing {
  readonly sequence: number;
  /** Who may know that they are listed; absent, all professionals. */
  readonly audience?: readonly string[];
  /** Whoever listed them said that they are not somebody of the same name who was listed already. */
  readonly notListed?: boolean;
  /** The row that last said from whom they hide. */
  readonly markedAt?: number;
}

/** One correction of facts: as they were and as they were then, what was said anew, and why. */
export type FactsCorrected = {
  readonly why: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly by: By;
} & (
  | {
      readonly kind: 'participant';
      readonly former: Participant;
      readonly now: Participant;
      readonly changes: ParticipantChanges;
    }
  | { readonly kind: 'person'; readonly former: Person; readonly now: Person; readonly changes: PersonChanges }
);

/** What its topics begin with, folded as far as the last row. */
export interface Meeting extends Begun {
  /** Sequence of the last row folded. */
  sequence: number;
  /** Rows this fold has not seen. */
  readonly withheld: Set<number>;
}

export const phaseOf = (meeting: Meeting): PhaseName => meeting.status.phase;

const outOfTheMeeting: ReadonlySet<Standing['state']> = new Set(['withdrawn', 'declined', 'recorded-afterwards']);
/** In the meeting by any route while it lasted, and neither withdrawn nor declined entry. */
export const isInvited = ({ standing }: Attendee): boolean => !outOfTheMeeting.has(standing.state);
export const isAttending = ({ standing }: Attendee): boolean => standing.state === 'attending';

/**
 * Whether being known to the service, by a `personId`, is enough to take this place.
 * A deputy was named by a member, so that it is not, until a recorder has let them in.
 */
export const opensByPersonId = ({ standsFor, standing, stays }: Attendee): boolean =>
  standsFor === undefined || stays.some(({ added }) => !added) || standing.state === 'waiting';

const speaksForAgency: ReadonlySet<Role> = new Set(['chair', 'deputy-chair', 'member']);
const professional: ReadonlySet<Role> = new Set([...speaksForAgency, 'minute-taker']);
const recordKeeping: ReadonlySet<Role> = new Set(['chair', 'deputy-chair', 'minute-taker']);
/** Whether this person’s role is to keep the record. */
export const keepsRecord = ({ role }: Attendee): boolean => recordKeeping.has(role);
/** Whether a role makes its agency attending; a minute-taker's, family member's, advocate's or observer's never does. */
export const makesAgencyAttend = (role: Role): boolean => speaksForAgency.has(role);
export const countsForAgency = ({ role }: Attendee): boolean => makesAgencyAttend(role);
export const isProfessional = ({ role }: Attendee): boolean => professional.has(role);
/** Whether they read the record itself now: a professional attending, or invited once the meeting is closed. */
export const isInside = (meeting: Meeting, attendee: Attendee): boolean =>
  isProfessional(attendee) && isInvited(attendee) && (isAttending(attendee) || phaseOf(meeting) === 'closed');

/** Whether this person may see a thing kept to an audience. */
export const maySee = (participantId: string, thing: { readonly thread: Thread }): boolean =>
  !thing.thread.audience || thing.thread.audience.includes(participantId);

/** The thing, if it exists for this person; one they may not see and one that does not exist answer alike. */
export function seenBy<T extends { readonly thread: Thread; readonly sharedWith?: readonly string[] }>(
  actor: Attendee,
  things: ReadonlyMap<string, T>,
  thingId: string,
): T | undefined {
  const thing = things.get(thingId);
  return thing && maySee(actor.participantId, thing) && (isProfessional(actor) || isBeforeTheFamily(actor, thing))
    ? thing
    : undefined;
}

/** What a family member or advocate can speak to: their own, what is shared with them, and the proposals put to everyone in the room. */
function isBeforeTheFamily(
  { participantId }: Attendee,
  { thread, sharedWith }: { readonly thread: Thread; readonly sharedWith?: readonly string[] },
): boolean {
  const [first] = thread.rows;
  if (!first) return false;
  const isShared = sharedWith?.includes(participantId) === true;
  return isShared || first.event.type === 'DecisionProposed' || authorOf(first.by) === participantId;
}

/** One row of a thing, as far as its audience goes. */
export interface Row {
  readonly thread: Thread;
  readonly sequence: number;
}
export type Sees = (row: Row) => boolean;

/** Who may see one row of a thing; absent, all professionals. */
export const audienceOfRow = ({ narrowed }: Meeting, { thread, sequence }: Row): readonly string[] | undefined =>
  narrowed.get(sequence) ?? thread.apart?.get(sequence) ?? thread.audience;

/** What this reader may see, row by row; without a reader, everything. */
export const sightOf =
  (meeting: Meeting, viewerId?: string): Sees =>
  (row) => {
    const audience = viewerId === undefined ? undefined : audienceOfRow(meeting, row);
    return !audience || audience.includes(viewerId as string);
  };

export const agencyNameIn = (meeting: Meeting, agencyId: string): string => {
  for (const { facts } of meeting.participants.values()) if (facts.agencyId === agencyId) return facts.agencyName;
  return meeting.formerAgencies.get(agencyId) ?? agencyId;
};

export const isAgencyIn = (meeting: Meeting, agencyId: string): boolean =>
  [...meeting.participants.values()].some(({ facts }) => facts.agencyId === agencyId);

/** Agencies somebody was invited from who would have spoken for it, and nobody was ever there from. */
export function neverThere({ participants }: Meeting): string[] {
  const asked = [...participants.values()].filter((one) => countsForAgency(one) && isInvited(one));
  const there = new Set(asked.filter(({ stays }) => stays.length > 0).map(({ facts }) => facts.agencyId));
  return [...new Set(asked.map(({ facts }) => facts.agencyId))].filter((agencyId) => !there.has(agencyId));
}

/** Whether an agency has a professional invited, for whom an edition of its own can be made. */
export const hasReaders = ({ participants }: Meeting, agencyId: string): boolean =>
  [...participants.values()].some((one) => one.facts.agencyId === agencyId && isProfessional(one) && isInvited(one));

export const nameIn = (meeting: Meeting, participantId: string): string =>
  meeting.participants.get(participantId)?.facts.name ?? 'someone no longer listed';
