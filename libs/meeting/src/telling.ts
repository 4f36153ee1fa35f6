/**
 * Agencies whose very name says where somebody who hides can be found: the child’s school, their surgery, a hostel at their address.
 * On paper such an agency is called by what kind of agency it is.
 */
import { documentName } from './documents/which.js';
import { childVersions, personVersions, versionsOf } from './former-facts.js';
import type { Meeting } from './meeting.js';
import { holdsName } from './names.js';
import type { Child, Participant, Sector } from './vocabulary.js';

/** What an agency of each sector is called where its name is not said. */
const sectorKinds: Record<Sector, string> = {
  'childrens-social-care': 'a children’s social care team',
  police: 'a police force',
  health: 'a health service',
  education: 'a school',
  'early-years': 'a nursery or childminder',
  'youth-justice': 'a youth justice service',
  probation: 'a probation service',
  housing: 'a housing service',
  'adult-social-care': 'an adult social care team',
  'adult-mental-health': 'an adult mental health service',
  'substance-misuse': 'a substance misuse service',
  'domestic-abuse': 'a domestic abuse service',
  ambulance: 'an ambulance service',
  fire: 'a fire and rescue service',
  fostering: 'a fostering service',
  residential: 'a residential home',
  legal: 'a legal team',
  cafcass: 'a Cafcass team',
  voluntary: 'a voluntary service',
  other: 'an agency',
};

/** An agency as it is called on paper. */
export interface Called {
  readonly agencyId: string;
  readonly agencyName: string;
}

export interface Telling {
  /** What is known of where they can be found: schools, surgeries, addresses. */
  readonly places: readonly string[];
  /** By the agency’s own identifier; the identifier changes only where it says the name again. */
  readonly agencies: ReadonlyMap<string, Called>;
  /** Whole texts that say such a name, and what stands for them: names, identifiers, and what the program itself writes with them. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What is recorded of where those people can be found, and what was before it was put right: they may be there still. */
const placesOf = (meeting: Meeting, listedIds: Iterable<string>): string[] =>
  [...listedIds]
    .flatMap((listedId) => [
      ...childVersions(meeting, listedId).flatMap(({ school, gp, address }) => [school, gp, address]),
      ...personVersions(meeting, listedId).map(({ address }) => address),
    ])
    .filter((place): place is string => place !== undefined && place.trim() !== '');

/** Whether a name is one of those places, holds one, or is held in one. */
const tells = (places: readonly string[], name: string): boolean =>
  places.some((place) => holdsName(place, name) || holdsName(name, place));

/** Whether a fact of somebody else is where one of those who hide is as well. */
export const isThere = (telling: Telling | undefined, fact: string): boolean =>
  telling !== undefined && (tells(telling.places, fact) || saysWhere(telling, fact));

/** Agencies here whose name says where any of these people can be found, in the order they were asked. */
export function agenciesTelling(meeting: Meeting, listedIds: Iterable<string>): Participant[] {
  const places = placesOf(meeting, listedIds);
  return places.length === 0
    ? []
    : [...meeting.participants.values()]
        .flatMap(({ facts }) => versionsOf(meeting, facts))
        .filter(({ agencyName }) => tells(places, agencyName));
}

/** @param own the agency of whoever reads it, which knows its own name. */
export function tellingOf(meeting: Meeting, listedIds: Iterable<string>, own?: string): Telling | undefined {
  const hidden = [...listedIds];
  const places = placesOf(meeting, hidden);
  if (places.length === 0) return undefined;
  const agencies = new Map<string, Called>();
  const texts = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { agencyId, agencyName, sector } of agenciesTelling(meeting, hidden)) {
    if (agencyId === own) continue;
    // the form makes it of the name, with hyphens for its spaces
    const saysAgain = (slug: string): boolean => tells([...places, agencyName], slug.replaceAll('-', ' '));
    const called = agencies.get(agencyId) ?? next(sector, counts, saysAgain(agencyId) ? undefined : agencyId);
    agencies.set(agencyId, called);
    for (const [given, stands] of textsOf({ agencyId, agencyName }, called)) texts.set(given, stands);
  }
  return { places, agencies, texts };
}

/** Numbered from the second of a kind on, so that whoever comes later changes nobody’s number. */
function next(sector: Sector, counts: Map<string, number>, agencyId: string | undefined): Called {
  const kind = sectorKinds[sector];
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  const slug = kind.toLowerCase().replace(/[^a-z]+/gu, '-');
  return {
    agencyId: agencyId ?? (count === 1 ? slug : `${slug}-${count}`),
    agencyName: count === 1 ? kind : `${kind} (${count})`,
  };
}

/** Documents named after an agency say its identifier in every row that names them. */
const namedAfterAgency = ['agency', 'tonight'] as const;

const textsOf = (given: Called, called: Called): (readonly [string, string])[] => [
  [given.agencyId, called.agencyId],
  ...namedAfterAgency.map((kind) => {
    const [own, stands] = [given, called].map(({ agencyId }) => documentName({ kind, agencyId }));
    return [own as string, stands as string] as const;
  }),
  [given.agencyName, called.agencyName],
  // what “nothing known in our records” writes
  [`${given.agencyName} records`, `${called.agencyName} records`],
];

/** Whether a text that is not a name of an agency, such as a post, says one of the places or such a name. */
export const saysWhere = ({ places, texts }: Telling, text: string): boolean =>
  [...places, ...texts.keys()].some((place) => holdsName(text, place));

/** The same value with those texts exchanged wherever they stand whole; the very same where none does. */
export function exchanged(texts: ReadonlyMap<string, string>, value: unknown): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const changed = value.map((one) => exchanged(texts, one));
    return changed.every((one, index) => one === value[index]) ? value : changed;
  }
  const fields = Object.entries(value);
  const changed = fields.map(([name, one]) => [name, exchanged(texts, one)] as const);
  return changed.every(([, one], index) => one === fields[index]?.[1]) ? value : Object.fromEntries(changed);
}

type Goes = Pick<Child, 'name' | 'school' | 'gp'>;
type Asked = Pick<Participant, 'agencyName' | 'sector' | 'discipline'>;

/** What is to be asked where nobody has said which school or surgery a child who hides goes to, and one is here. */
export function placesToAsk(hiding: readonly Goes[], asked: readonly Asked[]): string[] {
  const ask = ({ name }: Goes, agencies: readonly Asked[], place: string): string[] =>
    [...new Set(agencies.map(({ agencyName }) => agencyName))].map(
      (agencyName) => `Is ${agencyName} the ${place} ${name} goes to? Then its name tells where ${name} is.`,
    );
  return hiding.flatMap((child) => [
    ...(child.school
      ? []
      : ask(
          child,
          asked.filter(({ sector }) => sector === 'education'),
          'school',
        )),
    ...(child.school
      ? []
      : ask(
          child,
          asked.filter(({ sector }) => sector === 'early-years'),
          'nursery',
        )),
    ...(child.gp
      ? []
      : ask(
          child,
          asked.filter(({ discipline }) => discipline === 'gp'),
          'surgery',
        )),
  ]);
}
