/** Guards of invitation. */
import type { AnswerInvitation, InviteParticipant, Participant, WithdrawInvitation } from '#meeting';
import { exactly, oneOf, text, uuid, yesOrNo } from './checks.js';
import { Is, IsA, MayBe, MayBeA } from './fields.js';
import { ParticipantGuard } from './people.js';

const answers = ['will-attend', 'apologies', 'deputy'] as const satisfies readonly AnswerInvitation['answer'][];

class InviteParticipantGuard implements InviteParticipant {
  @Is(exactly('InviteParticipant')) type!: 'InviteParticipant';
  @IsA(() => ParticipantGuard) participant!: Participant;
  @MayBe(yesOrNo) notListed?: boolean;
}

class AnswerInvitationGuard implements AnswerInvitation {
  @Is(exactly('AnswerInvitation')) type!: 'AnswerInvitation';
  @Is(oneOf(answers)) answer!: AnswerInvitation['answer'];
  @MayBeA(() => ParticipantGuard) deputy?: Participant;
  @MayBe(text()) reason?: string;
}

class WithdrawInvitationGuard implements WithdrawInvitation {
  @Is(exactly('WithdrawInvitation')) type!: 'WithdrawInvitation';
  @Is(uuid) participantId!: string;
  @Is(text()) reason!: string;
}

export const invitationGuards = {
  InviteParticipant: InviteParticipantGuard,
  AnswerInvitation: AnswerInvitationGuard,
  WithdrawInvitation: WithdrawInvitationGuard,
};
