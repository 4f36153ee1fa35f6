/** A sign-in that lasts: who it is, in which slot of the browser, until when. */
import type { Identity } from './identity.js';

/** A person's session has a slot and lives in a cookie; a program's is its token. */
export interface Session {
  /** The hash of its secret: names the session without opening it. */
  readonly sessionId: string;
  readonly slot: string;
  readonly identity: Identity;
  /** However much it is used. */
  readonly endsAt: number;
}

/** Without a request or an open socket it ends after this long, and after the whole in any case. */
export const idleMinutes = 15;
export const wholeHours = 12;

export type Subject = { readonly meetingId: string; readonly participantId: string } | { readonly personId: string };

export const identityOf = (subject: Subject): Identity =>
  'personId' in subject ? { kind: 'person', ...subject } : { kind: 'participant', ...subject };

/** What the key on the device is derived from: the same at every sign-in of the same person. */
export const deviceLabel = (subject: Subject): string =>
  'personId' in subject ? `device:${subject.personId}` : `device:${subject.meetingId}/${subject.participantId}`;

/** Columns in which a subject is stored. */
export interface SubjectColumns {
  readonly meetingId: string | null;
  readonly participantId: string | null;
  readonly personId: string | null;
}

export function subjectOf({ meetingId, participantId, personId }: SubjectColumns): Subject | undefined {
  if (personId !== null) return { personId };
  return meetingId !== null && participantId !== null ? { meetingId, participantId } : undefined;
}

export const columnsOf = (subject: Subject): [string | null, string | null, string | null] =>
  'personId' in subject ? [null, null, subject.personId] : [subject.meetingId, subject.participantId, null];
