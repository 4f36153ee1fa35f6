/**
 * What somebody could be found by, and from whom it is kept. Whatever prints, lists or sends a fact of a child, a person or a
 * participant takes it from a row that has been through here.
 */
import { isInvited, isProfessional, type Attendee, type Meeting } from './meeting.js';
import type { Gives } from './finding-facts.js';
import { earlierNames, versionsOf } from './former-facts.js';
import { mayBeSameName, sameName } from './names.js';
import { tellingOf, type Called, type Telling } from './telling.js';
import type { Printable } from './documents/which.js';
import type { Participant } from './vocabulary.js';

export { findingFacts } from './finding-facts.js';

/** What stands for whom somebody comes, and for the identifier of their agency, where that is not given. */
export const notGivenHere = 'not given here';

export const noAgency = 'not-given-here';

/** Whose facts a reader does not have. */
export interface Hiding {
  /** By childId, aboutId or participantId: those by whose facts they could be found. */
  readonly finds: ReadonlySet<string>;
  /** Those of whom it is not said either for whom they come. */
  readonly local: ReadonlySet<string>;
  /** Agencies that nobody else here comes from: their very identifier is made from their name. */
  readonly agencies: ReadonlySet<string>;
  /** Agencies whose name is where one of those who hide can be found; absent, there is none. */
  readonly telling: Telling | undefined;
  /** Whether this reader may know that anybody hides. */
  readonly marks: boolean;
  /** Whether they may know where the meeting is: whoever hides may be on the way there. */
  readonly place: boolean;
}

/** Whether one fact of somebody may stand before a reader; without a hiding everything may. */
export function mayBePrinted(hiding: Hiding | undefined, listedId: string, gives: Gives): boolean {
  if (!hiding) return true;
  switch (gives) {
    case 'plain':
      return true;
    case 'finds':
      return !hiding.finds.has(listedId);
    case 'local':
      return !hiding.local.has(listedId);
    case 'mark':
      return hiding.marks;
  }
}

/** A mark is of somebody and not of a place: it holds at another one of theirs, until it is said there that it does not. */
function fromWhom({ people, participants }: Pick<Meeting, 'people' | 'participants'>, { facts }: Attendee): string[] {
  if (facts.mustNotBeFoundBy) return [...facts.mustNotBeFoundBy];
  const elsewhere = [...participants.values()].filter((one) => isAnotherPlaceOf(facts, one.facts));
  const about = facts.aboutId === undefined ? undefined : people.get(facts.aboutId);
  return [about, ...elsewhere.map((one) => one.facts)].flatMap((one) => one?.mustNotBeFoundBy ?? []);
}

const isAnotherPlaceOf = (one: Participant, other: Participant): boolean =>
  (one.personId !== undefined && one.personId === other.personId) ||
  (one.aboutId !== undefined && one.aboutId === other.aboutId);

/** Everybody marked, with those they hide from. */
export const marked = ({ children, people, participants }: Meeting): (readonly [string, readonly string[]])[] =>
  [
    ...[...children.values()].map((one) => [one.childId, one.mustNotBeFoundBy ?? []] as const),
    ...[...people.values()].map((one) => [one.aboutId, one.mustNotBeFoundBy ?? []] as const),
    ...[...participants.values()].map((one) => [one.participantId, fromWhom({ people, participants }, one)] as const),
  ].filter(([, from]) => from.length > 0);

/** The childId, aboutId or participantId of everybody who must not be found by somebody. */
export const hidingIn = (meeting: Meeting): ReadonlySet<string> =>
  new Set(marked(meeting).map(([listedId]) => listedId));

/**
 * Whether a participant is one of those somebody hides from. Of somebody spoken about it is judged by who they are said to be, else
 * by name, in doubt for whoever hides; an advocate is theirs who speaks for them, and where it is not said for whom, any is.
 */
function isOneOf(meeting: Meeting, from: readonly string[], reader: Attendee): boolean {
  if (isNamed(meeting, from, reader)) return true;
  const { role, facts } = reader;
  if (role !== 'advocate') return false;
  const client = facts.speaksFor === undefined ? undefined : meeting.participants.get(facts.speaksFor);
  if (client) return isNamed(meeting, from, client);
  return from.some((one) => meeting.people.has(one) || !isProfessionalRole(meeting, one));
}

function isNamed(meeting: Meeting, from: readonly string[], { participantId, facts }: Attendee): boolean {
  if (from.includes(participantId) || (facts.aboutId !== undefined && from.includes(facts.aboutId))) return true;
  const places = placesOf(meeting, from);
  if (places.some((one) => isAnotherPlaceOf(one, facts))) return true;
  const known = versionsOf(meeting, facts).map(({ name }) => name);
  const isLike = isProfessionalRole(meeting, participantId) ? sameName : mayBeSameName;
  const people = [...from, ...places.map(({ aboutId }) => aboutId ?? '')].flatMap(
    (one) => meeting.people.get(one) ?? [],
  );
  // what is put right of a name takes nobody’s protection: the earlier one counts too
  const names = [
    ...people.flatMap(({ aboutId, name, aliases = [] }) => [name, ...aliases, ...earlierNames(meeting, aboutId)]),
    ...places.flatMap((one) => versionsOf(meeting, one).map(({ name }) => name)),
  ];
  return names.some((name) => known.some((one) => isLike(name, one)));
}

