import { Database, EventLog } from '#event-log';
import { batch, keysForTests, said } from '../../../../libs/event-log/src/testing/index.js';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { serverMigrations } from '../storage/migrations.js';
import { listedBeyond } from './listed-beyond.js';

onBothDatabases('rows cut off at the end', (place) => {
  it('[E142] are told of where the list of meetings had come further, and nothing is where it had not', async () => {
    const database = await Database.open({ ...place().settings, migrations: serverMigrations });
    const log = new EventLog(database, keysForTests());
    for (const meetingId of ['m1', 'm2', 'm3', 'm4'])
      await log.append(batch(meetingId, 0, said('c1', 'one', 'two', 'three')));
    const listed = [
      ['m1', 3],
      ['m2', 3],
      ['m3', 3],
      ['m4', 1],
    ] as const;
    await database.write(async (runner) => {
      for (const [meetingId, upTo] of listed)
        await runner.query(`INSERT INTO register ("meetingId", "upTo", summary) VALUES ($1, $2, $3)`, [
          meetingId,
          upTo,
          Buffer.from('x'),
        ]);
    });
    expect(await listedBeyond(database)).toEqual([]);
    await database.write(async (runner) => {
      await runner.query(`DELETE FROM recorded_events WHERE "meetingId" = 'm2' AND "sequence" = 3`);
      await runner.query(`DELETE FROM recorded_events WHERE "meetingId" = 'm3'`);
    });
    expect((await log.verify('m2')).sound).toBe(true);
    expect(await listedBeyond(database)).toEqual([
      { meetingId: 'm2', listed: 3, ends: 2 },
      { meetingId: 'm3', listed: 3, ends: 0 },
    ]);
    await database.close();
  }, 60_000);
});
