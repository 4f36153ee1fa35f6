/** Looks now and then at every meeting for what somebody is to be reminded of, and queues it; a restart or a second server reminds nobody twice. */
import type { EventLog } from '#event-log';
import { isInvited, type Meeting } from '#meeting';
import type { Meetings } from '../turns/meetings.js';
import { MeetingUnsound } from '../soundness/unsound.js';
import { reportFault } from '../operator-log.js';
import type { MailSettings } from '../settings-shape.js';
import { addressedSince, addressIn, isInside } from './addresses.js';
import { remindersOf, type Reminder } from './due-reminders.js';
import type { Queue } from './queue.js';

export interface RemindersParts {
  readonly log: Pick<EventLog, 'everyMeeting'>;
  readonly meetings: Pick<Meetings, 'look' | 'onRecorded'>;
  readonly queue: Queue;
  readonly mail: MailSettings;
  readonly clock: () => number;
  /** Something waits to be sent. */
  readonly queued: () => void;
}

/** How often those meetings are looked at in which time alone can make something due, and those in which something was recorded. */
const lookEvery = 10 * 60_000;

interface Found {
  readonly reminders: readonly (Reminder & { readonly inside: boolean; readonly since: number })[];
  readonly pending: boolean;
}

export class ReminderRounds {
  readonly #toLook = new Set<string>();
  #everyMeeting = true;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly parts: RemindersParts) {
    parts.meetings.onRecorded(({ meetingId }) => void this.#toLook.add(meetingId));
  }

  start(): void {
    this.#timer = setInterval(() => void this.round(), lookEvery).unref();
    void this.round();
  }

  /** One look at everything that may need one. */
  round(): Promise<void> {
    return (this.#round ??= this.look()
      .catch((error: unknown) => reportFault('reminders', error))
      .finally(() => (this.#round = undefined)));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  private async look(): Promise<void> {
    if (this.#everyMeeting) for await (const meetingId of this.parts.log.everyMeeting()) this.#toLook.add(meetingId);
    this.#everyMeeting = false;
    for (const meetingId of [...this.#toLook]) {
      if (this.#stopped) return;
      this.#toLook.delete(meetingId);
      // one that cannot be read now is looked at again, and keeps nobody else waiting
      const again = await this.lookAt(meetingId).catch(lookAgain);
      if (again) this.#toLook.add(meetingId);
    }
  }

  /** @returns whether it is to be looked at again though nothing is recorded in it. */
  private async lookAt(meetingId: string): Promise<boolean> {
    const { reminders, pending } = await this.parts.meetings.look(meetingId, ({ meeting, newer }) => {
      // what is due by half of a record may be done by the other half
      if (newer) return { reminders: [], pending: true };
      return meeting ? this.found(meeting) : { reminders: [], pending: false };
    });
    let queued = false;
    for (const { inside, since, ...reminder } of reminders) {
      const confirmedOutside =
        !inside && (await this.parts.queue.wasConfirmed(meetingId, reminder.participantId, since));
      // an address nobody has confirmed is not written to unasked
      if (inside || confirmedOutside)
        queued = (await this.parts.queue.add({ meetingId, ...reminder, confirmedOutside })) !== undefined || queued;
    }
    if (queued) this.parts.queued();
    return pending;
  }

  private found(meeting: Meeting): Found {
    const { clock, mail } = this.parts;
    const { due, pending } = remindersOf(meeting, clock(), mail.reminderDays);
    const reminders = due.flatMap((reminder) => {
      const attendee = meeting.participants.get(reminder.participantId);
      const address = attendee && isInvited(attendee) ? addressIn(attendee.facts.email) : undefined;
      return attendee && address !== undefined
        ? [
            {
              ...reminder,
              inside: isInside(meeting, attendee, address, mail.agencyDomains),
              since: addressedSince(meeting, attendee),
            },
          ]
        : [];
    });
    return { reminders, pending };
  }
}

/** One that is shut was reported when it was found, and is looked at again in case it was put right. */
function lookAgain(error: unknown): true {
  if (!(error instanceof MeetingUnsound)) reportFault('reminders', error);
  return true;
}
