/** Facts put right: who somebody here is and for whom they come, and what is known of somebody spoken about. Both versions are kept. */
import { everyPhase, isProfessional, type Attendee, type Meeting, type FactsCorrected } from '../meeting.js';
import { accept, refuse, refuseUnknown, type Refused } from '../ruling.js';
import { instead } from '../told.js';
import { changesOutside } from '../told-outside.js';
import { participantChangesAtTheDoor, personChangesAtTheDoor } from '../told-at-the-door.js';
import type { Catalogue, OnCommand, OnEvent, Past, Rights, Topic } from '../topic.js';
import type { Participant, Person } from '../vocabulary.js';
import { knowsOf } from './for-whom.js';
import { finalProblem } from './final.js';

/** What of a participant is put right here; an empty e-mail address or number is taken out. */
export type ParticipantChanges = Partial<
  Pick<
    Participant,
    'name' | 'post' | 'agencyId' | 'agencyName' | 'sector' | 'discipline' | 'email' | 'phone' | 'outOfHours'
  >
>;
/** What of a person spoken about is put right here; an empty address is taken out. */
export type PersonChanges = Partial<
  Pick<Person, 'name' | 'aliases' | 'dateOfBirth' | 'address' | 'relationship' | 'parentalResponsibility'>
>;

export interface CorrectParticipant {
  readonly type: 'CorrectParticipant';
  readonly participantId: string;
  readonly changes: ParticipantChanges;
  readonly why: string;
}
export interface CorrectPerson {
  readonly type: 'CorrectPerson';
  readonly aboutId: string;
  readonly changes: PersonChanges;
  readonly why: string;
}
export type FactsCommand = CorrectParticipant | CorrectPerson;

export type ParticipantCorrected = Past<CorrectParticipant, 'ParticipantCorrected'>;
export type PersonCorrected = Past<CorrectPerson, 'PersonCorrected'>;
export type FactsEvent = ParticipantCorrected | PersonCorrected;

const recorders = { prefix: 'M', who: 'recorder', phases: everyPhase } as const;
export interface FactsBegins {
  /** What was put right of participants and of people spoken about, with what was recorded before. */
  readonly factsCorrected: FactsCorrected[];
  /** Names of agencies somebody was recorded for before that was put right, by agencyId. */
  readonly formerAgencies: Map<string, string>;
}

const rights: Rights<FactsCommand> = { CorrectParticipant: recorders, CorrectPerson: recorders };

const saysNothing = (changes: object): boolean => Object.values(changes).every((value) => value === undefined);
const sayWhat = () => refuse('M51', 'Say what is to be put right.');
const nobody = () => refuseUnknown('M51', 'There is no such person in this meeting.');

const belonging = ['agencyId', 'agencyName', 'sector', 'discipline'] as const;
/** Whether a correction says anew for whom somebody comes: that is told by name to everybody inside. */
export const changesBelonging = (changes: ParticipantChanges): boolean =>
  changes.agencyId !== undefined || changes.agencyName !== undefined || changes.sector !== undefined;

/** For whom they come themselves; a colleague’s agency put right by its name is their own as well. */
function changesOwnBelonging(
  actor: Attendee,
  { participantId, facts }: Attendee,
  changes: ParticipantChanges,
): boolean {
  const changed = belonging.filter((field) => changes[field] !== undefined && changes[field] !== facts[field]);
  if (participantId === actor.participantId) return changed.length > 0;
  return facts.agencyId === actor.facts.agencyId && changed.includes('agencyName') && !changed.includes('agencyId');
}

function belongingProblem(
  meeting: Meeting,
  attendee: Attendee,
  { agencyId, agencyName }: ParticipantChanges,
): Refused | undefined {
  if (agencyId === undefined) return undefined;
  const there = [...meeting.participants.values()].filter(({ facts }) => facts.agencyId === agencyId);
  if (there.length === 0 && agencyName === undefined && !meeting.formerAgencies.has(agencyId))
    return refuse('M54', 'That agency is new here. Say its name too.');
  // an agency of the family’s is nobody’s who is there for an agency: what is theirs would be taken for a professional’s
  return isProfessional(attendee) && there.length > 0 && !there.some(isProfessional)
    ? refuse('M54', 'Nobody comes from there for an agency. Choose the agency they come from.')
    : undefined;
}

