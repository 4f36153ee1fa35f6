/** The meeting of the demo. Everybody and everything in it is made up; the place says so wherever it is named. */
import { randomUUID } from 'node:crypto';
import type { Child, ConveneMeeting, Instant, Participant, Person } from '#meeting';

type Invited = Omit<Participant, 'participantId'>;

const place = 'Northmoor (fictional)';
const socialCare = {
  agencyId: 'northmoor-csc',
  agencyName: `${place} Children’s Social Care`,
  sector: 'childrens-social-care',
} as const;

const invited: readonly Invited[] = [
  { ...socialCare, name: 'Ines Calloway', post: 'Team manager', role: 'chair', mayDecide: true, directContact: false },
  {
    ...socialCare,
    name: 'Rafe Dunmore',
    post: 'Assistant team manager',
    role: 'deputy-chair',
    mayDecide: true,
    directContact: false,
  },
  { ...socialCare, name: 'Amara Teller', post: 'Social worker', role: 'member', mayDecide: true, directContact: true },
  {
    name: 'DC Bryony Vane',
    post: 'Detective constable, child protection',
    agencyId: 'northmoor-police',
    agencyName: `${place} Police`,
    sector: 'police',
    role: 'member',
    mayDecide: true,
    directContact: false,
  },
  {
    name: 'Dr Osric Penhale',
    post: 'Consultant paediatrician',
    agencyId: 'northmoor-hospital',
    agencyName: `${place} Hospital`,
    sector: 'health',
    discipline: 'paediatrician',
    role: 'member',
    mayDecide: true,
    directContact: true,
  },
  {
    name: 'Lowri Ashcombe',
    post: 'Health visitor',
    agencyId: 'northmoor-community-health',
    agencyName: `${place} Community Health`,
    sector: 'health',
    discipline: 'health-visitor',
    role: 'member',
    mayDecide: true,
    directContact: true,
    isReferrer: true,
  },
  {
    name: 'Joss Merriden',
    post: 'Designated safeguarding lead',
    agencyId: 'saltmarsh-school',
    agencyName: 'Saltmarsh Primary School (fictional)',
    sector: 'education',
    role: 'member',
    mayDecide: true,
    directContact: true,
  },
  {
    ...socialCare,
    name: 'Nell Thackray',
    post: 'Minute-taker',
    role: 'minute-taker',
    mayDecide: false,
    directContact: false,
  },
];

const children = (now: Date): readonly Omit<Child, 'childId'>[] => [
  { name: 'Wren Larkhill', dateOfBirth: yearsBefore(now, 3) },
  { name: 'Corin Larkhill', dateOfBirth: yearsBefore(now, 9), school: 'Saltmarsh Primary School (fictional)' },
];

const people: readonly Omit<Person, 'aboutId'>[] = [
  { name: 'Della Larkhill', relationship: 'mother of both children', parentalResponsibility: true },
  { name: 'Piers Stroud', relationship: 'mother’s partner, moved in this spring' },
];

const minutesUntilIt = 30;
const hoursSinceDecided = 2;

export const demoProcedureId = 'strategy-discussion';

/** The command that convenes it, half an hour from now. */
export function demoMeeting(now: Instant): ConveneMeeting {
  const moment = new Date(now);
  return {
    type: 'ConveneMeeting',
    procedureId: demoProcedureId,
    meetingKind: 'strategy-discussion',
    reference: 'DEMO-0001',
    concern:
      'Made up for the demo: three-year-old Wren was found by the harbour road at eleven at night, alone and cold, for the second time this month. Her brother Corin has stopped talking about home.',
    children: children(moment).map((child) => ({ childId: randomUUID(), ...child })),
    people: people.map((person) => ({ aboutId: randomUUID(), ...person })),
    scheduledFor: shifted(moment, minutesUntilIt * 60),
    decidedToHoldAt: shifted(moment, -hoursSinceDecided * 3_600),
    place: `Harbour room, ${place}, and video`,
    participants: invited.map((one) => ({ participantId: randomUUID(), ...one })),
  };
}

const shifted = (moment: Date, seconds: number): Instant => new Date(moment.getTime() + seconds * 1_000).toISOString();

const yearsBefore = (moment: Date, years: number): string =>
  `${moment.getUTCFullYear() - years}${moment.toISOString().slice(4, 8)}01`;
