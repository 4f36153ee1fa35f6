/** Tells the record, once, of messages it says were given out and that never left; whichever server finds one does so. */
import { documentName, type Meeting } from '#meeting';
import type { Meetings } from '../turns/meetings.js';
import { report, reportFault } from '../operator-log.js';
import type { DeliveryRow } from './delivery-row.js';
import type { Queue } from './queue.js';
import { isPassing, noticeByEmail, recordDistribution, recordNotSent } from './recording.js';

export class NotSent {
  constructor(
    private readonly parts: {
      readonly meetings: Pick<Meetings, 'look' | 'command'>;
      readonly queue: Pick<Queue, 'neverLeft' | 'noteNotGiven'>;
    },
  ) {}

  /** One look at all there is; what cannot be recorded now is looked at again. */
  async record(): Promise<void> {
    for (const row of await this.parts.queue.neverLeft())
      await this.recordOne(row).catch((error: unknown) => reportFault('delivery', error));
  }

  private async recordOne(row: DeliveryRow): Promise<void> {
    const about = row.about || (await this.aboutInTheRecord(row));
    const refusal = about === undefined ? undefined : await recordNotSent(this.parts.meetings, { ...row, about });
    if (refusal && isPassing(refusal)) return;
    // the person who asked may have left the meeting, and nobody else records it in their name
    if (refusal || about === undefined)
      report('message not sent, and the record still says that it was', { rule: refusal?.rule ?? 'unreadable' });
    await this.parts.queue.noteNotGiven(row.deliveryId);
  }

  /** For a row that cannot be read any more: the edition is the one whose recording is answered as before under the delivery’s own commandId. */
  private async aboutInTheRecord(row: DeliveryRow): Promise<string | undefined> {
    const { meetings } = this.parts;
    for (const about of await meetings.look(row.meetingId, ({ meeting }) =>
      meeting ? noticedTo(meeting, row.participantId) : [],
    )) {
      if (!(await recordDistribution(meetings, { ...row, about }))) return about;
    }
    return undefined;
  }
}

const noticedTo = ({ distributions }: Meeting, participantId: string): readonly string[] => [
  ...new Set(
    distributions
      .filter(({ to, how }) => to === participantId && how === noticeByEmail)
      .map(({ which }) => documentName(which)),
  ),
];
