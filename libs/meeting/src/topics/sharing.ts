/** Sharing with people outside the agencies: by name, to each on their own, and never to one of a family what another said or did. */
import { cameFor } from '../former-facts.js';
import { childrenOf } from '../known-outside.js';
import { isInvited, isProfessional, type Attendee, type Meeting } from '../meeting.js';
import { authorOf, type Recorded } from '../record.js';
import { refuse, type Refused } from '../ruling.js';

/** Any entry may be shown to somebody outside the agencies. */
interface Shareable {
  /** To those of the family and their advocates invited at that moment who may have all of it; none who come later. */
  readonly mayShareWithFamily?: boolean;
  /** To these by name: family members, advocates or observers of this meeting; in place of the mark. */
  readonly mayShareWith?: readonly string[];
}

/** Stamped by `decide`: everybody outside the agencies who may have it. */
export interface Shared {
  readonly sharedWith?: readonly string[];
}

/** Whose words something is, where they are nobody’s of an agency: somebody outside the agencies, or one of them, not said who. */
export type SpeakerOutside = Attendee | 'not named';

/** What is to be shared: about which children, and whose words or whose task it is where they are outside the agencies. */
interface Sharing extends Shareable {
  readonly childIds?: readonly string[];
  readonly saidBy?: SpeakerOutside;
  readonly ownedBy?: readonly Attendee[];
}

const outsiders = ({ participants }: Meeting): Attendee[] =>
  [...participants.values()].filter((one) => !isProfessional(one) && isInvited(one));

/** Whether two outside the agencies are on one side: the same person, or one speaks for the other. */
export const areTogether = (one: Attendee, other: SpeakerOutside): boolean =>
  other !== 'not named' &&
  (one.participantId === other.participantId ||
    one.facts.speaksFor === other.participantId ||
    other.facts.speaksFor === one.participantId);

/** Whether somebody may have what is about these children, and whose words it is, without being named. */
const mayHave = (meeting: Meeting, reader: Attendee, { childIds = [], saidBy, ownedBy = [] }: Sharing): boolean =>
  childIds.every((childId) => childrenOf(meeting, reader).includes(childId)) &&
  (!saidBy || areTogether(reader, saidBy)) &&
  ownedBy.every((owner) => areTogether(reader, owner));

/** Those whom the mark for the family means at this moment. */
export const familyMeantNow = (meeting: Meeting, sharing: Sharing): string[] =>
  outsiders(meeting)
    .filter((one) => one.role !== 'observer' && mayHave(meeting, one, sharing))
    .map(({ participantId }) => participantId)
    .sort();

/** Who outside the agencies speaks where these are the words of `agencyId`; families, advocates and observers are several people under one. */
export function speakerOutside(
  meeting: Meeting,
  { agencyId, spokenByParticipantId }: { readonly agencyId: string; readonly spokenByParticipantId?: string },
  author: Attendee | undefined,
): SpeakerOutside | undefined {
  const { participants } = meeting;
  const speaker = spokenByParticipantId === undefined ? author : participants.get(spokenByParticipantId);
  if (speaker && !isProfessional(speaker)) return speaker;
  if (spokenByParticipantId !== undefined || agencyId === author?.facts.agencyId) return undefined;
  const ofAgency = [...participants.values()].filter(({ facts }) => cameFor(meeting, facts, agencyId));
  return ofAgency.length > 0 && !ofAgency.some(isProfessional) ? 'not named' : undefined;
}

/** Whose words an entry is, where it is not a professional’s. */
export const saidByOutsider = (meeting: Meeting, row: Recorded | undefined): SpeakerOutside | undefined =>
  row?.event.type === 'ContributionMade'
    ? speakerOutside(meeting, row.event, meeting.participants.get(authorOf(row.by) ?? ''))
    : undefined;

/** The stamp of what is shared, resolved to those it means now; none where nothing is said of sharing. */
export function sharingStamp(meeting: Meeting, sharing: Sharing, actor: Attendee): Shared | Refused {
  const { mayShareWith, mayShareWithFamily, saidBy } = sharing;
  if (mayShareWith === undefined)
    return mayShareWithFamily === undefined
      ? {}
      : { sharedWith: mayShareWithFamily ? familyMeantNow(meeting, sharing) : [] };
  const named = outsiders(meeting).filter(({ participantId }) => mayShareWith.includes(participantId));
  const known = isProfessional(actor) ? named : named.filter((one) => one.participantId === actor.participantId);
  if (known.length !== new Set(mayShareWith).size)
    return refuse(
      'S38',
      'One of those it may be shown to is no family member, advocate or observer of this meeting. Choose them from the list; nothing has been shared.',
    );
  if (saidBy && actor.participantId !== meeting.chairId && !named.every((one) => areTogether(one, saidBy)))
    return refuse('S40', 'What one of the family said is opened to another by the chair alone. Ask the chair.');
  return { sharedWith: [...new Set(mayShareWith)].sort() };
}

/** As `sharingStamp`, for words taken down: where it is not said whose they are they are kept, for nobody but those the chair names. */
export function sharingTakenDown(meeting: Meeting, sharing: Sharing, actor: Attendee): Shared | Refused {
  const isForNobody = sharing.saidBy === 'not named' && actor.participantId !== meeting.chairId;
  const shared = sharingStamp(meeting, isForNobody ? { ...sharing, saidBy: undefined } : sharing, actor);
  return isForNobody && 'sharedWith' in shared ? { sharedWith: [] } : shared;
}

/** Of those who had an action, everybody together with whoever it is given to now, where that is somebody outside the agencies. */
export const stillSharedWithOwner = (
  { participants }: Meeting,
  sharedWith: readonly string[],
  ownedBy: readonly Attendee[],
): readonly string[] =>
  sharedWith.filter((one) => {
    const reader = participants.get(one);
    return reader !== undefined && ownedBy.every((owner) => areTogether(reader, owner));
  });

/** Sharing as a correction leaves it: those who had it, less those who may not have what it is about now. */
export function sharingChanged(
  meeting: Meeting,
  { sharedWith, was, changes }: { sharedWith: readonly string[]; was: Sharing; changes: Sharing },
  actor: Attendee,
): Shared | Refused {
  const now: Sharing = { ...was, ...changes };
  if (changes.mayShareWith !== undefined || changes.mayShareWithFamily !== undefined)
    return sharingStamp(meeting, changes.mayShareWith === undefined ? { ...now, mayShareWith: undefined } : now, actor);
  if (changes.childIds === undefined || was.mayShareWith !== undefined) return {};
  const still = familyMeantNow(meeting, now);
  return { sharedWith: sharedWith.filter((one) => still.includes(one)) };
}

/** Whether what is said of the family and their advocates names only who and what is in the meeting. */
export function belongingProblem(
  {
    parentOrCarerTo = [],
    speaksFor,
    participantId,
  }: { parentOrCarerTo?: readonly string[]; speaksFor?: string; participantId: string },
  childIds: Iterable<string>,
  participantIds: Iterable<string>,
): Refused | undefined {
  const children = new Set(childIds);
  if (parentOrCarerTo.some((childId) => !children.has(childId)))
    return refuse(
      'S41',
      'One of the children they are parent or carer to is not in this meeting. Add the child first.',
    );
  if (speaksFor !== undefined && (speaksFor === participantId || !new Set(participantIds).has(speaksFor)))
    return refuse('S41', 'Whom they speak for is not in this meeting. Invite that person first, or leave it open.');
  return undefined;
}
