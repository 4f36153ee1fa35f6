/** What a professional who has not arrived is told of a thing that events carry, field by field. */
import { tell, type Fields } from './told.js';
import type { ParticipantChanges, PersonChanges } from './topics/facts.js';
import type { FurtherLink } from './topics/link.js';
import type { Child, Participant, Person } from './vocabulary.js';

/** Who referred is not told, nor who hides from whom. */
const participantFields: Fields<Participant> = {
  participantId: 'told',
  personId: 'told',
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'told',
  role: 'told',
  email: 'told',
  phone: 'told',
  outOfHours: 'told',
  mayDecide: 'told',
  directContact: 'told',
  isReferrer: 'left out',
  aboutId: 'told',
  parentOrCarerTo: 'told',
  speaksFor: 'told',
  mustNotBeFoundBy: 'left out',
};
const childFields: Fields<Child> = {
  childId: 'told',
  name: 'told',
  dateOfBirth: 'told',
  expectedOn: 'told',
  address: 'told',
  nhsNumber: 'told',
  gp: 'told',
  school: 'told',
  interpreter: 'told',
  disability: 'told',
  legalStatus: 'told',
  mustNotBeFoundBy: 'left out',
};
const personFields: Fields<Person> = {
  aboutId: 'told',
  name: 'told',
  aliases: 'told',
  dateOfBirth: 'told',
  address: 'told',
  relationship: 'told',
  parentalResponsibility: 'told',
  mustNotBeFoundBy: 'left out',
};

/** What is put right is told as what it puts right was. */
const participantChangeFields: Fields<ParticipantChanges> = {
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'told',
  email: 'told',
  phone: 'told',
  outOfHours: 'told',
};
const personChangeFields: Fields<PersonChanges> = {
  name: 'told',
  aliases: 'told',
  dateOfBirth: 'told',
  address: 'told',
  relationship: 'told',
  parentalResponsibility: 'told',
};
export const participantChangesAtTheDoor = (one: ParticipantChanges): ParticipantChanges =>
  tell(participantChangeFields, one, undefined);
export const personChangesAtTheDoor = (one: PersonChanges): PersonChanges => tell(personChangeFields, one, undefined);

export const participantAtTheDoor = (one: Participant): Participant => tell(participantFields, one, undefined);
export const childAtTheDoor = (one: Child): Child => tell(childFields, one, undefined);
export const personAtTheDoor = (one: Person): Person => tell(personFields, one, undefined);

export const furtherAtTheDoor = ({ agreedBy, told }: FurtherLink): FurtherLink => ({
  ...(agreedBy === undefined ? {} : { agreedBy }),
  ...(told === undefined ? {} : { told }),
});
