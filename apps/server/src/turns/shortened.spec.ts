import { randomUUID } from 'node:crypto';
import type { Command } from '#meeting';
import { inMemory } from '../testing/meetings-in-memory.js';
import { defaultLimits } from '../settings-shape.js';
import { Meetings } from './meetings.js';

const says = (statement: string) => ({ type: 'MakeContribution', contributionId: randomUUID(), statement });
const arrives = { type: 'Arrive', mode: 'video', confidentialityAccepted: true };

/** A meeting of nine rows, the last three of which are contributions of the chair’s. */
async function nineRows() {
  const meeting = await inMemory();
  for (const one of ['chair', 'minutes', 'police', 'health', 'school'] as const) await meeting.does(one, arrives);
  const sent = ['seven', 'eight', 'nine'].map((text) => ({ command: says(text), commandId: randomUUID() }));
  for (const { command, commandId } of sent) await meeting.does('chair', command, commandId);
  expect(meeting.log.rows).toHaveLength(9);
  const told: [held: number, found: number][] = [];
  meeting.meetings.onShortened((record, held) => told.push([held, record.upTo]));
  return { ...meeting, sent, told };
}

describe('a server whose log was shortened under it', () => {
  it('[E93] writes nothing behind the gap, says so in words, tells of the loss, and goes on from what there is', async () => {
    const { does, log, sent, told, meetings, meetingId } = await nineRows();
    log.loseAfter(6);
    const [command, commandId] = [says('ten'), randomUUID()];
    expect(await does('chair', command, commandId)).toMatchObject({ accepted: false, refusal: { rule: 'E93' } });
    expect(told).toEqual([[9, 6]]);
    expect(await meetings.look(meetingId, ({ upTo, meeting }) => [upTo, meeting?.contributions.size])).toEqual([6, 0]);
    expect(await does('chair', command, commandId)).toEqual({ accepted: true, upTo: 7 });
    // what was lost is not remembered as recorded: sent again under its own commandId, it is recorded
    expect(await does('chair', sent[0]?.command ?? {}, sent[0]?.commandId)).toEqual({ accepted: true, upTo: 8 });
    expect(await does('chair', sent[0]?.command ?? {}, sent[0]?.commandId)).toEqual({ accepted: true, upTo: 8 });
    expect(log.rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('[E93] pretends nothing that is lost: neither as answered before nor by a refusal that rests on it', async () => {
    const { does, log, sent, told } = await nineRows();
    log.loseAfter(6);
    const { command, commandId } = sent[2] ?? { command: {}, commandId: '' };
    expect(await does('chair', command, commandId)).toMatchObject({ accepted: false, refusal: { rule: 'E93' } });
    expect(told).toEqual([[9, 6]]);
    expect(await does('chair', command, commandId)).toEqual({ accepted: true, upTo: 7 });
  });

  it('[E93] is told by its hash that another server has written other rows in their place', async () => {
    const { does, log, told, ids } = await nineRows();
    log.loseAfter(6);
    for (const text of ['a', 'b', 'c', 'd'])
      log.store({
        commandId: randomUUID(),
        digest: '',
        by: { participantId: ids.police },
        at: '2026-03-06T18:00:00.000Z',
        events: [{ type: 'MomentFlagged', flagId: text, sequence: 2, ofParticipantId: ids.chair, question: 'x' }],
      });
    expect(await does('chair', says('ten'))).toMatchObject({ refusal: { rule: 'E93' } });
    expect(told).toEqual([[9, 10]]);
    expect(await does('chair', says('eleven'))).toEqual({ accepted: true, upTo: 11 });
  });

  it('[E93] finds out when it is rung, before anybody writes, and also when the log could not be read at first', async () => {
    const { log, told, meetings, meetingId } = await nineRows();
    log.loseAfter(6);
    log.readFault = new Error('away');
    log.ring(meetingId);
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    log.readFault = undefined;
    expect(await meetings.look(meetingId, ({ upTo }) => upTo)).toBe(6);
    expect(told).toEqual([[9, 6]]);
  });

  it('[E93] two servers, of which one is ahead: it comes back to where the log is', async () => {
    const { does, log, meetingId, ids, told } = await nineRows();
    const other = new Meetings({
      log,
      limits: defaultLimits,
      clock: () => '2026-03-06T19:00:00.000Z',
      people: { areKnown: async () => true },
    });
    const elsewhere = (command: object) =>
      other.command(
        { meetingId, commandId: randomUUID(), command: command as Command },
        { kind: 'participant', meetingId, participantId: ids.police },
      );
    log.loseAfter(6);
    expect(await elsewhere(says('written elsewhere'))).toEqual({ accepted: true, upTo: 7 });
    expect(await does('chair', says('ten'))).toMatchObject({ refusal: { rule: 'E93' } });
    expect(told).toEqual([[9, 7]]);
    expect(await does('chair', says('ten'))).toEqual({ accepted: true, upTo: 8 });
    expect(await elsewhere(says('again'))).toEqual({ accepted: true, upTo: 9 });
  });

  it('[E93] a meeting whose every row is lost is no meeting any more', async () => {
    const { does, log } = await nineRows();
    log.loseAfter(0);
    expect(await does('chair', says('ten'))).toMatchObject({ refusal: { rule: 'E93' } });
    expect(await does('chair', says('ten'))).toMatchObject({ refusal: { rule: 'W1' } });
  });
});
