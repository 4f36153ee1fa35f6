import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Database } from '#event-log';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { keysForTests } from '../../../../libs/event-log/src/testing/batches.js';
import { serverMigrations } from '../storage/migrations.js';
import { changeIn } from '../storage/table.js';
import type { NewDelivery } from './delivery-row.js';
import { leaseMinutes, Queue } from './queue.js';

const minute = 60_000;

onBothDatabases('the queue of messages', (place) => {
  let now = Date.parse('2026-03-06T17:00:00.000Z');
  const opened: Database[] = [];
  const clock = () => now;
  const open = async (): Promise<Queue> => {
    const database = await Database.open({ ...place().settings, migrations: serverMigrations });
    opened.push(database);
    return new Queue(database, keysForTests(), clock);
  };
  const close = async () => {
    for (const database of opened.splice(0)) await database.close();
  };
  afterEach(close);
  const given = (over: Partial<NewDelivery> = {}): NewDelivery => ({
    meetingId: randomUUID(),
    participantId: randomUUID(),
    kind: 'edition',
    about: 'agency-canary',
    askedBy: randomUUID(),
    confirmedOutside: false,
    ...over,
  });
  const settled = { state: 'sent', outcome: 'sent', tries: 1, nextAt: 0, mayHaveBeenSent: false } as const;

  it('[W121] keeps what is to be sent over a restart, and gives it out when its time has come', async () => {
    const before = await open();
    const asked = given();
    const deliveryId = await before.add(asked);
    const [taken] = await before.claim(10);
    expect(taken).toMatchObject({
      ...asked,
      deliveryId,
      state: 'sending',
      tries: 1,
      mayHaveBeenSent: false,
      recorded: false,
    });
    if (!taken) throw new Error('Nothing was taken.');
    await before.settle(taken, {
      state: 'waiting',
      outcome: 'busy',
      tries: 1,
      nextAt: now + minute,
      mayHaveBeenSent: false,
    });
    await close();
    const after = await open();
    expect(await after.claim(10)).toEqual([]);
    expect(await after.of(asked.meetingId)).toMatchObject([
      { deliveryId, state: 'waiting', outcome: 'busy', tries: 1 },
    ]);
    now += minute;
    expect(await after.claim(10)).toMatchObject([{ deliveryId, tries: 2 }]);
  });

  it('[W121] what a server died over is taken up by the next, and may have been sent', async () => {
    const queue = await open();
    const deliveryId = await queue.add(given());
    const [lost] = await queue.claim(10);
    now += leaseMinutes * minute - 1;
    expect(await queue.claim(10)).toEqual([]);
    now += 1;
    const [again] = await queue.claim(10);
    expect(again).toMatchObject({ deliveryId, tries: 2, mayHaveBeenSent: true });
    if (!lost || !again) throw new Error('Nothing was taken.');
    // the one thought dead has no say any more
    await queue.settle(lost, settled);
    expect(await queue.of(again.meetingId)).toMatchObject([{ state: 'sending' }]);
    await queue.settle(again, { ...settled, tries: 2, mayHaveBeenSent: true });
    expect(await queue.of(again.meetingId)).toMatchObject([
      { state: 'sent', mayHaveBeenSent: true, endedAt: new Date(now).toISOString() },
    ]);
  });

  it('[W122] however many look at once, each message is given out once', async () => {
    const queues = place().kind === 'postgres' ? [await open(), await open(), await open()] : [await open()];
    const ids: (string | undefined)[] = [];
    for (let count = 0; count < 40; count += 1) ids.push(await queues[0]?.add(given()));
    const taken: string[] = [];
    const takeAll = async (queue: Queue) => {
      for (let some = await queue.claim(3); some.length > 0; some = await queue.claim(3))
        taken.push(...some.map(({ deliveryId }) => deliveryId));
    };
    await Promise.all([...queues, ...queues].map(takeAll));
    expect([...taken].sort()).toEqual([...ids].sort());
  });

  it('[W122] the same edition for the same person is on its way once at a time', async () => {
    const queue = await open();
    const asked = given();
    const both = await Promise.all([queue.add(asked), queue.add(asked)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const [taken] = await queue.claim(10);
    if (!taken) throw new Error('Nothing was taken.');
    await queue.settle(taken, settled);
    expect(await queue.add(asked)).toBeDefined();
  });

  it('[W128] a reminder is queued once for ever, on whichever server and after any restart', async () => {
    const queue = await open();
    const reminder = given({ kind: 'action-due', askedBy: undefined });
    expect(await queue.add(reminder)).toBeDefined();
    const [taken] = await queue.claim(10);
    if (!taken) throw new Error('Nothing was taken.');
    await queue.settle(taken, settled);
    await close();
    const after = await open();
    expect(await after.add(reminder)).toBeUndefined();
    expect(await after.add({ ...reminder, kind: 'action-overdue' })).toBeDefined();
  });

  it('[W253] what somebody confirmed counts for the address there was then, and a reminder confirms nothing', async () => {
    const queue = await open();
    const asked = given({ confirmedOutside: true });
    const confirmed = (since: number) => queue.wasConfirmed(asked.meetingId, asked.participantId, since);
    await queue.add({ ...asked, kind: 'action-due', askedBy: undefined });
    expect(await confirmed(now - minute)).toBe(false);
    await queue.add({ ...asked, confirmedOutside: false });
    expect(await confirmed(now - minute)).toBe(false);
    await queue.add({ ...asked, about: 'full' });
    expect(await confirmed(now - minute)).toBe(true);
    expect(await confirmed(now)).toBe(false);
    expect(await queue.wasConfirmed(asked.meetingId, randomUUID(), now - minute)).toBe(false);
  });

  it('[W130] the table names nobody, and not even the edition', async () => {
    const queue = await open();
    await queue.add(given());
    const [row] = (await opened[0]?.reader.query('SELECT * FROM deliveries')) as Record<string, unknown>[];
    const clear = Object.values(row ?? {})
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join(' ');
    expect(clear).not.toContain('canary');
  });

  it('[W127] one that cannot be read fails by itself, with a sentence, and the others go out and are listed', async () => {
    const faults = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const queue = await open();
    const [bad, good] = [given(), given()];
    const badId = (await queue.add(bad)) ?? '';
    await opened[0]?.write((runner) =>
      changeIn(runner, 'UPDATE deliveries SET about = $1 WHERE "deliveryId" = $2', [Buffer.from('damaged'), badId]),
    );
    now += 1;
    const goodId = await queue.add({ ...good, meetingId: bad.meetingId });
    expect((await queue.claim(10)).map(({ deliveryId }) => deliveryId)).toEqual([goodId]);
    const listed = await queue.of(bad.meetingId);
    expect(listed.find(({ deliveryId }) => deliveryId === badId)).toMatchObject({
      state: 'failed',
      outcome: 'unreadable',
      tries: 1,
    });
    expect(listed).toHaveLength(2);
    faults.mockRestore();
  });

  it('[W125] what the meeting’s rules do not allow is not tried', async () => {
    const queue = await open();
    const asked = given();
    const deliveryId = (await queue.add(asked)) ?? '';
    await queue.refuse(deliveryId);
    expect(await queue.claim(10)).toEqual([]);
    expect(await queue.of(asked.meetingId)).toMatchObject([{ state: 'failed', outcome: 'not-recorded' }]);
  });
});
