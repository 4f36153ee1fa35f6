import { randomUUID } from 'node:crypto';
import type { ConveneMeeting, Participant, Sector } from '#meeting';

/** The agencies that sit round the table, over and over until there are people enough. */
const agencies: readonly (readonly [string, Sector])[] = [
  ['Fernshire Children’s Services', 'childrens-social-care'],
  ['Fernshire Police', 'police'],
  ['Fernshire Community Health', 'health'],
  ['Alder Road School', 'education'],
  ['Fernshire Housing', 'housing'],
  ['Fernshire Probation', 'probation'],
];

export function participantAt(place: number): Participant {
  const [agencyName, sector] = agencies[place % agencies.length] ?? ['Fernshire Voluntary Action', 'voluntary'];
  return {
    participantId: randomUUID(),
    name: `Participant ${place + 1}`,
    post: 'Practitioner',
    agencyId: agencyName.toLowerCase().replace(/[^a-z]+/gu, '-'),
    agencyName,
    sector,
    role: place === 0 ? 'chair' : 'member',
    mayDecide: true,
    directContact: place % 2 === 0,
  };
}

/** A strategy discussion of these people, about an invented child. */
export function convening(participants: readonly Participant[]): ConveneMeeting {
  return {
    type: 'ConveneMeeting',
    procedureId: 'strategy-discussion',
    meetingKind: 'strategy-discussion',
    reference: 'BENCH-1',
    concern: 'A bruise with no account that explains it.',
    children: [{ childId: randomUUID(), name: 'Invented Child' }],
    scheduledFor: new Date().toISOString(),
    place: 'By video',
    participants,
  };
}
