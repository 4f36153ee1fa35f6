/** Meetings over a log in memory, with a convened one in it. */
import { randomUUID } from 'node:crypto';
import { loadPacks } from '#procedures';
import type { Command, Procedure } from '#meeting';
import type { CommandAnswer } from '#wire';
import { Meetings, type MeetingsParts } from '../turns/meetings.js';
import { defaultLimits, type Limits } from '../settings-shape.js';
import { FakeLog } from './fake-log.js';
import { aMeeting, type Who } from './test-meeting.js';

/** The shipped strategy discussion, and one that lets the family in. */
export async function testProcedures(): Promise<Procedure[]> {
  const [shipped] = (await loadPacks([])).procedures.filter(({ procedureId }) => procedureId === 'strategy-discussion');
  if (!shipped) throw new Error('The shipped pack does not load.');
  return [
    shipped,
    {
      ...shipped,
      procedureId: 'family-meeting',
      rolesAdmitted: ['chair', 'deputy-chair', 'minute-taker', 'member', 'family', 'advocate', 'observer'],
    },
  ];
}

export interface InMemory {
  readonly log: FakeLog;
  readonly meetings: Meetings;
  readonly meetingId: string;
  readonly ids: Record<Who, string>;
  /** Lets time go by. */
  pass(seconds: number): void;
  /** What the clock says from here on. */
  setClock(now: string): void;
  does(who: Who, command: Command | Record<string, unknown>, commandId?: string): Promise<CommandAnswer>;
}

export async function inMemory(
  procedureId = 'strategy-discussion',
  limits: Partial<Limits> = {},
  more: Pick<MeetingsParts, 'beforeTelling'> = {},
): Promise<InMemory> {
  const log = new FakeLog();
  let seconds = 0;
  // a clock that jumps back now and then, as clocks do
  let set: string | undefined;
  const clock = () =>
    set ?? new Date(Date.UTC(2026, 2, 6, 17, 0, (seconds += seconds % 3 === 2 ? -1 : 2))).toISOString();
  const meetings = new Meetings({
    log,
    limits: { ...defaultLimits, ...limits },
    clock,
    people: { areKnown: async (personIds) => personIds.every((personId) => personId.startsWith('known-')) },
    sign: ({ hash, version }) => ({ signature: `signed ${version} at ${Number(hash)}`, publicKey: 'key' }),
    ...more,
  });
  const meetingId = randomUUID();
  const { command, ids } = aMeeting({ procedureId, scheduledFor: '2026-03-06T17:00:00.000Z' });
  const procedure = (await testProcedures()).find((one) => one.procedureId === procedureId);
  const convened = await meetings.give(meetingId, randomUUID(), command, { convener: { program: 'test' }, procedure });
  if (!convened.accepted) throw new Error(convened.refusal.because);
  return {
    log,
    meetings,
    meetingId,
    ids,
    pass: (more) => void (seconds += more),
    setClock: (now) => void (set = now),
    does: (who, given, commandId = randomUUID()) =>
      meetings.command(
        { meetingId, commandId, command: given as Command },
        { kind: 'participant', meetingId, participantId: ids[who] },
      ),
  };
}
