import { randomUUID } from 'node:crypto';
import type { Entry } from '#meeting';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';
import { layNews, layStream } from './lay-stream.js';

const arrives = { type: 'Arrive', mode: 'video', confidentialityAccepted: true };
const shared = (statement: string) => ({
  type: 'MakeContribution',
  contributionId: randomUUID(),
  statement,
  mayShareWithFamily: true,
});
const kept = (statement: string) => ({ type: 'MakeContribution', contributionId: randomUUID(), statement });

const streamOf = ({ meetings, meetingId, ids }: InMemory): Promise<Entry[]> =>
  meetings.look(meetingId, (record) => [...layStream(record, ids.mother)]);

/** What the mother’s window holds, told batch by batch as the announcer tells it. */
function listening({ meetings, ids }: InMemory): Map<number, Entry> {
  const held = new Map<number, Entry>();
  let upTo = 0;
  meetings.onRecorded((record, placed) => {
    for (const entry of layNews(record, ids.mother, upTo, placed)) held.set(entry.sequence, entry);
    upTo = Math.max(upTo, ...held.keys());
  });
  return held;
}

const statements = (entries: Iterable<Entry>): (string | undefined)[] =>
  [...entries].map((entry) => ('at' in entry && 'statement' in entry.event ? entry.event.statement : entry.event.type));

describe('the stream of a family member', () => {
  it('[W85] is numbered by itself, without a gap where professionals spoke', async () => {
    const meeting = await inMemory('family-meeting');
    await meeting.does('chair', arrives);
    const held = listening(meeting);
    await meeting.does('mother', arrives);
    await meeting.does('police', arrives);
    await meeting.does('police', kept('canary-police'));
    await meeting.does('police', shared('what the family may hear'));
    expect([...held.keys()]).toEqual([1, 2, 3]);
    expect(statements(held.values())).toEqual(['MeetingConvened', 'Arrived', 'what the family may hear']);
    expect([...held.values()]).toEqual(await streamOf(meeting));
    expect(JSON.stringify([...held.values()])).not.toContain('canary');
  });

  it('[W85] whoever leaves and comes back finds what was shared meanwhile, numbered on', async () => {
    const meeting = await inMemory('family-meeting');
    await meeting.does('chair', arrives);
    const held = listening(meeting);
    await meeting.does('mother', arrives);
    await meeting.does('mother', { type: 'Leave' });
    await meeting.does('chair', shared('meanwhile'));
    expect(statements(held.values())).toEqual(['MeetingConvened', 'Arrived', 'Left']);
    await meeting.does('mother', arrives);
    expect(statements(held.values())).toEqual(['MeetingConvened', 'Arrived', 'Left', 'meanwhile', 'Arrived']);
    expect([...held.values()]).toEqual(await streamOf(meeting));
  });

  it('[W86] what is kept from them afterwards is erased at its place, and the numbers stay', async () => {
    const meeting = await inMemory('family-meeting');
    await meeting.does('chair', arrives);
    const held = listening(meeting);
    await meeting.does('mother', arrives);
    await meeting.does('chair', shared('canary-first'));
    await meeting.does('chair', shared('second'));
    expect(
      await meeting.does('chair', {
        type: 'RestrictAfterwards',
        sequence: 4,
        audience: ['police'],
        why: 'told too early',
      }),
    ).toMatchObject({ accepted: true });
    await meeting.does('chair', shared('third'));
    expect(statements(held.values())).toEqual(['MeetingConvened', 'Arrived', 'Withheld', 'second', 'third']);
    expect([...held.values()]).toEqual(await streamOf(meeting));
  });

  it('[W86] to somebody who never had it, it never was', async () => {
    const meeting = await inMemory('family-meeting');
    await meeting.does('chair', arrives);
    await meeting.does('chair', shared('canary-first'));
    await meeting.does('chair', { type: 'RestrictAfterwards', sequence: 3, audience: ['police'], why: 'not yet' });
    await meeting.does('mother', arrives);
    expect(statements(await streamOf(meeting))).toEqual(['MeetingConvened', 'Arrived']);
  });

  it('[W85] answers count their own stream too', async () => {
    const meeting = await inMemory('family-meeting');
    await meeting.does('chair', arrives);
    await meeting.does('chair', kept('one'));
    expect(await meeting.does('mother', arrives)).toEqual({ accepted: true, upTo: 2 });
    expect(await meeting.does('mother', kept('in my own words'))).toEqual({ accepted: true, upTo: 3 });
  });

  it('[W208] a command sent again is answered in their own numbers too', async () => {
    const meeting = await inMemory('family-meeting');
    await meeting.does('chair', arrives);
    for (const one of ['one', 'two', 'three']) await meeting.does('chair', kept(one));
    await meeting.does('mother', arrives);
    const commandId = randomUUID();
    const said = kept('in my own words');
    const first = await meeting.does('mother', said, commandId);
    expect(first).toEqual({ accepted: true, upTo: 3 });
    expect(await meeting.does('mother', said, commandId)).toEqual(first);
  });
});
