import type { Database } from './database.js';
import type { EventLog } from './event-log.js';
import { batch, said } from './testing/index.js';
import { onBothDatabases } from './testing/both-databases.js';

/** What a fail-over to a replica does that lacks the last rows, under a server that goes on. */
const loseAfter = (database: Database, meetingId: string, sequence: number) =>
  database.write((runner) =>
    runner.query('DELETE FROM recorded_events WHERE "meetingId" = $1 AND "sequence" > $2', [meetingId, sequence]),
  );

/** The replica never heard of the meeting. */
const loseWithKey = (database: Database, meetingId: string) =>
  database.write(async (runner) => {
    await runner.query('DELETE FROM recorded_events WHERE "meetingId" = $1', [meetingId]);
    await runner.query('DELETE FROM meeting_keys WHERE "meetingId" = $1', [meetingId]);
  });

const nine = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

onBothDatabases('a log that was shortened under a running server', (place) => {
  async function nineRows(meetingId = 'm1'): Promise<{ log: EventLog; database: Database }> {
    const opened = await place().open();
    await opened.log.append(batch(meetingId, 0, ...nine.map((text) => said(text, text))));
    return opened;
  }

  it('[E92] nothing is written behind a gap, neither at once nor after a look', async () => {
    const { log, database } = await nineRows();
    await loseAfter(database, 'm1', 6);
    expect(await log.append(batch('m1', 9, said('ten', 'ten')))).toEqual({ outcome: 'clash' });
    expect(await log.append(batch('m1', 9, said('eleven', 'eleven')))).toEqual({ outcome: 'clash' });
    expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 6 });
    expect((await log.append(batch('m1', 6, said('seven', 'seven again')))).outcome).toBe('stored');
    expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 7 });
  });

  it('[E92] the row before is known by its hash: another one in its place is not written behind', async () => {
    const { log, database } = await nineRows();
    const held = await log.head('m1');
    await loseAfter(database, 'm1', 6);
    const other = (await place().open()).log;
    await other.append(batch('m1', 6, said('others', 'a', 'b', 'c')));
    expect(await other.head('m1')).toMatchObject({ sequence: 9 });
    expect(await log.append(batch('m1', 9, said('ten', 'at once')))).toEqual({ outcome: 'clash' });
    // by now it has looked, and a row 9 is there: only the hash tells that it is another
    expect(await log.append({ ...batch('m1', 9, said('ten', 'ten')), hash: held?.hash })).toEqual({ outcome: 'clash' });
    expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 9 });
  });

  it('[E92] a long batch, or one that begins other meetings too, is written whole or not at all', async () => {
    const { log, database } = await nineRows();
    await loseAfter(database, 'm1', 6);
    const long = Array.from({ length: 2_500 }, (_, index) => `line ${index}`);
    const outcomes = await Promise.all([
      log.append(batch('m1', 9, said('long', ...long))),
      log.append(batch('m2', 0, said('c1', 'begins'))),
      log.append(batch('m3', 0, said('c1', 'begins'), said('c2', 'goes on'))),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['clash', 'stored', 'stored']);
    for (const [meetingId, rows] of [
      ['m1', 6],
      ['m2', 1],
      ['m3', 2],
    ] as const)
      expect(await log.verify(meetingId)).toMatchObject({ sound: true, rows });
  });

  it('[E92] a meeting of which every row is gone is not gone on with', async () => {
    const { log, database } = await nineRows();
    await loseAfter(database, 'm1', 0);
    expect(await log.append(batch('m1', 9, said('ten', 'ten')))).toEqual({ outcome: 'clash' });
    expect(await log.head('m1')).toBeUndefined();
  });

  it('[E93] a reader is told that what it holds is not there, whether rows are gone or others have come', async () => {
    const { log, database } = await nineRows();
    const held = await log.head('m1');
    expect(await log.readBeyond('m1', held, 10)).toEqual({ outcome: 'read', rows: [], hashes: [] });
    await loseAfter(database, 'm1', 6);
    expect(await log.readBeyond('m1', held, 10)).toEqual({ outcome: 'parted' });
    const stored = await log.append(batch('m1', 6, said('others', 'a', 'b', 'c', 'd')));
    expect(await log.readBeyond('m1', held, 10)).toEqual({ outcome: 'parted' });
    const whole = await log.readBeyond('m1', undefined, 100);
    expect(whole).toMatchObject({ outcome: 'read', rows: { length: 10 }, hashes: { length: 10 } });
    expect(stored.outcome === 'stored' && whole.outcome === 'read' && whole.hashes.slice(6)).toEqual(
      stored.outcome === 'stored' && stored.hashes,
    );
  });

  it('[E127] a meeting that was lost with its key and is convened again by the same server can be read by every other', async () => {
    const { log, database } = await nineRows();
    await loseWithKey(database, 'm1');
    expect((await log.append(batch('m1', 0, said('again', 'again')))).outcome).toBe('stored');
    const other = (await place().open()).log;
    expect(await other.read('m1', 0)).toMatchObject([{ event: { statement: 'again' } }]);
  });

  it('[E127] where another server convened it again under its own key, a server that remembers the earlier one reads and goes on', async () => {
    const { log, database } = await nineRows();
    const held = await log.head('m1');
    await loseWithKey(database, 'm1');
    const other = (await place().open()).log;
    await other.append(batch('m1', 0, said('again', 'again')));
    expect(await log.read('m1', 0)).toMatchObject([{ event: { statement: 'again' } }]);
    expect(await log.readBeyond('m1', held, 10)).toEqual({ outcome: 'parted' });
    expect((await log.append(batch('m1', 1, said('two', 'goes on')))).outcome).toBe('stored');
    expect(await other.read('m1', 1)).toMatchObject([{ event: { statement: 'goes on' } }]);
  });
});
