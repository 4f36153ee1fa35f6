/** The family: fathers and other carers considered, the one message they are given, who leads, and what it all adds up to. */
import { isInvited, type Entered, type Meeting, type Thread } from '../meeting.js';
import { accept, refuse, type Ruling } from '../ruling.js';
import type { OnCommand, OnEvent, Past, Reports, Restrictable, Rights, Stamped } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import type { Recorded } from '../record.js';
import { packQuestionProblem, type Basis } from './contribution.js';
import { openThread, stampFor } from './thread.js';

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
  readonly what?: string;
  readonly byParticipantId?: string;
  readonly notBefore?: Instant;
  readonly mustNotKnowYet?: string;
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
export type FamilyMessageDecided = Past<DecideWhatFamilyIsTold, 'FamilyMessageDecided'>;
export type LeadPractitionerNamed = Past<NameLeadPractitioner, 'LeadPractitionerNamed'>;
export type AnalysisRecorded = Past<RecordAnalysis, 'AnalysisRecorded', { readonly agencyId: string }>;
export type FamilyEvent = PersonConsidered | FamilyMessageDecided | LeadPractitionerNamed | AnalysisRecorded;

type Kept<E> = Omit<E, 'type' | 'audience' | 'restrictedTo'> & Entered & { readonly thread: Thread };
export type Consideration = Kept<PersonConsidered>;
export type FamilyMessage = Kept<FamilyMessageDecided>;
export type LeadPractitioner = Entered &
  Stamped & { readonly participantId: string; readonly responsibilities: string };
export type Analysis = Kept<AnalysisRecorded>;

const attending = { prefix: 'F', who: 'attending', phases: ['open'] } as const;
const chair = { prefix: 'F', who: 'chair', phases: ['open'] } as const;
export const rights = {
  ConsiderPerson: attending,
  DecideWhatFamilyIsTold: chair,
  NameLeadPractitioner: { ...chair, mayNarrow: true },
  RecordAnalysis: attending,
} satisfies Rights<FamilyCommand>;

const nobody = () => refuse('F5', 'The person named is not in this meeting. Choose them from the list.');
const unknownPerson = () => refuse('F6', 'That person is not listed in this meeting. Add them first.');

function considerationProblem(
  meeting: Meeting,
  { aboutId, childIds, ...command }: ConsiderPerson,
): Ruling<never> | undefined {
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

export const onCommand: OnCommand<FamilyCommand, FamilyEvent> = {
  ConsiderPerson: (meeting, command, { actor }) => {
    const problem = considerationProblem(meeting, command);
    if (problem) return problem;
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if ('refusal' in stamp) return stamp.refusal;
    return accept({ ...command, type: 'PersonConsidered', agencyId: actor.facts.agencyId, ...stamp });
  },
  DecideWhatFamilyIsTold: (meeting, command, { actor }) => {
    if (command.byParticipantId && !meeting.participants.has(command.byParticipantId)) return nobody();
    if (command.aboutId && !meeting.people.has(command.aboutId)) return unknownPerson();
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if ('refusal' in stamp) return stamp.refusal;
    return accept({ ...command, type: 'FamilyMessageDecided', ...stamp });
  },
  NameLeadPractitioner: (meeting, command) => {
    const lead = meeting.participants.get(command.participantId);
    return lead && isInvited(lead) ? accept({ ...command, type: 'LeadPractitionerNamed' }) : nobody();
  },
  RecordAnalysis: (meeting, command, { actor }) => {
    if (command.byParticipantId && !meeting.participants.has(command.byParticipantId)) return nobody();
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if ('refusal' in stamp) return stamp.refusal;
    return accept({ ...command, type: 'AnalysisRecorded', agencyId: actor.facts.agencyId, ...stamp });
  },
};

function kept<E extends FamilyEvent>(meeting: Meeting, entry: Recorded<E>, agencyId: string): Kept<E> {
  const { type: _type, audience: _audience, ...facts } = entry.event;
  const { sequence, at, by } = entry;
  return { sequence, at, by, ...facts, thread: openThread(meeting, entry, agencyId) } as unknown as Kept<E>;
}

export const onEvent: OnEvent<FamilyEvent> = {
  PersonConsidered: (meeting, event, entry) => void meeting.considerations.push(kept(meeting, entry, event.agencyId)),
  FamilyMessageDecided: (meeting, _event, entry) => {
    const chairAgency = meeting.participants.get(meeting.chairId)?.facts.agencyId ?? '';
    meeting.familyMessages.push(kept(meeting, entry, chairAgency));
  },
  LeadPractitionerNamed: (meeting, { participantId, responsibilities, audience }, { sequence, at, by }) =>
    void meeting.leads.push({ sequence, at, by, participantId, responsibilities, ...(audience ? { audience } : {}) }),
  AnalysisRecorded: (meeting, event, entry) => void meeting.analyses.push(kept(meeting, entry, event.agencyId)),
};
