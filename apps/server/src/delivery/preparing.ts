/** From a row of the queue to a message: whom it goes to is read from the meeting when it is sent, and kept nowhere else. */
import { isInvited, type Meeting } from '#meeting';
import type { Meetings } from '../turns/meetings.js';
import type { MailSettings } from '../settings-shape.js';
import { addressedSince, addressIn, isInside } from './addresses.js';
import type { Claimed, DeliveryRow } from './delivery-row.js';
import { remindersOf } from './due-reminders.js';
import { letterFor, type Letter } from './letter.js';
import type { Outcome } from './outcome.js';
import type { Queue } from './queue.js';
import { isPassing, recordDistribution } from './recording.js';

export interface PreparingParts {
  readonly meetings: Pick<Meetings, 'look' | 'command'>;
  readonly queue: Pick<Queue, 'noteRecorded'>;
  readonly mail: MailSettings;
  /** Where people open the service. */
  readonly address: () => string;
  readonly clock: () => number;
}

export type Prepared = { readonly letter: Letter } | { readonly outcome: Outcome };

export class Preparing {
  constructor(private readonly parts: PreparingParts) {}

  async prepare(row: Claimed): Promise<Prepared> {
    const { meetings } = this.parts;
    const prepared = await meetings.look(row.meetingId, ({ meeting, newer }) => {
      if (newer) return { outcome: 'fault' as const };
      return meeting ? this.written(meeting, row) : { outcome: 'not-invited' as const };
    });
    if ('outcome' in prepared || row.kind !== 'edition') return prepared;
    const refused = await this.record(row);
    return refused ? { outcome: refused } : prepared;
  }

  /** @returns undefined once the record says it; otherwise why nothing is sent now. */
  private async record(row: DeliveryRow): Promise<Outcome | undefined> {
    if (row.recorded) return undefined;
    const refusal = await recordDistribution(this.parts.meetings, row);
    if (refusal) return isPassing(refusal) ? 'fault' : 'not-recorded';
    await this.parts.queue.noteRecorded(row.deliveryId);
    return undefined;
  }

  private written(meeting: Meeting, row: DeliveryRow): Prepared {
    const { mail, clock, address } = this.parts;
    const { deliveryId, meetingId, kind, participantId } = row;
    const attendee = meeting.participants.get(participantId);
    if (!attendee || !isInvited(attendee)) return { outcome: 'not-invited' };
    const to = addressIn(attendee.facts.email);
    if (to === undefined) return { outcome: 'no-address' };
    const isConfirmed = row.confirmedOutside && Date.parse(row.askedAt) > addressedSince(meeting, attendee);
    if (!isConfirmed && !isInside(meeting, attendee, to, mail.agencyDomains)) return { outcome: 'outside' };
    const stillDue =
      kind === 'edition' ||
      remindersOf(meeting, clock(), mail.reminderDays).due.some(
        (one) => one.kind === kind && one.participantId === participantId && one.about === row.about,
      );
    if (!stillDue) return { outcome: 'not-needed' };
    return { letter: letterFor({ deliveryId, meetingId, kind, reference: meeting.reference, to, address: address() }) };
  }
}
