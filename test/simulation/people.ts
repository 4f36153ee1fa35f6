/** The people of the simulated meeting and the procedure it is held under: agencies of every kind, two parents of half-siblings and an observer. */
import { loadPacks } from '#procedures';
import {
  roles,
  type Child,
  type ConveneMeeting,
  type Participant,
  type Procedure,
  type Role,
  type Sector,
} from '#meeting';
import type { Chance } from './chance.js';

const shipped = (await loadPacks([])).procedures.find(({ procedureId }) => procedureId === 'strategy-discussion');
if (!shipped) throw new Error('The shipped procedure is missing.');
export const procedure: Procedure = { ...shipped, rolesAdmitted: [...roles] };

const seats: readonly (readonly [string, string, Sector, Role])[] = [
  ['Chair', 'csc', 'childrens-social-care', 'chair'],
  ['Social worker', 'csc', 'childrens-social-care', 'member'],
  ['Minute-taker', 'csc', 'childrens-social-care', 'minute-taker'],
  ['Detective', 'police', 'police', 'member'],
  ['Paediatrician', 'hospital', 'health', 'member'],
  ['Health visitor', 'community', 'health', 'member'],
  ['Teacher', 'school', 'education', 'member'],
  ['Mother', 'family', 'other', 'family'],
  ['Father', 'family', 'other', 'family'],
  ['Observer', 'inspection', 'other', 'observer'],
];

export const peopleOf = (chance: Chance): Participant[] =>
  seats.map(([name, agencyId, sector, role]) => ({
    participantId: chance.id(),
    name,
    post: name,
    agencyId,
    agencyName: agencyId,
    sector,
    role,
    mayDecide: true,
    directContact: true,
  }));

/** The mother has both children, the father the first alone. */
const childrenOf = ({ name }: Participant, children: readonly Child[]): string[] =>
  children.filter((_, index) => name === 'Mother' || (name === 'Father' && index === 0)).map(({ childId }) => childId);

const twoChildren = (chance: Chance): Child[] => [
  { childId: chance.id(), name: 'First child' },
  { childId: chance.id(), name: 'Second child' },
];

export const convening = (
  chance: Chance,
  participants: readonly Participant[],
  children: readonly Child[] = twoChildren(chance),
): ConveneMeeting => ({
  type: 'ConveneMeeting',
  procedureId: procedure.procedureId,
  meetingKind: procedure.meetingKind,
  reference: 'SIM-1',
  concern: 'A simulated concern.',
  children,
  people: [{ aboutId: chance.id(), name: 'Father', relationship: 'father' }],
  scheduledFor: '2026-11-20T17:00:00.000Z',
  place: 'Nowhere',
  participants: participants.map((one) => ({ ...one, parentOrCarerTo: childrenOf(one, children) })),
});