const onCommand: OnCommand<FactsCommand, FactsEvent> = {
  CorrectParticipant: (meeting, command, { actor }) => {
    const { participantId } = command;
    const attendee = meeting.participants.get(participantId);
    if (!attendee || !knowsOf(meeting, actor, participantId)) return nobody();
    if (saysNothing(command.changes)) return sayWhat();
    if (changesOwnBelonging(actor, attendee, command.changes))
      return refuse('M52', 'Nobody puts right for whom they come themselves. Ask somebody else who keeps the record.');
    return (
      finalProblem(meeting) ??
      belongingProblem(meeting, attendee, command.changes) ??
      // said again it is recorded again: no answer tells whether a guess was right
      accept({ ...command, type: 'ParticipantCorrected' })
    );
  },
  CorrectPerson: (meeting, command, { actor }) => {
    const person = meeting.people.get(command.aboutId);
    if (!person || !knowsOf(meeting, actor, command.aboutId)) return nobody();
    if (saysNothing(command.changes)) return sayWhat();
    // whoever was listed for some is put right for them
    const audience = meeting.listings.get(command.aboutId)?.audience;
    return finalProblem(meeting) ?? accept({ ...command, type: 'PersonCorrected', ...(audience ? { audience } : {}) });
  },
};

/** Facts with these changes; what is empty now is not known any more. */
const corrected = <T extends object>(facts: T, changes: object): T =>
  Object.fromEntries(Object.entries({ ...facts, ...changes }).filter(([, value]) => value !== '')) as T;

/** The name an agency has here, or had while somebody came from it. */
const nameHere = ({ participants, formerAgencies }: Meeting, agencyId: string): string | undefined =>
  [...participants.values()].find(({ facts }) => facts.agencyId === agencyId)?.facts.agencyName ??
  formerAgencies.get(agencyId);

/** The agency as it is named here already, and a discipline only in health. */
function asBelonging(meeting: Meeting, before: Participant, changes: ParticipantChanges): ParticipantChanges {
  const { agencyId, sector = before.sector } = changes;
  const known = agencyId === undefined ? undefined : nameHere(meeting, agencyId);
  return {
    ...changes,
    ...(known === undefined ? {} : { agencyName: known }),
    ...(sector === 'health' ? {} : { discipline: undefined }),
  };
}

/** An agency has one name: put right for one of its people, it is put right for all of them. */
function renameAgency({ participants }: Meeting, agencyId: string, agencyName: string): void {
  for (const one of participants.values())
    if (one.facts.agencyId === agencyId) one.facts = { ...one.facts, agencyName };
}

const onEvent: OnEvent<FactsEvent> = {
  ParticipantCorrected: (meeting, { participantId, changes, why }, { sequence, at, by }) => {
    const attendee = meeting.participants.get(participantId);
    if (!attendee) return;
    const former = attendee.facts;
    // what was said for an agency keeps its name
    if (changes.agencyId !== undefined) meeting.formerAgencies.set(former.agencyId, former.agencyName);
    const now = withoutNothing(corrected(former, asBelonging(meeting, former, changes)));
    attendee.facts = now;
    if (changes.agencyId === undefined && changes.agencyName !== undefined)
      renameAgency(meeting, former.agencyId, changes.agencyName);
    meeting.factsCorrected.push({ kind: 'participant', former, now, changes, why, sequence, at, by });
  },
  PersonCorrected: (meeting, { aboutId, changes, why }, { sequence, at, by }) => {
    const former = meeting.people.get(aboutId);
    if (!former) return;
    const now = corrected(former, changes);
    meeting.people.set(aboutId, now);
    meeting.factsCorrected.push({ kind: 'person', former, now, changes, why, sequence, at, by });
  },
};

const withoutNothing = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

const begin = (): FactsBegins => ({ factsCorrected: [], formerAgencies: new Map() });

const catalogue: Catalogue<FactsEvent> = {
  ParticipantCorrected: {
    class: 'record',
    atTheDoor: { participantId: 'told', changes: participantChangesAtTheDoor, why: instead('') },
    outside: {
      whose: 'told-of-before',
      told: { participantId: 'told', changes: changesOutside, why: instead('') },
    },
    minutes: { section: 'attendance', afterwards: 'what is recorded of a participant was put right' },
    familyCopies: 'frame',
    changes: ['quorum while open', 'who hides'],
  },
  PersonCorrected: {
    class: 'record',
    atTheDoor: { aboutId: 'told', changes: personChangesAtTheDoor, why: instead('') },
    outside: 'nothing',
    minutes: { section: 'family', afterwards: 'what is recorded of a person was put right' },
    familyCopies: 'none',
    changes: ['who hides'],
  },
};

export const factsTopic: Topic<FactsCommand, FactsEvent, FactsBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
