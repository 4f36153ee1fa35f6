/** Giving out an edition stands in the meeting’s record before the first byte of the message leaves; so does that it never left. */
import { createHash } from 'node:crypto';
import type { Refusal } from '#meeting';
import type { Meetings } from '../turns/meetings.js';
import type { DeliveryRow } from './delivery-row.js';

type Given = Pick<DeliveryRow, 'deliveryId' | 'meetingId' | 'participantId' | 'about' | 'askedBy'>;

/** As the minutes print it: no document leaves with the message. */
export const noticeByEmail = 'notice by e-mail, with a link to it';
const notSent = 'the notice by e-mail was not sent, so it was not given out after all';

/**
 * In the name of whoever asked. Its commandId is the delivery’s own, so that it is recorded once, however often and wherever it is tried.
 * @returns why it may not be given out, if so.
 */
export const recordDistribution = (meetings: Pick<Meetings, 'command'>, given: Given): Promise<Refusal | undefined> =>
  recorded(meetings, given, given.deliveryId, noticeByEmail);

/** What was said to be given out was not. Its commandId comes from the delivery’s, for the same reason. */
export const recordNotSent = (meetings: Pick<Meetings, 'command'>, given: Given): Promise<Refusal | undefined> =>
  recorded(meetings, given, notSentId(given.deliveryId), notSent);

async function recorded(
  meetings: Pick<Meetings, 'command'>,
  { meetingId, participantId, about, askedBy = '' }: Given,
  commandId: string,
  how: string,
): Promise<Refusal | undefined> {
  const command = { type: 'RecordDistribution', edition: about, to: participantId, how } as const;
  const answer = await meetings.command(
    { meetingId, commandId, command },
    { kind: 'participant', meetingId, participantId: askedBy },
  );
  return answer.accepted ? undefined : answer.refusal;
}

/** The same on every server and after every restart: a UUID of version 8, made from the delivery’s. */
function notSentId(deliveryId: string): string {
  const hash = createHash('sha256').update(`not sent ${deliveryId}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Not a ruling: the database is away, the meeting is shut, it has too much waiting, or a newer version has to rule. */
export const isPassing = ({ kind }: Refusal): boolean => kind === 'passing';
