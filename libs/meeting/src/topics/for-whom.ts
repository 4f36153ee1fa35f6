/** For whom a copy is, where it is written and not chosen: one of those listed, somebody else, or a question to whoever sends it. */
import type { WhichDocument } from '../documents/which.js';
import type { Attendee, Meeting } from '../meeting.js';
import { refuse, type Refused } from '../ruling.js';
import { layListed, unclearReceiver, unclearRecipient, whoItMayBe, type Listed } from '../judgements/who-it-may-be.js';
import { isolated } from '../printed.js';

/** Somebody a copy is for, as whoever sends it says. */
export interface ForWhom {
  /** Somebody outside the meeting, by name; */
  readonly externalRecipient?: string;
  /** or one of those spoken about, */
  readonly aboutId?: string;
  /** or one of the children. */
  readonly childId?: string;
  /** Said where the name is like that of somebody listed: it is somebody else. */
  readonly notListed?: boolean;
}

/** Whether this person may know that somebody is listed. */
export const knowsOf = ({ listings }: Meeting, { participantId }: Attendee, listedId: string): boolean =>
  listings.get(listedId)?.audience?.includes(participantId) ?? true;

const inWords = (listed: readonly Listed[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(listed.map(({ name }) => isolated(name)));

/** @returns the question, with those it may be in `details.perhaps`; nobody is named whom the sender may not know of. */
function ask(rule: string, meeting: Meeting, actor: Attendee, typed: string, perhaps: readonly Listed[]): Refused {
  const known = perhaps.filter(({ listedId }) => knowsOf(meeting, actor, listedId));
  const who = known.length > 0 ? `${inWords(known)}, who is listed here` : 'one of the family';
  return refuse(
    rule,
    `“${isolated(typed.trim())}” may be ${who}. Choose who it is from those listed, or say that it is somebody not listed here.`,
    { perhaps: known.map(({ kind, listedId, name }) => ({ kind, listedId, name })) },
  );
}

const withTheirPost = (typed: string): Refused =>
  refuse(
    'N105',
    `“${isolated(typed.trim())}” may be one of the family, and that edition is for professionals only. Write whoever it is for with their post, and say that they are not listed here.`,
    { perhaps: [] },
  );

/** An edition for professionals: nobody of the family has one by being written as somebody outside. */
export function outsideProblem(
  meeting: Meeting,
  which: WhichDocument,
  { externalRecipient: typed, notListed = false }: ForWhom,
  actor: Attendee,
): Refused | undefined {
  if (typed === undefined) return undefined;
  const { same } = whoItMayBe(layListed(meeting), typed);
  // that somebody kept from them is listed is not confirmed by refusing their name in other words
  if (same.length > 0 && !same.some(({ listedId }) => knowsOf(meeting, actor, listedId)))
    return notListed ? withTheirPost(typed) : ask('N105', meeting, actor, typed, same);
  if (same.length > 0)
    return refuse(
      'N51',
      `${isolated(typed.trim())} is listed here and is not there for an agency, and that edition is for professionals only. Give them an edition made for them, or write somebody else of that name with their post.`,
    );
  const perhaps = unclearRecipient(meeting, which, typed);
  return perhaps && !notListed ? ask('N105', meeting, actor, typed, perhaps) : undefined;
}

/** An edition for a family or a child: for one of those listed, or for somebody said not to be. */
export function familyProblem(
  meeting: Meeting,
  which: WhichDocument,
  { externalRecipient: typed, aboutId, childId, notListed = false }: ForWhom,
  actor: Attendee,
): Refused | undefined {
  const listedId = aboutId ?? childId;
  const isThere = aboutId === undefined ? meeting.children.has(childId ?? '') : meeting.people.has(aboutId);
  if (listedId !== undefined && (!isThere || !knowsOf(meeting, actor, listedId)))
    return refuse(
      'N50',
      'The person it is made for is not listed here. Choose them from the list, or write their name.',
    );
  if (typed === undefined) return undefined;
  const perhaps = unclearRecipient(meeting, which, typed);
  return perhaps && !notListed ? ask('N106', meeting, actor, typed, perhaps) : undefined;
}

/** An identifier of nobody here would be printed as if it were a name. */
export const looksLikeAnIdentifier = (to: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(to);

const nobodyThere = (): Refused =>
  refuse('N55', 'Whoever it went to is not in this meeting. Choose them from the list, or write their name.');

/** What has left is recorded whoever has it, once it is known who that is. */
export function receiverProblem(
  meeting: Meeting,
  { to, notListed = false }: { readonly to: string; readonly notListed?: boolean },
  actor: Attendee,
): Refused | undefined {
  const isListed = meeting.participants.has(to) || meeting.people.has(to) || meeting.children.has(to);
  if (isListed) return knowsOf(meeting, actor, to) ? undefined : nobodyThere();
  if (looksLikeAnIdentifier(to)) return nobodyThere();
  const perhaps = unclearReceiver(meeting, to);
  return perhaps && !notListed ? ask('N107', meeting, actor, to, perhaps) : undefined;
}
