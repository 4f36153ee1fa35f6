/** The agencies in a meeting, in the order they were invited. */
import type { Attendee, Meeting, Participant, Sector } from '#meeting';
import { isInvited } from '#meeting';
import type { Options } from '../words/labels.js';

export interface AgencyChoice {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly sector: Sector;
}

function agenciesAmong(participants: Iterable<Participant>): AgencyChoice[] {
  const agencies = new Map<string, AgencyChoice>();
  for (const { agencyId, agencyName, sector } of participants)
    if (!agencies.has(agencyId)) agencies.set(agencyId, { agencyId, agencyName, sector });
  return [...agencies.values()];
}

export const invited = (meeting: Meeting): Attendee[] => [...meeting.participants.values()].filter(isInvited);
export const agenciesOf = (meeting: Meeting): AgencyChoice[] =>
  agenciesAmong(invited(meeting).map(({ facts }) => facts));

export const peopleOptions = (people: readonly Attendee[]): Options =>
  people.map(({ participantId, facts }) => [participantId, `${facts.name}, ${facts.agencyName}`] as const);
export const childOptions = (meeting: Meeting): Options =>
  [...meeting.children.values()].map(({ childId, name }) => [childId, name] as const);
export const personOptions = (meeting: Meeting): Options =>
  [...meeting.people.values()].map(({ aboutId, name, relationship }) => [aboutId, `${name}, ${relationship}`] as const);
export const childNames = (meeting: Meeting, childIds: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format(
    childIds.map((childId) => meeting.children.get(childId)?.name ?? 'a child no longer listed'),
  );
