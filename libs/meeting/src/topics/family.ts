/** The family: fathers and other carers considered, the one message they are given, who leads, and what it all adds up to. */
import { isInvited, type Attendee, type Entered, type Meeting, type Thread } from '../meeting.js';
import { accept, isRefused, refuse, type Refused, type Ruling } from '../ruling.js';
import { instead } from '../told.js';
import { leadOutside } from '../told-outside.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Stamped, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { Recorded } from '../record.js';
import { packQuestionProblem } from './contribution.js';
import { type Basis } from './contribution-fields.js';
import { joinThread, openThread, stampFor } from './thread.js';

export const consideredAs = ['protective', 'risk', 'unknown'] as const;
export type ConsideredAs = (typeof consideredAs)[number];

export interface ConsiderPerson extends Restrictable {
  readonly type: 'ConsiderPerson';
  readonly aboutId: string;
  readonly childIds: readonly string[];
  readonly consideredAs: ConsideredAs;
  readonly basis?: Basis;
  readonly source?: string;
  readonly involvement?: string;
  readonly whyNotInvolved?: string;
  readonly packQuestionId?: string;
}
export interface DecideWhatFamilyIsTold extends Reports, Restrictable {
  readonly type: 'DecideWhatFamilyIsTold';
  readonly told: boolean;
  readonly aboutId?: string;
  /** The children whom the copy of the person it is about may name, where they take no part in the meeting; unsaid, none of several. */
  readonly childIds?: readonly string[];
  readonly what?: string;
  readonly byParticipantId?: string;
  readonly notBefore?: Instant;
  readonly mustNotKnowYet?: string;
  /** To whom what they must not know yet is kept, besides the chair’s agency; everybody inside still reads that there is a message. */
  readonly mustNotKnowYetRestrictedTo?: readonly string[];
  readonly whyNot?: string;
}
export interface NameLeadPractitioner extends Restrictable {
  readonly type: 'NameLeadPractitioner';
  readonly participantId: string;
  readonly responsibilities: string;
}
export interface RecordAnalysis extends Restrictable {
  readonly type: 'RecordAnalysis';
  readonly text: string;
  readonly byParticipantId?: string;
}
export type FamilyCommand = ConsiderPerson | DecideWhatFamilyIsTold | NameLeadPractitioner | RecordAnalysis;

export type PersonConsidered = Past<ConsiderPerson, 'PersonConsidered', { readonly agencyId: string }>;
/** With `mustNotKnowYetKept` there is something they must not know yet, in a row of its own kept to some. */
export type FamilyMessageDecided = Past<
  Omit<DecideWhatFamilyIsTold, 'mustNotKnowYetRestrictedTo'>,
  'FamilyMessageDecided',
  { readonly mustNotKnowYetKept?: true }
>;
/** What they must not know yet, where it is kept to some; the message it belongs to is the row before it. */
export interface FamilyMustNotKnowYet extends Stamped {
  readonly type: 'FamilyMustNotKnowYet';
  readonly mustNotKnowYet: string;
}
export type LeadPractitionerNamed = Past<NameLeadPractitioner, 'LeadPractitionerNamed'>;
export type AnalysisRecorded = Past<RecordAnalysis, 'AnalysisRecorded', { readonly agencyId: string }>;
export type FamilyEvent =
  PersonConsidered | FamilyMessageDecided | FamilyMustNotKnowYet | LeadPractitionerNamed | AnalysisRecorded;

type Kept<E> = Omit<E, 'type' | 'audience' | 'restrictedTo'> & Entered & { readonly thread: Thread };
export type Consideration = Kept<PersonConsidered>;
export type FamilyMessage = Omit<Kept<FamilyMessageDecided>, 'mustNotKnowYet'> & {
  /** As far as whoever folds it may see. */
  mustNotKnowYet?: string;
};
/** Whether there is something they must not know yet, whoever may see what. */
export const keepsBack = ({ mustNotKnowYet, mustNotKnowYetKept }: FamilyMessage): boolean =>
  mustNotKnowYet !== undefined || mustNotKnowYetKept === true;
export type LeadPractitioner = Entered &
  Stamped & { readonly participantId: string; readonly responsibilities: string };
export type Analysis = Kept<AnalysisRecorded>;

const attending = { prefix: 'F', who: 'attending', phases: ['open'] } as const;
const chair = { prefix: 'F', who: 'chair', phases: ['open'] } as const;
export interface FamilyBegins {
  readonly considerations: Consideration[];
  readonly familyMessages: FamilyMessage[];
  readonly leads: LeadPractitioner[];
  readonly analyses: Analysis[];
}

const rights: Rights<FamilyCommand> = {
  ConsiderPerson: attending,
  DecideWhatFamilyIsTold: chair,
  NameLeadPractitioner: { ...chair, mayNarrow: true },
  RecordAnalysis: attending,
};

const nobody = () => refuse('F5', 'The person named is not in this meeting. Choose them from the list.');
const unknownPerson = () => refuse('F6', 'That person is not listed in this meeting. Add them first.');

function considerationProblem(
  meeting: Meeting,
  { aboutId, childIds, ...command }: ConsiderPerson,
): Refused | undefined {
  if (!meeting.people.has(aboutId)) return unknownPerson();
  if (childIds.some((childId) => !meeting.children.has(childId)))
    return refuse('F7', 'One of the children named is not in this meeting.');
  if (command.consideredAs === 'risk' && !(command.basis && command.source))
    return refuse(
      'F4',
      'To call somebody a risk, say what that rests on (fact, observation, allegation, opinion, second-hand) and where it comes from.',
    );
  return packQuestionProblem(meeting, command.packQuestionId, 'F8');
}

