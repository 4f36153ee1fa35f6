/** What the security log hears of commands: those refused for want of right, and people put out of a meeting. */
import { isOfFinerKind, type Refusal } from '#meeting';
import type { CommandAnswer, CommandMessage } from '#wire';
import type { Identity } from '../sign-in/identity.js';
import { whoIs, type SecurityLog } from './security-log.js';
import { identityOf, type Subject } from '../sign-in/session.js';

/** Not theirs to give, no longer in, or unknown to the meeting. */
const isForWantOfRight = (refusal: Refusal): boolean =>
  refusal.kind === 'right' || refusal.kind === 'gone' || isOfFinerKind(refusal, 'no-address');

export function noteAnswer(
  security: Pick<SecurityLog, 'note'>,
  { meetingId, command }: CommandMessage,
  identity: Identity,
  answer: CommandAnswer,
): void {
  const who = whoIs(identity);
  if (!answer.accepted) {
    const { refusal } = answer;
    if (isForWantOfRight(refusal))
      security.note({ what: 'command-refused', who, meetingId, detail: { command: command.type, rule: refusal.rule } });
    return;
  }
  if (command.type === 'WithdrawInvitation' || command.type === 'DeclineEntry')
    security.note({ what: 'evicted', who, meetingId, detail: { participant: command.participantId } });
}

export function noteEndedEarlier(security: Pick<SecurityLog, 'note'>, subject: Subject): void {
  const meetingId = 'meetingId' in subject ? subject.meetingId : undefined;
  const who = whoIs(identityOf(subject));
  security.note({ what: 'session-ended', who, meetingId, detail: { by: 'newer-link' } });
}
