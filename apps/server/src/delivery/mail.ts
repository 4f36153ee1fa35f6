/** Everything about e-mail, put together: the queue, and where a mail server is set, the worker and the reminders. */
import type { Database, EventLog, KeyStore } from '#event-log';
import type { RateLimits } from '../limits.js';
import type { Meetings } from '../turns/meetings.js';
import type { MailSettings } from '../settings-shape.js';
import { Delivery } from './delivery.js';
import { NotSent } from './not-sent.js';
import { Preparing } from './preparing.js';
import { Queue } from './queue.js';
import { ReminderRounds } from './reminders.js';
import { SmtpSender } from './smtp-sender.js';
import { Worker } from './worker.js';

export interface MailParts {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly log: Pick<EventLog, 'everyMeeting'>;
  readonly meetings: Meetings;
  readonly mail?: MailSettings;
  readonly address: () => string;
  readonly rates: RateLimits;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export class Mail {
  readonly delivery: Delivery;
  readonly queue: Queue;
  readonly worker: Worker | undefined;
  readonly reminders: ReminderRounds | undefined;

  constructor({ database, keys, log, meetings, mail, address, rates, clock }: MailParts) {
    const queue = new Queue(database, keys, clock);
    const preparing = mail && new Preparing({ meetings, queue, mail, address, clock });
    const notSent = new NotSent({ meetings, queue });
    const worker =
      mail &&
      preparing &&
      new Worker({
        queue,
        sender: new SmtpSender(mail, clock),
        prepare: (row) => preparing.prepare(row),
        sayUnsent: () => notSent.record(),
        clock,
      });
    const queued = (): void => worker?.poke();
    this.queue = queue;
    this.worker = worker;
    this.reminders = mail && new ReminderRounds({ log, meetings, queue, mail, clock, queued });
    this.delivery = new Delivery({ meetings, queue, mail, address, rates, queued });
  }

  /** Once the address people open is known. */
  start(): void {
    this.worker?.start();
    this.reminders?.start();
  }

  async close(): Promise<void> {
    await this.reminders?.stop();
    await this.worker?.stop();
  }
}
