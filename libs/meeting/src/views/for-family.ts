/** What a family may have of a meeting: an allow-list that every edition leaving the professionals draws on. */
import { nameIn, type Meeting, type Thread } from '../meeting.js';
import type { EventType } from '../decider.js';
import type { AgreedAction } from '../topics/action.js';
import type { Contribution } from '../topics/contribution.js';
import type { Decision } from '../topics/decision.js';
import type { FamilyMessage } from '../topics/family.js';
import type { Voice } from '../topics/voice.js';
import { isBefore } from '../times.js';
import type { Child } from '../vocabulary.js';
import type { MinutesOptions, Recipient } from './options.js';

/** The rows that make up what is printed of each kind of thing; what else is said about it never leaves the professionals. */
export const shapedBy: ReadonlySet<EventType> = new Set<EventType>([
  'ContributionMade', 'ContributionCorrected', 'ContributionWithdrawn', 'ActionAgreed', 'ActionReassigned', 'ActionAmended',
  'FamilyMessageDecided', 'ChildsVoiceRecorded', 'DecisionProposed', 'ProposalAmended', 'MatterDecided',
]);

/** Whether every professional may see all that makes it up: what is kept from some of them, even in part, is not for the family. */
export const isOpen = ({ narrowed }: Meeting, { audience, apart, rows }: Thread): boolean =>
  !audience && rows.every(({ sequence, event }) => !shapedBy.has(event.type) || (!narrowed.has(sequence) && !apart.has(sequence)));

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The decisions on what this reader is told: those about them alone, if there is one, otherwise those for any of the family. */
function messagesFor({ people, familyMessages }: Meeting, recipient: Recipient | undefined): readonly FamilyMessage[] {
  const matching = recipient ? [...people.values()].filter(({ name, aliases = [] }) => [name, ...aliases].some((one) => sameName(one, recipient.name))) : [];
  const own = familyMessages.filter(({ aboutId }) => matching.some((person) => person.aboutId === aboutId));
  if (own.length === 0) return familyMessages.filter(({ aboutId }) => aboutId === undefined);
  // Two people of one name, and a message for one of them: nobody can tell which of them is reading.
  return matching.length === 1 ? own : [];
}

/** The last message decided for this reader, if it is to be told and its time has come: an earlier one has given way to it. */
function toldNow(meeting: Meeting, { recipient, now }: MinutesOptions): FamilyMessage | undefined {
  const last = messagesFor(meeting, recipient).at(-1);
  if (!last?.told || !isOpen(meeting, last.thread)) return undefined;
  return last.notBefore && (now === undefined || isBefore(now, last.notBefore)) ? undefined : last;
}

/** What this reader is told, and by whom. */
export function messageFor(meeting: Meeting, options: MinutesOptions): { readonly what: string; readonly by?: string } | undefined {
  const message = toldNow(meeting, options);
  if (!message?.what) return undefined;
  return { what: message.what, ...(message.byParticipantId ? { by: nameIn(meeting, message.byParticipantId) } : {}) };
}

/** The last message for each addressee, which is the one that holds. */
export const messagesInForce = ({ familyMessages }: Meeting): FamilyMessage[] => [...new Map(familyMessages.map((one) => [one.aboutId, one])).values()];

/**
 * How much of the decisions this reader may be given: nothing until they are told; while anybody of the family must not know
 * something yet, the choices in the procedure’s words alone, since the meeting’s own words could hold it.
 */
export function decisionsGiven(meeting: Meeting, options: MinutesOptions): 'nothing' | 'choices' | 'whole' {
  if (!toldNow(meeting, options)) return 'nothing';
  return messagesInForce(meeting).some(({ told, mustNotKnowYet, thread }) => !told || mustNotKnowYet || !isOpen(meeting, thread)) ? 'choices' : 'whole';
}

export const sharedContributions = (meeting: Meeting): Contribution[] => [...meeting.contributions.values()]
  .filter(({ says, thread, withdrawal }) => says.mayShareWithFamily === true && isOpen(meeting, thread) && !withdrawal);

export const sharedActions = (meeting: Meeting): AgreedAction[] => [...meeting.actions.values()]
  .filter(({ mayShareWithFamily, thread }) => mayShareWithFamily === true && isOpen(meeting, thread));

/** Words of a child released into this edition by name and with a reason, unless their recorder said they are not for the family. */
export const releasedVoices = (meeting: Meeting, { releases = [] }: MinutesOptions): (Voice & { readonly words: string })[] =>
  meeting.voices.filter((voice): voice is Voice & { words: string } =>
    voice.words !== undefined && voice.mayShareWithFamily !== false && isOpen(meeting, voice.thread)
    && releases.some(({ sequence, why }) => sequence === voice.sequence && why.trim() !== ''));

/** Decisions in force that every professional may see. */
export const openDecisions = (meeting: Meeting): Decision[] =>
  [...meeting.decisions.values()].filter(({ decided, supersededBy, thread }) => decided && !supersededBy && isOpen(meeting, thread));

/** Who leads, as the family may know: the last one named to everybody. */
export const leadForFamily = (meeting: Meeting): string | undefined => {
  const lead = meeting.leads.filter(({ audience }) => !audience).at(-1);
  return lead && nameIn(meeting, lead.participantId);
};

/** The children a copy is about: the one it is for, otherwise all. */
export function childrenOf(meeting: Meeting, { recipient }: MinutesOptions): Child[] {
  const all = [...meeting.children.values()];
  const named = recipient ? all.filter(({ name }) => sameName(name, recipient.name)) : [];
  return named.length > 0 ? named : all;
}
