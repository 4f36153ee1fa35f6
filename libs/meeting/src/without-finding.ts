/** A row as it may stand before somebody from whom others hide: without what they could be found by. */
import type { Event } from './commands-and-events.js';
import { childFacts, participantFacts, personFacts, type Gives } from './finding-facts.js';
import { isWithheld, type Entry } from './record.js';
import type { WhereaboutsRecorded } from './topics/whereabouts.js';
import { exchanged, isThere, saysWhere } from './telling.js';
import type { Child, Participant, Person } from './vocabulary.js';
import { notGivenHere, noAgency, type Hiding, mayBePrinted } from './finding.js';

type Facts = Readonly<Record<string, unknown>>;

type Listed = Child | Person | Participant;

type Carrying<E> = {
  [F in keyof E]-?: NonNullable<E[F]> extends Listed | readonly Listed[] ? F : never;
}[keyof E];

type CarryingField = Event extends infer E ? (E extends Event ? Carrying<E> : never) : never;

/** One entry without what this reader may not have; the same one where there is nothing to leave out. */
function without<T extends object>(
  hiding: Hiding,
  listedId: string,
  facts: { readonly [F in keyof T & string]-?: Gives },
  entry: T,
): T {
  const given = entry as Facts;
  const left = Object.entries(given).flatMap(([name, value]) => {
    const gives = (facts as Readonly<Record<string, Gives>>)[name] ?? 'finds';
    // a sister at the same address leads there as well
    const leads = gives === 'finds' && typeof value === 'string' && isThere(hiding.telling, value);
    return leads || !mayBePrinted(hiding, listedId, gives) ? [name] : [];
  });
  if (left.length === 0) return entry;
  const kept = Object.entries(given).flatMap(([name, value]) => {
    if (!left.includes(name)) return [[name, value]];
    // for whom somebody comes has to be there; everything else may be missing
    return (facts as Readonly<Record<string, Gives>>)[name] === 'local' ? [[name, notGivenHere]] : [];
  });
  return Object.fromEntries(kept) as T;
}

const child = (hiding: Hiding, one: Child): Child => without(hiding, one.childId, childFacts, one);

const person = (hiding: Hiding, one: Person): Person => without(hiding, one.aboutId, personFacts, one);

function participant(hiding: Hiding, one: Participant): Participant {
  const left = withoutTelling(hiding, without(hiding, one.participantId, participantFacts, one));
  return hiding.agencies.has(one.agencyId) ? { ...left, agencyId: noAgency } : left;
}

/** Nor a post that says where somebody is, nor the numbers of the place itself. */
function withoutTelling({ telling }: Hiding, one: Participant): Participant {
  if (!telling) return one;
  const post = saysWhere(telling, one.post) ? notGivenHere : one.post;
  const kept = telling.agencies.has(one.agencyId)
    ? Object.entries(one).filter(([name]) => participantFacts[name as keyof Participant] !== 'finds')
    : Object.entries(one);
  return post === one.post && kept.length === Object.keys(one).length
    ? one
    : { ...(Object.fromEntries(kept) as unknown as Participant), post };
}

