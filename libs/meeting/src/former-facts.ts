/** What was recorded of somebody before it was put right: a name given out under, or compared with, is theirs still. */
import type { Meeting } from './meeting.js';
import type { Child, Participant, Person } from './vocabulary.js';

/** Earlier names of a child, a person spoken about or a participant; none where none was put right. */
export function earlierNames({ factsCorrected, childCorrections }: Meeting, listedId: string): string[] {
  if (factsCorrected.length === 0 && childCorrections.length === 0) return [];
  return [
    ...childCorrections.filter(({ former }) => former.childId === listedId).map(({ former }) => former.name),
    ...factsCorrected.flatMap((one) =>
      (one.kind === 'person' ? one.former.aboutId : one.former.participantId) === listedId
        ? [one.former.name, ...(one.kind === 'person' ? (one.former.aliases ?? []) : [])]
        : [],
    ),
  ];
}

/** A participant as they are recorded, and as they were before. */
export const versionsOf = ({ factsCorrected }: Meeting, facts: Participant): Participant[] => [
  facts,
  ...factsCorrected.flatMap((one) =>
    one.kind === 'participant' && one.former.participantId === facts.participantId ? [one.former] : [],
  ),
];

/** Whether somebody is recorded as from an agency, or was before that was put right: what was said for it is theirs still. */
export const cameFor = (meeting: Meeting, facts: Participant, agencyId: string): boolean =>
  versionsOf(meeting, facts).some((one) => one.agencyId === agencyId);

/** A child as recorded, and as they were before; none where nobody has that identifier. */
export const childVersions = ({ children, childCorrections }: Meeting, childId: string): Child[] => [
  ...[children.get(childId)].filter((one): one is Child => one !== undefined),
  ...childCorrections.flatMap(({ former }) => (former.childId === childId ? [former] : [])),
];

/** A person spoken about as recorded, and as they were before; none where nobody has that identifier. */
export const personVersions = ({ people, factsCorrected }: Meeting, aboutId: string): Person[] => [
  ...[people.get(aboutId)].filter((one): one is Person => one !== undefined),
  ...factsCorrected.flatMap((one) => (one.kind === 'person' && one.former.aboutId === aboutId ? [one.former] : [])),
];