/** Every place here of those a mark names: whoever they hide from may come in by another one. */
const placesOf = ({ participants }: Meeting, from: readonly string[]): Participant[] =>
  [...participants.values()]
    .filter(
      ({ participantId, facts: { aboutId } }) =>
        from.includes(participantId) || (aboutId !== undefined && from.includes(aboutId)),
    )
    .map(({ facts }) => facts);

function isProfessionalRole({ participants }: Meeting, participantId: string): boolean {
  const one = participants.get(participantId);
  return one !== undefined && isProfessional(one);
}

/** Agencies nobody comes from but those who hide, as they are recorded and as they were before. */
function agenciesOf(meeting: Meeting, local: ReadonlySet<string>): ReadonlySet<string> {
  const [hidden, others] = [new Set<string>(), new Set<string>()];
  for (const { participantId, facts } of meeting.participants.values()) {
    if (!local.has(participantId)) others.add(facts.agencyId);
    else for (const { agencyId } of versionsOf(meeting, facts)) hidden.add(agencyId);
  }
  return new Set([...hidden].filter((agencyId) => !others.has(agencyId)));
}

/** What a participant’s own stream and screens leave out: nothing, for a professional whom nobody hides from. */
export function hidingFrom(meeting: Meeting, reader: Attendee): Hiding | undefined {
  if (!meeting.hiding) return undefined;
  const all = marked(meeting);
  const hidden = new Set(
    all
      .filter(([listedId, from]) => listedId !== reader.participantId && isOneOf(meeting, from, reader))
      .map(([id]) => id),
  );
  if (hidden.size === 0 && isProfessional(reader)) return undefined;
  return {
    finds: hidden,
    local: hidden,
    agencies: agenciesOf(meeting, hidden),
    telling: tellingOf(meeting, hidden, reader.facts.agencyId),
    marks: false,
    place: hidden.size === 0,
  };
}

/** What one row marked, and the professionals who may be given where those people are. */
export interface Finding {
  readonly sequence: number;
  readonly listedIds: readonly string[];
  readonly readers: readonly string[];
}

/** For every row that said that somebody hides, in order. */
export function findingsIn(meeting: Meeting): Finding[] {
  const rows = new Map<number, string[]>();
  for (const listedId of hidingIn(meeting)) {
    const { markedAt, sequence = 1 } = meeting.listings.get(listedId) ?? {};
    rows.set(markedAt ?? sequence, [...(rows.get(markedAt ?? sequence) ?? []), listedId]);
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([sequence, listedIds]) => ({ sequence, listedIds, readers: readersOf(meeting, listedIds) }));
}

const readersOf = (meeting: Meeting, listedIds: readonly string[]): string[] =>
  [...meeting.participants.values()]
    .filter((one) => isProfessional(one) && isInvited(one))
    .filter((one) => {
      const hiding = hidingFrom(meeting, one);
      return listedIds.every(
        (listedId) =>
          !hiding?.finds.has(listedId) &&
          (meeting.listings.get(listedId)?.audience?.includes(one.participantId) ?? true),
      );
    })
    .map(({ participantId }) => participantId)
    .sort();

/** What every document, list and file leaves out, whoever it is for: a separate annex, of the `besides`, holds it. */
export function hidingFromAll(
  meeting: Meeting,
  isForFamilies: boolean,
  besides: readonly string[] = [],
): Hiding | undefined {
  if (!meeting.hiding) return undefined;
  const hidden = new Set([...hidingIn(meeting)].filter((listedId) => !besides.includes(listedId)));
  const local = new Set([...hidden].filter((listedId) => isForFamilies || !isProfessionalRole(meeting, listedId)));
  return {
    finds: hidden,
    local,
    agencies: agenciesOf(meeting, local),
    telling: tellingOf(meeting, hidden),
    marks: false,
    place: besides.length > 0,
  };
}

/** A document as it is called on paper: one of an agency’s own says that agency’s name. */
export function asOnPaper<Which extends Printable>(meeting: Meeting, which: Which): Which {
  if (!('agencyId' in which)) return which;
  const called = hidingFromAll(meeting, false)?.telling?.agencies.get(which.agencyId);
  return called ? { ...which, agencyId: called.agencyId } : which;
}

/** What an agency is called in a document; by its own name and identifier, but where those say where somebody who hides is. */
export const agencyOnPaper = (meeting: Meeting, called: Called): Called =>
  hidingFromAll(meeting, false)?.telling?.agencies.get(called.agencyId) ?? called;