/** Children are opened to one person by name, and are in this meeting. */
function openingProblem(
  { children }: Meeting,
  { aboutId, childIds = [] }: DecideWhatFamilyIsTold,
): Refused | undefined {
  if (childIds.some((childId) => !children.has(childId)))
    return refuse('S73', 'One of the children named is not in this meeting. Add the child first.');
  return childIds.length > 0 && aboutId === undefined
    ? refuse('S73', 'Say to whom a copy about these children may go, or leave the children out.')
    : undefined;
}

/** The message without the words, and the words in a row of their own, never for more people than the message. */
function withMoreKept(
  meeting: Meeting,
  { mustNotKnowYet, ...decided }: Omit<DecideWhatFamilyIsTold, 'mustNotKnowYetRestrictedTo'>,
  whom: readonly string[],
  stamp: Stamped,
  actor: Attendee,
): Ruling<FamilyEvent> {
  if (mustNotKnowYet === undefined)
    return refuse('S46', 'Write what they must not know yet, or leave out to whom it is kept.');
  const own = stampFor(meeting, whom, actor.facts.agencyId, actor);
  if (isRefused(own)) return own;
  const audience = own.audience?.filter((one) => stamp.audience?.includes(one) ?? true);
  return accept(
    { ...decided, type: 'FamilyMessageDecided', mustNotKnowYetKept: true, ...stamp },
    { type: 'FamilyMustNotKnowYet', mustNotKnowYet, ...(audience ? { audience } : {}) },
  );
}

const onCommand: OnCommand<FamilyCommand, FamilyEvent> = {
  ConsiderPerson: (meeting, command, { actor }) => {
    const problem = considerationProblem(meeting, command);
    if (problem) return problem;
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'PersonConsidered', agencyId: actor.facts.agencyId, ...stamp });
  },
  DecideWhatFamilyIsTold: (meeting, command, { actor }) => {
    if (command.byParticipantId && !meeting.participants.has(command.byParticipantId)) return nobody();
    if (command.aboutId && !meeting.people.has(command.aboutId)) return unknownPerson();
    const unclear = openingProblem(meeting, command);
    if (unclear) return unclear;
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if (isRefused(stamp)) return stamp;
    const { mustNotKnowYetRestrictedTo: whom, ...decided } = command;
    return whom === undefined
      ? accept({ ...decided, type: 'FamilyMessageDecided', ...stamp })
      : withMoreKept(meeting, decided, whom, stamp, actor);
  },
  NameLeadPractitioner: (meeting, command) => {
    const lead = meeting.participants.get(command.participantId);
    return lead && isInvited(lead) ? accept({ ...command, type: 'LeadPractitionerNamed' }) : nobody();
  },
  RecordAnalysis: (meeting, command, { actor }) => {
    if (command.byParticipantId && !meeting.participants.has(command.byParticipantId)) return nobody();
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'AnalysisRecorded', agencyId: actor.facts.agencyId, ...stamp });
  },
};

function kept<E extends FamilyEvent>(meeting: Meeting, entry: Recorded<E>, agencyId: string): Kept<E> {
  const { type: _type, audience: _audience, ...facts } = entry.event;
  const { sequence, at, by } = entry;
  return { sequence, at, by, ...facts, thread: openThread(meeting, entry, agencyId) } as unknown as Kept<E>;
}

const onEvent: OnEvent<FamilyEvent> = {
  PersonConsidered: (meeting, event, entry) => void meeting.considerations.push(kept(meeting, entry, event.agencyId)),
  FamilyMessageDecided: (meeting, _event, entry) => {
    const chairAgency = meeting.participants.get(meeting.chairId)?.facts.agencyId ?? '';
    meeting.familyMessages.push(kept(meeting, entry, chairAgency));
  },
  FamilyMustNotKnowYet: (meeting, { mustNotKnowYet }, entry) => {
    const message = meeting.familyMessages.find(({ sequence }) => sequence === entry.sequence - 1);
    if (!message) return;
    joinThread(meeting, message.thread, entry);
    message.mustNotKnowYet = mustNotKnowYet;
  },
  LeadPractitionerNamed: (meeting, { participantId, responsibilities, audience }, { sequence, at, by }) =>
    void meeting.leads.push({ sequence, at, by, participantId, responsibilities, ...(audience ? { audience } : {}) }),
  AnalysisRecorded: (meeting, event, entry) => void meeting.analyses.push(kept(meeting, entry, event.agencyId)),
};

const begin = (): FamilyBegins => ({ considerations: [], familyMessages: [], leads: [], analyses: [] });

const catalogue: Catalogue<FamilyEvent> = {
  PersonConsidered: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'family' },
    familyCopies: 'none',
    changes: [],
  },
  FamilyMessageDecided: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'family' },
    familyCopies: 'part and letters',
    changes: [],
  },
  FamilyMustNotKnowYet: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'family' },
    familyCopies: 'none',
    changes: [],
  },
  LeadPractitionerNamed: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: {
      whose: 'shared-with-all',
      told: { participantId: leadOutside, responsibilities: instead(''), restrictedTo: 'left out' },
    },
    minutes: { section: 'family' },
    familyCopies: 'frame',
    changes: [],
  },
  AnalysisRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'analysis' },
    familyCopies: 'none',
    changes: [],
  },
};

export const familyTopic: Topic<FamilyCommand, FamilyEvent, FamilyBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
