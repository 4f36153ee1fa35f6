/** Who is asking, as the sign-in says and never the message. */
import { isInvited, opensByPersonId, type By, type Meeting } from '#meeting';

export type Identity =
  /** By a personal link to one meeting. */
  | { readonly kind: 'participant'; readonly meetingId: string; readonly participantId: string }
  /** By a link of their own: lists, convenes, and acts wherever they are a participant. */
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'program'; readonly program: string; readonly mayConvene: boolean };

/** The participant this identity is in that meeting; a stranger is none. */
export function participantIdIn(meetingId: string, meeting: Meeting, identity: Identity): string | undefined {
  switch (identity.kind) {
    case 'participant':
      return identity.meetingId === meetingId && meeting.participants.has(identity.participantId)
        ? identity.participantId
        : undefined;
    case 'person':
      return participantOfPerson(meeting, identity.personId);
    case 'program':
      return undefined;
  }
}

/** Where a person was invited twice, the seat they still have; one that waits for a recorder is none yet. */
function participantOfPerson(meeting: Meeting, personId: string): string | undefined {
  const seats = [...meeting.participants.values()].filter(
    (one) => one.facts.personId === personId && opensByPersonId(one),
  );
  return (seats.find(isInvited) ?? seats[0])?.participantId;
}

/** The same for every session of one person: what limits are counted by. */
export function identityKey(identity: Identity): string {
  switch (identity.kind) {
    case 'participant':
      return `${identity.meetingId}/${identity.participantId}`;
    case 'person':
      return identity.personId;
    case 'program':
      return `program:${identity.program}`;
  }
}

export const sameAuthor = (one: By, other: By): boolean =>
  'participantId' in one
    ? 'participantId' in other && one.participantId === other.participantId
    : 'program' in other && one.program === other.program;
