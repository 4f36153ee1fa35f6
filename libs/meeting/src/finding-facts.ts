/** The facts of everybody listed, and what each of them gives away. */
import type { Child, Participant, Person } from './vocabulary.js';

/**
 * What a fact gives away. `finds`: where somebody is, or a way to reach them. `local`: for whom they come, which can be one house
 * in one town. `mark`: that they hide, and from whom. `plain`: none of these.
 */
export type Gives = 'finds' | 'local' | 'mark' | 'plain';

/** Every fact there is: one more does not compile until somebody has said what it gives away. */
export const childFacts = {
  childId: 'plain',
  name: 'plain',
  dateOfBirth: 'plain',
  expectedOn: 'plain',
  address: 'finds',
  nhsNumber: 'finds',
  gp: 'finds',
  school: 'finds',
  interpreter: 'plain',
  disability: 'plain',
  legalStatus: 'plain',
  mustNotBeFoundBy: 'mark',
} satisfies Record<keyof Child, Gives>;

export const personFacts = {
  aboutId: 'plain',
  name: 'plain',
  aliases: 'plain',
  dateOfBirth: 'plain',
  address: 'finds',
  relationship: 'plain',
  parentalResponsibility: 'plain',
  mustNotBeFoundBy: 'mark',
} satisfies Record<keyof Person, Gives>;

export const participantFacts = {
  participantId: 'plain',
  personId: 'plain',
  name: 'plain',
  post: 'local',
  agencyId: 'plain',
  agencyName: 'local',
  sector: 'plain',
  discipline: 'plain',
  role: 'plain',
  email: 'finds',
  phone: 'finds',
  outOfHours: 'finds',
  mayDecide: 'plain',
  directContact: 'plain',
  isReferrer: 'plain',
  aboutId: 'plain',
  parentOrCarerTo: 'plain',
  speaksFor: 'plain',
  mustNotBeFoundBy: 'mark',
} satisfies Record<keyof Participant, Gives>;

/** Names of the facts by which somebody could be found, of each kind of entry. */
export const findingFacts = {
  child: namesOf(childFacts, 'finds'),
  person: namesOf(personFacts, 'finds'),
  participant: namesOf(participantFacts, 'finds'),
} as const;

function namesOf(facts: Readonly<Record<string, Gives>>, wanted: Gives): string[] {
  return Object.keys(facts).filter((name) => facts[name] === wanted);
}
