/** What the security log hears of commands: those refused for want of right, and people put out of a meeting. */
import type { CommandAnswer, CommandMessage } from '#wire';
import type { Identity } from '../sign-in/identity.js';
import { whoIs, type SecurityLog } from './security-log.js';
import { identityOf, type Subject } from '../sign-in/session.js';

/** Not yours to give (the first rule of every topic), no longer in, unknown to the meeting, may not convene or give out links. */
const wantOfRight = /^([MACVFDGTLS]1|N1|N21|A4|W1|W37|W38)$/u;

export function noteAnswer(
  security: Pick<SecurityLog, 'note'>,
  { meetingId, command }: CommandMessage,
  identity: Identity,
  answer: CommandAnswer,
): void {
  const who = whoIs(identity);
  if (!answer.accepted) {
    const { rule } = answer.refusal;
    if (wantOfRight.test(rule))
      security.note({ what: 'command-refused', who, meetingId, detail: { command: command.type, rule } });
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
