/** What a family may have of a meeting: an allow-list that every edition leaving the professionals draws on. */
import { childrenOf as childrenKnownTo } from '../known-outside.js';
import { isInvited, isProfessional, nameIn, type Attendee, type Meeting, type Thread } from '../meeting.js';
import { shapesCopies } from '../catalogue.js';
import type { AgreedAction } from '../topics/owned-action.js';
import type { Contribution } from '../topics/contribution.js';
import type { Decision } from '../topics/decision.js';
import { keepsBack, type FamilyMessage } from '../topics/family.js';
import { namesTold, ownersOutside } from '../topics/owner.js';
import { saidByOutsider } from '../topics/sharing.js';
import type { Voice } from '../topics/voice.js';
import { earlierNames } from '../former-facts.js';
import { mayBeSameName, sameName } from '../names.js';
import { isBefore } from '../times.js';
import type { Child, Instant, Person } from '../vocabulary.js';
import type { MinutesOptions, Recipient } from './options.js';
import { hasSomethingToSee } from '../to-see.js';

/** Whether every professional may see all that makes it up: what is kept from some of them, even in part, is not for the family. */
export const isOpen = ({ narrowed }: Meeting, { audience, apart, rows }: Thread): boolean =>
  !audience &&
  rows.every(({ sequence, event }) => !shapesCopies(event) || (!narrowed.has(sequence) && !apart?.has(sequence)));

const namesOf = (meeting: Meeting, { aboutId, name, aliases = [] }: Person): readonly string[] => [
  name,
  ...aliases,
  ...earlierNames(meeting, aboutId),
];

/** The last message for each addressee, which is the one that holds. */
export const messagesInForce = ({ familyMessages }: Meeting): FamilyMessage[] => [
  ...new Map(familyMessages.map((one) => [one.aboutId, one])).values(),
];

/** Not before the moment it may be known; without a moment to judge by, never. */
const isNotYet = ({ notBefore }: FamilyMessage, now: Instant | undefined): boolean =>
  notBefore !== undefined && (now === undefined || isBefore(now, notBefore));

/** Whether something about one person is still to be kept from them, or kept from some professional. */
const isGuarded = (meeting: Meeting, message: FamilyMessage, now: Instant | undefined): boolean =>
  !message.told || keepsBack(message) || isNotYet(message, now) || !isOpen(meeting, message.thread);

const isAnybodyGuarded = (meeting: Meeting, now: Instant | undefined): boolean =>
  messagesInForce(meeting).some((message) => isGuarded(meeting, message, now));

const among = <T extends { readonly name: string }>(things: Iterable<T>, name: string): number =>
  [...things].filter((one) => sameName(one.name, name)).length;

/** Whoever the copy is said to be for; where it is a name only, those of that name. */
function peopleNamed(meeting: Meeting, { aboutId, childId, notListed, name }: Recipient): Person[] {
  const { people } = meeting;
  if (aboutId !== undefined || childId !== undefined || notListed) {
    const person = people.get(aboutId ?? '');
    return person ? [person] : [];
  }
  return [...people.values()].filter((person) => namesOf(meeting, person).some((one) => sameName(one, name)));
}

/** Those it may be for; nobody else, where it was said whom it is for. */
function peoplePerhaps(meeting: Meeting, recipient: Recipient): Person[] {
  const exactly = peopleNamed(meeting, recipient);
  const isSaid = recipient.aboutId !== undefined || recipient.childId !== undefined || recipient.notListed;
  if (exactly.length > 0 || isSaid) return exactly;
  return [...meeting.people.values()].filter((person) =>
    namesOf(meeting, person).some((name) => mayBeSameName(name, recipient.name)),
  );
}

/** Whether the recipient is one person this meeting knows, and no professional: “The father” is nobody in particular. */
function isSomebodyListed(meeting: Meeting, recipient: Recipient): boolean {
  const { participantId, childId, notListed, name } = recipient;
  if (notListed) return false;
  if (childId !== undefined) return meeting.children.has(childId);
  const people = peopleNamed(meeting, recipient);
  const participants = [...meeting.participants.values()];
  if (
    participantId !== undefined &&
    participants.some((one) => one.participantId === participantId && isProfessional(one))
  )
    return false;
  if (people.length > 0) return people.length === 1;
  return (
    among(meeting.children.values(), name) +
      among(
        participants.filter((one) => !isProfessional(one)).map(({ facts }) => facts),
        name,
      ) ===
    1
  );
}

/**
 * The message that holds for this reader: the one about them alone, if there is one, otherwise the one for any of the family.
 * Where it cannot be told whether they are somebody with a message of their own, there is none. While one of the family is to be
 * told nothing, or not yet, the general one is only for somebody who is listed and has none of their own: another copy may come
 * into the hands of whoever must not know.
 */
