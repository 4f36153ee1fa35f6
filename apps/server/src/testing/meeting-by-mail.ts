/** A meeting whose people have e-mail addresses, on a server that has ended: what it mails is started as often as a test likes, on a clock of the test’s. */
import { Mail } from '../delivery/mail.js';
import { assemble, type Parts } from '../parts.js';
import { mailServer, mailTo, type TestMailServer } from './mail-server.js';
import { TestMeeting, type Who, type Window } from './test-meeting.js';
import { testServer } from './test-server.js';

export interface Started {
  readonly parts: Parts;
  readonly mail: Mail;
}

/** Those who came, and the meeting they are in. */
export interface Room {
  readonly meeting: TestMeeting;
  readonly chair: Window;
  readonly police: Window;
  readonly health: Window;
}

export class MeetingByMail {
  now = Date.now();
  readonly #opened: Parts[] = [];

  private constructor(
    readonly meeting: TestMeeting,
    readonly mail: TestMailServer,
  ) {}

  /** @param during What happens in the meeting once it is open. */
  static async convene(
    emails: Partial<Record<Who, string>>,
    during: (room: Room) => Promise<void> = async () => undefined,
  ): Promise<MeetingByMail> {
    const meeting = await TestMeeting.convene(await testServer(), {}, emails);
    const [chair, police, health] = [
      await meeting.arrive('chair'),
      await meeting.arrive('police'),
      await meeting.arrive('health'),
    ];
    await chair.accepted({ type: 'OpenMeeting' });
    await during({ meeting, chair, police, health });
    for (const window of [chair, police, health]) window.close();
    await meeting.server.close();
    return new MeetingByMail(meeting, await mailServer());
  }

  /** A server as it starts, without its doors. */
  async started(): Promise<Started> {
    const settings = mailTo(this.mail.port);
    const parts = await assemble({ ...this.meeting.server.settings, mail: settings });
    this.#opened.push(parts);
    const { database, keys, log, meetings } = parts;
    return {
      parts,
      mail: new Mail({
        database,
        keys,
        log,
        meetings,
        mail: settings,
        address: () => 'https://quorate.example',
        rates: parts.rates,
        clock: () => this.now,
      }),
    };
  }

  async end(): Promise<void> {
    for (const { meetings, presence, openSockets, database } of this.#opened.splice(0)) {
      meetings.close();
      presence.close();
      await openSockets.close();
      await database.close();
    }
    await this.meeting.server.stop();
    await this.mail.close();
  }
}
