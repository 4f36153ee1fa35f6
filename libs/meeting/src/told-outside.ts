/** What family members, advocates and observers are told of a thing that events carry, field by field. */
import type { Calendar, MinutesRule, Procedure, QuorumRule } from './procedure.js';
import type { Owner } from './topics/action.js';
import type { DisagreementSubject } from './topics/disagreement.js';
import type { ParticipantChanges } from './topics/facts.js';
import { notGiven, ownerNotNamed } from './topics/owner.js';
import { instead, tell, type Fields } from './told.js';
import type { LayReader } from './topic.js';
import type { Child, Participant } from './vocabulary.js';

/** Who somebody is, without how they are reached or what they may do. */
const participantFields: Fields<Participant> = {
  participantId: 'told',
  personId: 'left out',
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'left out',
  role: 'told',
  email: 'left out',
  phone: 'left out',
  outOfHours: 'left out',
  mayDecide: instead(false),
  directContact: instead(false),
  isReferrer: 'left out',
  aboutId: 'left out',
  parentOrCarerTo: 'left out',
  speaksFor: 'left out',
  mustNotBeFoundBy: 'left out',
};
const childFields: Fields<Child> = {
  childId: 'told',
  name: 'told',
  dateOfBirth: 'left out',
  expectedOn: 'left out',
  address: 'left out',
  nhsNumber: 'left out',
  gp: 'left out',
  school: 'left out',
  interpreter: 'left out',
  disability: 'left out',
  legalStatus: 'left out',
  mustNotBeFoundBy: 'left out',
};
export const participantOutside = (one: Participant): Participant => tell(participantFields, one, undefined);
/** Of what is put right they are told what they are told of a participant. */
const changeFields: Fields<ParticipantChanges> = {
  name: 'told',
  post: 'told',
  agencyId: 'told',
  agencyName: 'told',
  sector: 'told',
  discipline: 'left out',
  email: 'left out',
  phone: 'left out',
  outOfHours: 'left out',
};
export const changesOutside = (changes: ParticipantChanges): ParticipantChanges =>
  tell(changeFields, changes, undefined);
export const childOutside = (one: Child): Child => tell(childFields, one, undefined);

/** Quorum, gaps, checks and time limits are the professionals’: a copy of these rules asks for none of them. */
const quorum = ({ source }: QuorumRule): QuorumRule => ({
  requiredSectors: [],
  minimumAgencies: null,
  authorityNeeded: false,
  grounds: [],
  source: { title: source.title },
});
const minutes = ({ classification, amendments: { source } }: MinutesRule): MinutesRule => ({
  classification,
  amendments: { limit: null, unit: 'calendar-days', convention: 'day-0', source: { title: source.title } },
  releaseChecks: [],
  outOfHours: [],
});
const calendar = ({ region, knownUntil, source }: Calendar): Calendar => ({
  region,
  bankHolidays: [],
  knownUntil,
  source: { title: source.title },
});
const procedureFields: Fields<Procedure> = {
  procedureId: 'told',
  version: 'told',
  title: 'told',
  meetingKind: 'told',
  edition: 'told',
  source: ({ title, edition, url }) => ({ title, edition, url }),
  effectiveFrom: 'told',
  standing: instead({ inForce: true } as const),
  notes: 'left out',
  rolesAdmitted: 'told',
  admission: 'told',
  chairAndMinuteTakerDiffer: 'told',
  minuteTakerSource: 'left out',
  leadAgency: 'told',
  minutes,
  quorum,
  agenda: (items) => items.map(({ itemId, title }) => ({ itemId, title })),
  statements: (statements) => statements.map(({ statementId, title, text }) => ({ statementId, title, text })),
  questions: instead([]),
  matters: instead([]),
  closingChecks: instead([]),
  escalation: instead([]),
  clocks: instead([]),
  calendar,
};

export const procedureOutside = (one: Procedure): Procedure => tell(procedureFields, one, undefined);

/** Who has an action is told, but never to one of a family that it is another of them. */
export function ownerOutside(one: Owner, { names }: LayReader): Owner {
  if (!names?.owner(one)) return ownerNotNamed;
  return 'participantId' in one
    ? { participantId: one.participantId }
    : { post: one.post, agencyId: one.agencyId, ...(one.name === undefined ? {} : { name: one.name }) };
}
export const ownerAgencyOutside = (agencyId: string, { names }: LayReader): string =>
  names?.agency(agencyId) ? agencyId : notGiven;
export const leadOutside = (participantId: string, { names }: LayReader): string =>
  names?.person(participantId) ? participantId : notGiven;

/** Of the children something is about, those this reader is told of. */
export const theirs = (childIds: readonly string[], { children = [] }: LayReader): readonly string[] =>
  childIds.filter((childId) => children.includes(childId));

export function subjectOutside(about: DisagreementSubject): DisagreementSubject {
  switch (about.kind) {
    case 'decision':
      return { kind: 'decision', decisionId: about.decisionId };
    case 'contribution':
      return { kind: 'contribution', contributionId: about.contributionId };
    case 'action':
      return { kind: 'action', actionId: about.actionId };
    case 'conduct':
      return { kind: 'conduct' };
  }
}
