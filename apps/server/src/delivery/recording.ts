/** Giving out an edition stands in the meeting’s record before the first byte of the message leaves. */
import type { Refusal } from '#meeting';
import type { Meetings } from '../meetings/meetings.js';
import type { DeliveryRow } from './delivery-row.js';

type Given = Pick<DeliveryRow, 'deliveryId' | 'meetingId' | 'participantId' | 'about' | 'askedBy'>;

/**
 * In the name of whoever asked. Its commandId is the delivery’s own, so that it is recorded once, however often and wherever it is tried.
 * @returns why it may not be given out, if so.
 */
export async function recordDistribution(meetings: Pick<Meetings, 'command'>, { deliveryId, meetingId, participantId, about, askedBy = '' }: Given): Promise<Refusal | undefined> {
  const command = { type: 'RecordDistribution', edition: about, to: participantId, how: 'email' } as const;
  const answer = await meetings.command({ meetingId, commandId: deliveryId, command }, { kind: 'participant', meetingId, participantId: askedBy });
  return answer.accepted ? undefined : answer.refusal;
}

/** Not a ruling: the database is away, or the meeting has too much waiting. */
export const isPassing = ({ rule }: Refusal): boolean => ['E30', 'E31', 'W52'].includes(rule);
