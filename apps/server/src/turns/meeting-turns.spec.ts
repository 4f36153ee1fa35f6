import { randomUUID } from 'node:crypto';
import { StorageFault } from '#event-log';
import { inMemory } from '../testing/meetings-in-memory.js';
import type { MeetingRecord } from './meeting-record.js';
import { placesIn } from '../readers/places.js';

const says = (statement: string) => ({ type: 'MakeContribution', contributionId: randomUUID(), statement });
const arrives = { type: 'Arrive', mode: 'video', confidentialityAccepted: true };

describe('the turns of a meeting', () => {
  it('[W80] what waits is ruled on in order and stored in one batch', async () => {
    const { does, log } = await inMemory();
    const answers = await Promise.all([
      does('chair', arrives),
      does('police', arrives),
      does('chair', says('one')),
      does('police', says('two')),
    ]);
    expect(answers).toEqual([2, 3, 4, 5].map((upTo) => ({ accepted: true, upTo })));
    expect(log.batches.at(-1)?.acceptances.length).toBeGreaterThanOrEqual(3);
  });

  it('[W81] nothing is announced or answered before it is stored, and announcing comes first', async () => {
    const { does, log, meetings } = await inMemory();
    const order: string[] = [];
    meetings.onRecorded((_record, placed) => order.push(`announced ${placed.length}`));
    log.beforeAppend = () => order.push('storing');
    await does('chair', arrives).then(() => order.push('answered'));
    expect(order).toEqual(['storing', 'announced 1', 'answered']);
  });

  it('[W225] what may have to be looked at before anybody is told is waited for, between storing and telling', async () => {
    const order: string[] = [];
    const beforeTelling = async () => {
      await new Promise(setImmediate);
      order.push('looked');
    };
    const { does, log, meetings } = await inMemory('strategy-discussion', {}, { beforeTelling });
    meetings.onRecorded((_record, placed) => order.push(`announced ${placed.length}`));
    log.beforeAppend = () => order.push('storing');
    order.length = 0;
    await does('chair', arrives).then(() => order.push('answered'));
    expect(order).toEqual(['storing', 'looked', 'announced 1', 'answered']);
  });

  it('[E30] a full disk refuses what was sent, announces nothing, and reading and writing go on afterwards', async () => {
    const { does, log, meetings, meetingId } = await inMemory();
    await does('chair', arrives);
    const announced: string[] = [];
    meetings.onRecorded((_record, placed) => announced.push(...placed.map(({ row }) => row.event.type)));
    log.next.push({ outcome: 'failed', because: 'The disk is full, so nothing was saved.' });
    const [command, commandId] = [says('kept in the browser'), randomUUID()];
    expect(await does('chair', command, commandId)).toEqual({
      accepted: false,
      refusal: { kind: 'passing', rule: 'E30', because: 'Not saved. The disk is full, so nothing was saved.' },
    });
    expect(announced).toEqual([]);
    expect(
      await meetings.look(meetingId, ({ upTo, meeting }) => [upTo, meeting?.sequence, meeting?.contributions.size]),
    ).toEqual([2, 2, 0]);
    expect(await does('chair', command, commandId)).toEqual({ accepted: true, upTo: 3 });
  });

  it('[E30] what could not be confirmed and was stored after all is answered as stored when sent again', async () => {
    const { does, log } = await inMemory();
    await does('chair', arrives);
    const [command, commandId] = [says('perhaps'), randomUUID()];
    const append = log.append;
    log.append = async (batch) => {
      await append(batch);
      log.append = append;
      return { outcome: 'failed', because: 'It could not be confirmed.' };
    };
    expect(await does('chair', command, commandId)).toMatchObject({ accepted: false, refusal: { rule: 'E30' } });
    expect(await does('chair', command, commandId)).toEqual({ accepted: true, upTo: 3 });
    expect(log.rows).toHaveLength(3);
  });

  it('[W81] what is stored is answered as stored, although the log could not be asked about what came with it', async () => {
    const { does, log } = await inMemory();
    await does('chair', arrives);
    log.command = async () => Promise.reject(new StorageFault('connection', 'The database cannot be reached.'));
    const [stored, refused] = await Promise.all([
      does('chair', says('stored')),
      does('chair', { type: 'MoveToItem', itemId: 'nowhere' }),
    ]);
    expect(stored).toEqual({ accepted: true, upTo: 3 });
    expect(refused).toMatchObject({ accepted: false, refusal: { rule: 'E30' } });
  });

  it('[W82] when another server was first, all is ruled on again on what it recorded', async () => {
    const { does, log, ids } = await inMemory();
    await does('chair', arrives);
    log.beforeAppend = () => {
      log.beforeAppend = () => undefined;
      log.store({
        commandId: randomUUID(),
        digest: '',
        by: { participantId: ids.police },
        at: '2026-03-06T18:00:00.000Z',
        events: [{ type: 'InvitationWithdrawn', participantId: ids.health, reason: 'x' }],
      });
    };
    const [one, two] = await Promise.all([does('chair', says('mine')), does('health', says('too late'))]);
    expect(one).toEqual({ accepted: true, upTo: 4 });
    expect(two).toMatchObject({ accepted: false, refusal: { rule: 'A4' } });
    expect(log.rows.map(({ at }) => at)).toEqual([...log.rows.map(({ at }) => at)].sort());
  });

  it('[W82] a refusal rests on the newest record, not on what this server happened to know', async () => {
    const { does, log, ids } = await inMemory();
    await does('chair', arrives);
    log.store({
      commandId: randomUUID(),
      digest: '',
      by: { participantId: ids.police },
      at: '2026-03-06T18:00:00.000Z',
      events: [
        { type: 'Arrived', participantId: ids.police, mode: 'phone', confidentialityAccepted: true, admitted: true },
      ],
    });
    expect(await does('police', { type: 'Leave' })).toEqual({ accepted: true, upTo: 4 });
  });

  it('[W82] when others are always first, it gives up with a sentence', async () => {
    const { does, log } = await inMemory();
    log.next.push(...Array.from({ length: 20 }, () => ({ outcome: 'clash' }) as const));
    expect(await does('chair', arrives)).toMatchObject({
      refusal: { rule: 'E30', because: expect.stringContaining('Send it again') },
    });
    expect(await does('chair', arrives)).toEqual({ accepted: true, upTo: 2 });
  });

  it('[E30] a log that cannot be read is said so, and tried again by the next', async () => {
    const { log, meetings, ids } = await inMemory();
    const cold = randomUUID();
    log.readFault = new StorageFault('connection', 'x');
    const identity = { kind: 'participant', meetingId: cold, participantId: ids.chair } as const;
    const command = { type: 'Leave' } as const;
    expect(await meetings.command({ meetingId: cold, commandId: randomUUID(), command }, identity)).toMatchObject({
      refusal: { rule: 'E30' },
    });
    await expect(meetings.look(cold, () => 1)).rejects.toThrow(StorageFault);
    log.readFault = undefined;
    log.rows.length = 0;
    expect(await meetings.command({ meetingId: cold, commandId: randomUUID(), command }, identity)).toMatchObject({
      refusal: { rule: 'W1' },
    });
  });

  it('[E31] a fault of ours is answered, and the meeting goes on as it was', async () => {
    const { does, meetings, meetingId } = await inMemory();
    await does('chair', arrives);
    const broken = { type: 'MakeContribution', contributionId: randomUUID(), statement: 'x', restrictedTo: 7 };
    const [faulty, sound] = await Promise.all([does('chair', broken), does('chair', says('beside it'))]);
    expect(faulty).toMatchObject({ refusal: { rule: 'E31' } });
    expect(sound).toEqual({ accepted: true, upTo: 3 });
    meetings.onRecorded(() => {
      throw new Error('a listener fails');
    });
    expect(await does('chair', says('still'))).toEqual({ accepted: true, upTo: 4 });
    expect(await meetings.look(meetingId, ({ upTo, meeting }) => [upTo, meeting?.sequence])).toEqual([4, 4]);
  });

  it('[W52] more than can wait is refused at once', async () => {
    const { does } = await inMemory('strategy-discussion', { commandsQueued: 2 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => does('chair', says('x'))));
    expect(answers.filter(({ accepted }) => accepted).length).toBeLessThan(4);
    expect(answers[0]).toMatchObject({ accepted: true });
    expect(answers.at(-1)).toMatchObject({ refusal: { rule: 'W52' } });
  });

  it('[W83] places are those of the meeting after every row, and taken back with it', async () => {
    const { does, meetings, meetingId, ids } = await inMemory();
    await does('chair', arrives);
    await does('minutes', arrives);
    for (const one of ['police', 'health', 'school'] as const) await does(one, arrives);
    const given = [
      { type: 'OpenMeeting' },
      { type: 'MoveToItem', itemId: 'decisions' },
      says('x'),
      { type: 'RecordDeparture', participantId: ids.school },
      { type: 'TakeNote', noteId: randomUUID(), text: 'x' },
      { type: 'WithdrawInvitation', participantId: ids.health, reason: 'x' },
      { type: 'AdjournMeeting', reason: 'x' },
      { type: 'ResumeMeeting' },
    ];
    const compare = ({ places, meeting }: MeetingRecord) => meeting && expect(places).toEqual(placesIn(meeting));
    for (const command of given) {
      await does('chair', command);
      await meetings.look(meetingId, compare);
    }
    await meetings.look(meetingId, (record) => {
      record.rewind(5);
      compare(record);
      expect(record.upTo).toBe(5);
    });
  });
});