function messageHolding(meeting: Meeting, { recipient, now }: MinutesOptions): FamilyMessage | undefined {
  const inForce = messagesInForce(meeting);
  const general = inForce.find(({ aboutId }) => aboutId === undefined);
  const own = inForce.filter(({ aboutId }) => aboutId !== undefined);
  const guarded = own.some((message) => isGuarded(meeting, message, now));
  if (!recipient) return guarded ? undefined : general;
  const exactly = peopleNamed(meeting, recipient);
  const perhaps = peoplePerhaps(meeting, recipient);
  const theirs = own.filter(({ aboutId }) => perhaps.some((person) => person.aboutId === aboutId));
  if (theirs.length > 0) return exactly.length === 1 ? theirs[0] : undefined;
  return !guarded || isSomebodyListed(meeting, recipient) ? general : undefined;
}

/** The last message decided for this reader, if it is to be told and its time has come: an earlier one has given way to it. */
function toldNow(meeting: Meeting, options: MinutesOptions): FamilyMessage | undefined {
  const last = messageHolding(meeting, options);
  return last?.told && isOpen(meeting, last.thread) && !isNotYet(last, options.now) ? last : undefined;
}

/** Whether anything of the meeting may go to this reader yet. */
export const isToldNow = (meeting: Meeting, options: MinutesOptions): boolean =>
  toldNow(meeting, options) !== undefined;

/**
 * Whether this reader may have what was written beside the record for the family: once told, and, while something is kept from
 * any of them, only somebody listed from whom nothing is kept themselves.
 */
export function mayReadNarrative(meeting: Meeting, options: MinutesOptions): boolean {
  const message = toldNow(meeting, options);
  if (!message || !isAnybodyGuarded(meeting, options.now)) return message !== undefined;
  return (
    options.recipient !== undefined &&
    isSomebodyListed(meeting, options.recipient) &&
    !(message.aboutId && keepsBack(message))
  );
}

/** Whether a copy may name somebody: a professional, its reader, or whoever its reader is together with. */
function mayBeNamed(meeting: Meeting, options: MinutesOptions, participantId: string): boolean {
  const named = meeting.participants.get(participantId);
  if (named && isProfessional(named)) return true;
  const reader = readerOf(meeting, options);
  return reader !== undefined && namesTold(meeting, reader).person(participantId);
}

/** What this reader is told, and by whom. */
export function messageFor(
  meeting: Meeting,
  options: MinutesOptions,
): { readonly what: string; readonly by?: string } | undefined {
  const message = toldNow(meeting, options);
  if (!message?.what) return undefined;
  return {
    what: message.what,
    ...(message.byParticipantId && mayBeNamed(meeting, options, message.byParticipantId)
      ? { by: nameIn(meeting, message.byParticipantId) }
      : {}),
  };
}

/**
 * How much of the decisions this reader may be given: nothing until they are told; while anybody of the family must not know
 * something yet, or nothing before a time, the choices in the procedure’s words alone, since the meeting’s own words could hold it.
 */
export function decisionsGiven(meeting: Meeting, options: MinutesOptions): 'nothing' | 'choices' | 'whole' {
  if (!toldNow(meeting, options)) return 'nothing';
  return isAnybodyGuarded(meeting, options.now) ? 'choices' : 'whole';
}

/** Whoever takes part in the meeting and a copy is for, outside the agencies. */
export function readerOf({ participants }: Meeting, { recipient }: MinutesOptions): Attendee | undefined {
  if (!recipient) return undefined;
  const { participantId, aboutId } = recipient;
  const reader =
    participantId === undefined
      ? [...participants.values()].find(({ facts }) => aboutId !== undefined && facts.aboutId === aboutId)
      : participants.get(participantId);
  return reader && !isProfessional(reader) ? reader : undefined;
}

interface SharedThing {
  readonly sharedWith: readonly string[];
  /** Marked for the family as a whole, with nobody named, and not what one of them said or is to do themselves. */
  readonly marked: boolean;
  readonly childIds: readonly string[];
}

/**
 * Whether this reader may have a thing: somebody who takes part, what is shared with them; anybody else, and where it is not said
 * who, what is marked and about no child but those the copy is about. What is shared with one by name is never another’s.
 * @param options without them, whether there is anybody who may.
 * @param children those the copy is about.
 */
function mayHave(
  meeting: Meeting,
  options: MinutesOptions | undefined,
  { sharedWith, marked, childIds }: SharedThing,
  children: readonly Child[] = options ? childrenOf(meeting, options) : [],
): boolean {
  if (!options) return marked || sharedWith.length > 0;
  const reader = readerOf(meeting, options);
  if (reader) return sharedWith.includes(reader.participantId);
  return marked && childIds.every((id) => children.some(({ childId }) => childId === id));
}

