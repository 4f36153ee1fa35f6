/** A record that goes on with what only a newer version understands. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { ReaderHashes } from '../readers/reader-hashes.js';
import { Reading } from '../readers/reading.js';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';
import { aMeeting } from '../testing/test-meeting.js';

const says = (statement: string) => ({ type: 'MakeContribution', contributionId: randomUUID(), statement });
const arrives = { type: 'Arrive', mode: 'video', confidentialityAccepted: true };
const w240 = {
  accepted: false,
  refusal: {
    kind: 'passing',
    rule: 'W240',
    because: expect.stringContaining('newer version') as string,
    details: { kind: 'newer' },
  },
};

/** What a newer server does meanwhile. */
function newerServer({ log, ids }: InMemory, events: object[], commandId: string = randomUUID(), digest = ''): void {
  log.store({ commandId, digest, by: { participantId: ids.police }, at: '2026-03-06T18:00:00.000Z', events });
}
const unknown = { type: 'SchoolMoved', childId: 'c1', audience: [] };
const flagged = (room: InMemory, question: string) => ({
  type: 'MomentFlagged',
  flagId: randomUUID(),
  sequence: 2,
  ofParticipantId: room.ids.chair,
  question,
});

describe('a meeting a newer version has added to', () => {
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  it('[W240] is ruled on no more, whoever asks for whatever, and every answer says why', async () => {
    const room = await inMemory();
    await room.does('chair', arrives);
    newerServer(room, [unknown]);
    const rows = room.log.rows.length;
    const answers = await Promise.all([
      room.does('chair', says('one')),
      room.does('police', arrives),
      room.does('chair', { type: 'MoveToItem', itemId: 'nowhere' }),
    ]);
    expect(answers).toEqual([w240, w240, w240]);
    expect(await room.does('minutes', arrives)).toEqual(w240);
    expect(room.log.rows).toHaveLength(rows);
    expect(room.log.batches.at(-1)?.after).toBe(1);
  });

  it('[W240] is no more to whoever convenes another than a number that is taken', async () => {
    const room = await inMemory();
    newerServer(room, [unknown]);
    room.meetings.catchUpSoon(room.meetingId);
    const { command } = aMeeting({});
    const convener = { program: 'another' };
    expect(
      await room.meetings.give(room.meetingId, randomUUID(), command, { convener, procedure: undefined }),
    ).toMatchObject({ refusal: { rule: 'W53' } });
  });

  it('[W240] is read up to there, and nobody is told of anything behind it', async () => {
    const room = await inMemory();
    await room.does('chair', arrives);
    const told: number[] = [];
    room.meetings.onRecorded((_record, placed) => told.push(...placed.map(({ row }) => row.sequence)));
    newerServer(room, [flagged(room, 'before'), unknown, flagged(room, 'after')]);
    for (let times = 0; times < 2; times += 1) {
      room.log.ring(room.meetingId);
      const { upTo, meeting, newer } = await room.meetings.look(room.meetingId, (record) => record);
      expect([upTo, meeting?.sequence, newer]).toEqual([3, 3, { sequence: 4, type: 'SchoolMoved' }]);
    }
    expect(told).toEqual([3]);
  });

  it('[W240] says to whoever reads it that it goes on, and to nobody else that it is there', async () => {
    const room = await inMemory();
    await room.does('chair', arrives);
    const reading = new Reading(room.meetings, new ReaderHashes(Buffer.from('key')));
    const read = (participantId: string) =>
      reading.events(
        room.meetingId,
        { kind: 'participant', meetingId: room.meetingId, participantId },
        0,
        () => undefined,
      );
    expect(await read(room.ids.chair)).not.toHaveProperty('incomplete');
    newerServer(room, [unknown]);
    room.meetings.catchUpSoon(room.meetingId);
    expect(await read(room.ids.chair)).toMatchObject({ upTo: 2, incomplete: { rule: 'W240' } });
    expect(await read('nobody')).toMatchObject({ refusal: { rule: 'W1' } });
  });

  it('[W240] what the newer version recorded is answered as recorded when it is sent again here', async () => {
    const room = await inMemory();
    await room.does('chair', arrives);
    const [command, commandId] = [says('recorded there'), randomUUID()];
    await room.does('chair', command, commandId);
    newerServer(room, [unknown]);
    expect(await room.does('chair', command, commandId)).toEqual({ accepted: true, upTo: 3 });
  });

  it('[W240] is ruled on again where the log no longer goes on so', async () => {
    const room = await inMemory();
    await room.does('chair', arrives);
    newerServer(room, [unknown]);
    expect(await room.does('chair', says('one'))).toEqual(w240);
    room.log.loseAfter(2);
    room.log.ring(room.meetingId);
    expect(await room.does('chair', says('one'))).toEqual({ accepted: true, upTo: 3 });
  });
});
