/** The demo: made once in an empty database, marked there for good, and never in production. */
import { randomUUID } from 'node:crypto';
import { Sayable } from '#event-log';
import type { Database, EventLog } from '#event-log';
import type { Instant, Procedure } from '#meeting';
import type { DemoSeats } from '#wire';
import type { Meetings } from '../turns/meetings.js';
import { isLoopback } from '../settings.js';
import type { Settings } from '../settings-shape.js';
import { keepFact, readFact } from '../storage/facts.js';
import { demoMeeting, demoProcedureId } from './demo-meeting.js';

/** The fact under which the database names the demo meeting. */
const demoFact = 'demo meeting';
const demoProgram = 'demo';

export interface DemoParts {
  readonly database: Database;
  readonly log: EventLog;
  readonly meetings: Meetings;
  readonly procedures: readonly Procedure[];
  readonly settings: Settings;
  readonly clock: () => Instant;
}

export class Demo {
  private constructor(
    private readonly meetings: Meetings,
    private readonly meetingId: string | undefined,
  ) {}

  /** Throws `Sayable` where a demo has no place. */
  static async open(parts: DemoParts): Promise<Demo> {
    const { database, settings } = parts;
    const kept = await readFact(database, demoFact);
    if (kept !== undefined) refuseWhereItHasNoPlace(settings);
    const makes =
      kept === undefined && settings.demo && !settings.production && (await parts.log.meetings('', 1)).length === 0;
    return new Demo(parts.meetings, makes ? await make(parts) : kept);
  }

  get isDemo(): boolean {
    return this.meetingId !== undefined;
  }

  /** `undefined` where this is not the demo. */
  async seats(): Promise<DemoSeats | undefined> {
    const { meetingId } = this;
    if (meetingId === undefined) return undefined;
    return this.meetings.look(
      meetingId,
      ({ meeting }) =>
        meeting && {
          meetingId,
          reference: meeting.reference,
          seats: [...meeting.participants.values()].map(
            ({ facts: { participantId, name, post, agencyName }, role }) => ({
              participantId,
              name,
              post,
              agencyName,
              role,
            }),
          ),
        },
    );
  }
}

function refuseWhereItHasNoPlace({ production, host, trustProxy }: Settings): void {
  if (production)
    throw new Sayable(
      'This database is the demo, with made-up children in it, and NODE_ENV is production. Set QUORATE_DATA to a folder of its own.',
    );
  if (!isLoopback(host) || trustProxy)
    throw new Sayable(
      'This database is the demo, where anybody may sit in any seat, so it serves this machine only. Set HOST to 127.0.0.1 without TRUST_PROXY, or QUORATE_DATA to another folder.',
    );
}

/** Marked before it is convened: a database that was ever the demo is never taken for anything else. */
async function make({ database, meetings, procedures, clock }: DemoParts): Promise<string> {
  const meetingId = randomUUID();
  await keepFact(database, demoFact, meetingId);
  const procedure = procedures.find(({ procedureId }) => procedureId === demoProcedureId);
  const answer = await meetings.give(meetingId, randomUUID(), demoMeeting(clock()), {
    convener: { program: demoProgram },
    procedure,
  });
  if (!answer.accepted) throw new Sayable(`The demo could not be made. ${answer.refusal.because}`);
  return meetingId;
}