/** The same list where nothing in it changes, so that a row nobody is hidden in stays the row it was. */
function each<T>(list: readonly T[], change: (one: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((one, index) => one === list[index]) ? list : changed;
}

/** Every field an event carries facts of somebody in; one more does not compile until it is here. */
const carriedIn: Record<CarryingField, (hiding: Hiding, one: never) => Listed> = {
  child,
  children: child,
  person,
  people: person,
  participant,
  participants: participant,
  deputy: participant,
};

const carryingFields = Object.keys(carriedIn) as CarryingField[];

/** Whether an event lists somebody, or says something of somebody listed. */
export const carriesPeople = (event: Event): boolean => carryingFields.some((field) => field in event);

/** Fields that say whose words a row is, or whom it asks. */
const agencyFields = ['agencyId', 'ofAgencyId', 'onBehalfOfAgencyId'] as const;

function agenciesWithout({ agencies }: Hiding, event: Event): Record<string, unknown> {
  if (agencies.size === 0) return {};
  const given = event as Facts;
  const hidden = agencyFields.filter((field) => agencies.has(given[field] as string));
  const owner = given['owner'] as { readonly agencyId?: string } | undefined;
  return {
    ...Object.fromEntries(hidden.map((field) => [field, noAgency])),
    ...(owner?.agencyId !== undefined && agencies.has(owner.agencyId)
      ? { owner: { ...owner, agencyId: noAgency } }
      : {}),
  };
}

function eventWithout(hiding: Hiding, event: Event): Event {
  const given = event as Facts;
  const fields = agenciesWithout(hiding, event);
  if ('place' in event && event.place && !hiding.place) fields['place'] = notGivenHere;
  if (event.type === 'WhereaboutsRecorded' && !hiding.place) return whereaboutsWithout(event);
  for (const field of carryingFields) {
    const value = given[field];
    const leave = carriedIn[field] as (hiding: Hiding, one: unknown) => unknown;
    if (Array.isArray(value)) fields[field] = each(value as readonly unknown[], (one) => leave(hiding, one));
    else if (value !== undefined) fields[field] = leave(hiding, value);
  }
  const left = withFields(event, { ...fields, ...correctionWithout(hiding, event) });
  return hiding.telling ? (exchanged(hiding.telling.texts, left) as Event) : left;
}

/** Where a child is can be where somebody hides: that it was said stays, and nothing of it. */
function whereaboutsWithout({ type, childId, audience }: WhereaboutsRecorded): WhereaboutsRecorded {
  return { type, childId, where: notGivenHere, agencyId: noAgency, ...(audience ? { audience } : {}) };
}

/** A reason says in words what was put right: none where it is of somebody who hides, or says where one of them is. */
const reasonLeft = ({ finds, telling }: Hiding, listedId: string, why: string): string =>
  finds.has(listedId) || (telling !== undefined && saysWhere(telling, why)) ? '' : why;

/** Of a correction the same is left out as of what it corrects, and the reason, which may name it. */
function correctionWithout(hiding: Hiding, event: Event): Facts {
  if (event.type === 'PersonCorrected') {
    const { aboutId, changes, why } = event;
    return { changes: without(hiding, aboutId, personFacts, changes), why: reasonLeft(hiding, aboutId, why) };
  }
  if (event.type === 'ChildCorrected') return { why: reasonLeft(hiding, event.child.childId, event.why) };
  if (event.type !== 'ParticipantCorrected') return {};
  const { participantId, why } = event;
  const given = without(hiding, participantId, participantFacts, event.changes);
  const isPlace = given.post !== undefined && hiding.telling !== undefined && saysWhere(hiding.telling, given.post);
  const changes = isPlace ? { ...given, post: notGivenHere } : given;
  const isOfHidden =
    changes.agencyId !== undefined && (hiding.agencies.has(changes.agencyId) || hiding.local.has(participantId));
  return {
    changes: isOfHidden ? { ...changes, agencyId: noAgency } : changes,
    why: reasonLeft(hiding, participantId, why),
  };
}

function withFields(event: Event, fields: Facts): Event {
  const isSame = Object.entries(fields).every(([name, value]) => (event as Facts)[name] === value);
  return isSame ? event : ({ ...event, ...fields } as Event);
}

/** The row as it may stand before a reader: the very same where nothing of it is kept from them. */
export function withoutFinding(hiding: Hiding | undefined, entry: Entry): Entry {
  if (!hiding || isWithheld(entry)) return entry;
  const { sequence } = entry;
  if (entry.event.type === 'HidingRecorded' && !hiding.marks) return { sequence, event: { type: 'Withheld' } };
  const event = eventWithout(hiding, entry.event);
  return event === entry.event ? entry : { ...entry, event };
}