export const sharedContributions = (meeting: Meeting, options?: MinutesOptions): Contribution[] =>
  [...meeting.contributions.values()].filter(
    ({ says: { mayShareWithFamily, mayShareWith, childIds = [] }, sharedWith, thread, withdrawal }) =>
      mayHave(meeting, options, {
        sharedWith,
        marked: mayShareWithFamily === true && mayShareWith === undefined && !saidByOutsider(meeting, thread.rows[0]),
        childIds,
      }) &&
      isOpen(meeting, thread) &&
      !withdrawal,
  );

export const sharedActions = (
  meeting: Meeting,
  options?: MinutesOptions,
  children?: readonly Child[],
): AgreedAction[] =>
  [...meeting.actions.values()].filter(
    ({ mayShareWithFamily, namesReaders, sharedWith, childIds, owner, thread }) =>
      mayHave(
        meeting,
        options,
        {
          sharedWith,
          marked: mayShareWithFamily === true && !namesReaders && ownersOutside(meeting, owner).length === 0,
          childIds,
        },
        children,
      ) && isOpen(meeting, thread),
  );

/** Words kept to some by name go to those; otherwise a copy has those of the children it is about. */
function isVoiceFor(
  meeting: Meeting,
  options: MinutesOptions,
  { childId, mayShareWith, sharedWith = [] }: Voice,
): boolean {
  const reader = readerOf(meeting, options);
  if (mayShareWith !== undefined) return reader !== undefined && sharedWith.includes(reader.participantId);
  return childrenOf(meeting, options).some((child) => child.childId === childId);
}

/** Words of a child released into this edition by name and with a reason, unless their recorder said they are not for the family. */
export const releasedVoices = (meeting: Meeting, options: MinutesOptions): (Voice & { readonly words: string })[] =>
  meeting.voices.filter(
    (voice): voice is Voice & { words: string } =>
      voice.words !== undefined &&
      !voice.takenBack &&
      voice.mayShareWithFamily !== false &&
      isVoiceFor(meeting, options, voice) &&
      isOpen(meeting, voice.thread) &&
      (options.releases ?? []).some(({ sequence, why }) => sequence === voice.sequence && hasSomethingToSee(why)),
  );

/** Decisions in force that every professional may see. */
export const openDecisions = (meeting: Meeting): Decision[] =>
  [...meeting.decisions.values()].filter(
    ({ decided, supersededBy, thread }) => decided && !supersededBy && isOpen(meeting, thread),
  );

/** Who leads, as the family may know: the last one named to everybody. */
export const leadForFamily = (meeting: Meeting, options: MinutesOptions): string | undefined => {
  const lead = meeting.leads.filter(({ audience }) => !audience).at(-1);
  return lead && mayBeNamed(meeting, options, lead.participantId) ? nameIn(meeting, lead.participantId) : undefined;
};

/** Those each of the family invited is parent or carer to: a copy for nobody in particular may come into the hands of any of them. */
function childrenOfEach(meeting: Meeting): Child[] {
  const family = [...meeting.participants.values()].filter((one) => one.role === 'family' && isInvited(one));
  return [...meeting.children.values()].filter(({ childId }) =>
    family.every((one) => childrenKnownTo(meeting, one).includes(childId)),
  );
}

/** The children a name in a copy can mean; in a child’s own copy one, however nearly it is written. */
function childrenNamed(all: readonly Child[], written: string, forChild: boolean): Child[] {
  const named = all.filter(({ name }) => sameName(name, written));
  if (!forChild) return named;
  const perhaps = named.length > 0 ? named : all.filter(({ name }) => mayBeSameName(name, written));
  return perhaps.length === 1 ? perhaps : [];
}

/**
 * The children a copy is about: the one it is for; those its reader is parent or carer to; for somebody who takes no part, those
 * the chair opened to them in what they are told, or the only one there is; a child’s own copy for somebody by name is about one or none.
 */
export function childrenOf(meeting: Meeting, options: MinutesOptions, forChild = false): Child[] {
  const { recipient } = options;
  const all = [...meeting.children.values()];
  if (!recipient) return childrenOfEach(meeting);
  if (recipient.childId !== undefined) return all.filter(({ childId }) => childId === recipient.childId);
  const reader = readerOf(meeting, options);
  if (reader) return all.filter(({ childId }) => childrenKnownTo(meeting, reader).includes(childId));
  if (all.length === 1) return all;
  const named = childrenNamed(all, recipient.name, forChild);
  if (forChild || named.length > 0) return named;
  const message = toldNow(meeting, options);
  const opened = message?.aboutId === undefined ? [] : (message.childIds ?? []);
  return all.filter(({ childId }) => opened.includes(childId));
}
