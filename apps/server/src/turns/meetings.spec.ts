/** Which meetings a server keeps in memory, seen by what it reads of the log. */
import { randomUUID } from 'node:crypto';
import { defaultLimits, type Limits } from '../settings-shape.js';
import { FakeLog } from '../testing/fake-log.js';
import { testProcedures } from '../testing/meetings-in-memory.js';
import { aMeeting } from '../testing/test-meeting.js';
import type { Log } from './log.js';
import { Meetings } from './meetings.js';

/** A log of several meetings that notes which are read. */
function severalMeetings(read: string[]): Log {
  const logs = new Map<string, FakeLog>();
  const logOf = (meetingId: string): FakeLog => {
    const log = logs.get(meetingId) ?? new FakeLog();
    logs.set(meetingId, log);
    return log;
  };
  return {
    append: (batch) => logOf(batch.meetingId).append(batch),
    readBeyond: (meetingId, ...more) => {
      read.push(meetingId);
      return logOf(meetingId).readBeyond(meetingId, ...more);
    },
    head: (meetingId) => logOf(meetingId).head(meetingId),
    command: (meetingId, commandId) => logOf(meetingId).command(meetingId, commandId),
    follow: () => () => undefined,
  };
}

async function server(limits: Partial<Limits>) {
  const read: string[] = [];
  const meetings = new Meetings({
    log: severalMeetings(read),
    limits: { ...defaultLimits, ...limits },
    clock: () => '2026-03-06T17:00:00.000Z',
    people: { areKnown: async () => true },
  });
  const procedure = (await testProcedures())[0];
  /** Every turn is over once it is answered and everybody else has been let in. */
  const atRest = () => new Promise((resolve) => setImmediate(resolve));
  return {
    meetings,
    async convene(): Promise<string> {
      const meetingId = randomUUID();
      const { command } = aMeeting({ scheduledFor: '2026-03-06T17:00:00.000Z' });
      const convener = { program: 'test' };
      const answer = await meetings.give(meetingId, randomUUID(), command, { convener, procedure });
      expect(answer).toEqual({ accepted: true, upTo: 1 });
      await atRest();
      return meetingId;
    },
    /** Whether it had to be read from the log, since it was not held any more. */
    async isReadAnew(meetingId: string): Promise<boolean> {
      read.length = 0;
      await meetings.look(meetingId, () => undefined);
      await atRest();
      return read.includes(meetingId);
    },
  };
}

describe('the meetings a server keeps in memory', () => {
  it('[W84] are those used last; one used longer ago is let go of and read anew', async () => {
    const { convene, isReadAnew } = await server({ foldsCached: 2 });
    const [first, second, third] = [await convene(), await convene(), await convene()];
    expect(await isReadAnew(first)).toBe(false);
    // of four, one is in use and two may rest: the second was used longest ago
    const fourth = await convene();
    expect([await isReadAnew(fourth), await isReadAnew(third), await isReadAnew(first)]).toEqual([false, false, false]);
    expect(await isReadAnew(second)).toBe(true);
  });

  it('[W84] are bounded by their rows too', async () => {
    const { convene, isReadAnew } = await server({ rowsCached: 2 });
    const [first, second, third] = [await convene(), await convene(), await convene()];
    await convene();
    expect([await isReadAnew(third), await isReadAnew(second), await isReadAnew(first)]).toEqual([false, false, true]);
  });

  it('[W84] are never those that somebody follows, however long ago they were used', async () => {
    const { meetings, convene, isReadAnew } = await server({ foldsCached: 1 });
    const [followed, other] = [await convene(), await convene()];
    meetings.keepWhile((meetingId) => meetingId === followed);
    await convene();
    await convene();
    expect([await isReadAnew(followed), await isReadAnew(other)]).toEqual([false, true]);
  });

  it('[W84] and one that never was is let go of first, though it was asked for last', async () => {
    const { convene, isReadAnew } = await server({ foldsCached: 2 });
    const known = await convene();
    const neverWas = randomUUID();
    expect(await isReadAnew(neverWas)).toBe(true);
    await convene();
    expect([await isReadAnew(neverWas), await isReadAnew(known)]).toEqual([true, false]);
  });
});
