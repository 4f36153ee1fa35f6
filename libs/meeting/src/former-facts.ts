/** What was recorded of somebody before it was put right: a name given out under, or compared with, is theirs still. */
import type { Meeting } from './meeting.js';
import type { Participant } from './vocabulary.js';

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
