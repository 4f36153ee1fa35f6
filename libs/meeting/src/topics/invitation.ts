/** Invitation: who is asked to the meeting, what they answer, and who is no longer in it. */
import { isInvited, type Attendee, type Meeting } from '../meeting.js';
import { accept, refuse, type Ruling } from '../ruling.js';
import type { OnCommand, OnEvent, Past, Rights } from '../topic.js';
import { roleNames, type Participant } from '../vocabulary.js';
import { newAttendee } from './convening.js';

export interface InviteParticipant { readonly type: 'InviteParticipant'; readonly participant: Participant }
export interface AnswerInvitation {
  readonly type: 'AnswerInvitation';
  readonly answer: 'will-attend' | 'apologies' | 'deputy';
  readonly deputy?: Participant;
  readonly reason?: string;
}
export interface WithdrawInvitation { readonly type: 'WithdrawInvitation'; readonly participantId: string; readonly reason: string }
export type InvitationCommand = InviteParticipant | AnswerInvitation | WithdrawInvitation;

export type ParticipantInvited = Past<InviteParticipant, 'ParticipantInvited'>;
export type InvitationAnswered = Past<AnswerInvitation, 'InvitationAnswered', { readonly participantId: string }>;
export type InvitationWithdrawn = Past<WithdrawInvitation, 'InvitationWithdrawn'>;
export type InvitationEvent = ParticipantInvited | InvitationAnswered | InvitationWithdrawn;

const always = ['before-opening', 'open', 'adjourned', 'closed'] as const;

export const rights = {
  InviteParticipant: { prefix: 'A', who: 'recorder', phases: ['before-opening', 'open', 'adjourned'] },
  AnswerInvitation: { prefix: 'A', who: 'invited', phases: always },
  WithdrawInvitation: { prefix: 'A', who: 'chair', phases: always },
} satisfies Rights<InvitationCommand>;

/** What stands against admitting these facts as a new participant. */
export function newcomerProblem(meeting: Meeting, newcomer: Participant): Ruling<never> | undefined {
  const known = meeting.participants.get(newcomer.participantId);
  if (known && isInvited(known)) return refuse('A6', `${known.facts.name} is already in this meeting.`);
  if (known && known.facts.agencyId !== newcomer.agencyId) return refuse('A6', 'That identifier belongs to somebody from another agency.');
  if (newcomer.role === 'chair') return refuse('A7', 'A meeting has exactly one chair. Invite them as deputy chair or member; they can take the chair once they attend.');
  if (!meeting.procedure.rolesAdmitted.includes(newcomer.role)) return refuse('A8', `${meeting.procedure.title} does not admit a ${roleNames[newcomer.role]}.`);
  return undefined;
}

export const onCommand: OnCommand<InvitationCommand, InvitationEvent> = {
  InviteParticipant: (meeting, command) =>
    newcomerProblem(meeting, command.participant) ?? accept({ ...command, type: 'ParticipantInvited' }),
  AnswerInvitation: (meeting, command, { actor }) => deputyProblem(meeting, command, actor)
    ?? accept({ ...command, type: 'InvitationAnswered', participantId: actor.participantId }),
  WithdrawInvitation: (meeting, command) => {
    const withdrawn = meeting.participants.get(command.participantId);
    if (!withdrawn) return refuse('A9', 'There is no such person in this meeting.');
    if (withdrawn.participantId === meeting.chairId) return refuse('A10', 'The chair’s own invitation cannot be withdrawn. Somebody else must take the chair first.');
    if (withdrawn.standing.state === 'withdrawn') return accept();
    return accept({ ...command, type: 'InvitationWithdrawn' });
  },
};

function deputyProblem(meeting: Meeting, { answer, deputy }: AnswerInvitation, actor: Attendee): Ruling<never> | undefined {
  if (answer !== 'deputy') return deputy ? refuse('A11', 'Name a deputy only when a deputy is coming.') : undefined;
  if (!deputy) return refuse('A11', 'Say who is coming as the deputy.');
  if (actor.standsFor) return refuse('A12', 'A deputy cannot send a deputy. Ask the chair to invite somebody else.');
  if (deputy.agencyId !== actor.facts.agencyId) return refuse('A13', `A deputy stands for ${actor.facts.agencyName}, so they must come from it.`);
  return newcomerProblem(meeting, deputy);
}

export const onEvent: OnEvent<InvitationEvent> = {
  ParticipantInvited: (meeting, { participant }, { at }) => seat(meeting, newAttendee(participant, at)),
  InvitationAnswered: (meeting, { participantId, answer, reason, deputy }, { at }) => {
    const invited = meeting.participants.get(participantId);
    if (invited) invited.answer = { answer, reason, deputyId: deputy?.participantId };
    if (deputy) seat(meeting, newAttendee(deputy, at, { standsFor: participantId }));
  },
  InvitationWithdrawn: (meeting, { participantId, reason }, { at }) => {
    const withdrawn = meeting.participants.get(participantId);
    if (!withdrawn) return;
    endStay(withdrawn, at);
    withdrawn.standing = { state: 'withdrawn', since: at, reason };
  },
};

/** Somebody invited again keeps the stays they already had. */
export function seat(meeting: Meeting, newcomer: Attendee): void {
  const former = meeting.participants.get(newcomer.participantId);
  meeting.participants.set(newcomer.participantId, former ? { ...newcomer, stays: former.stays } : newcomer);
}

/** Closes the present stay; the time as reported. */
export function endStay({ stays }: Attendee, leftAt: string): void {
  const stay = stays.at(-1);
  if (stay && !stay.leftAt) stay.leftAt = leftAt;
}
