import { jest } from '@jest/globals';
import { Database, EventLog } from '#event-log';
import { batch, keysForTests, said } from '../../../../libs/event-log/src/testing/index.js';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { serverMigrations } from '../storage/migrations.js';
import { SoundnessRound } from './soundness-round.js';
import { MeetingUnsound, UnsoundMeetings } from './unsound.js';

const day = 24 * 3_600_000;

onBothDatabases('the round over all meetings', (place) => {
  let now = Date.UTC(2026, 2, 6);
  const opened: Database[] = [];
  const harm = (database: Database, sequence = 2) =>
    database.write((runner) =>
      runner.query(`DELETE FROM recorded_events WHERE "meetingId" = 'm2' AND "sequence" = ${sequence}`),
    );

  /** A server, as far as the round is concerned. */
  async function server() {
    const database = await Database.open({ ...place().settings, migrations: serverMigrations });
    opened.push(database);
    const log = new EventLog(database, keysForTests());
    const unsound = new UnsoundMeetings({ database, log, clock: () => now });
    const seen: string[] = [];
    const watched = {
      meetingIds: [] as string[],
      load: () => unsound.load(),
      isSound: (meetingId: string) => (seen.push(meetingId), unsound.isSound(meetingId)),
    };
    const round = new SoundnessRound({ database, log, unsound: watched, clock: () => now, pauseAfter: () => 0 });
    return { database, log, unsound, round, seen };
  }
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const database of opened.splice(0)) await database.close();
  });

  it('[E103] looks at every meeting once a day, goes on after a restart where it stopped, and on one server at a time', async () => {
    const [one, other] = [await server(), await server()];
    for (const meetingId of ['m1', 'm2', 'm3'])
      await one.log.append(batch(meetingId, 0, said('c1', 'one', 'two', 'three')));
    await harm(one.database);
    await one.round.step();
    await other.round.step();
    expect([one.seen, other.seen]).toEqual([['m1'], []]);
    now += 3_600_000;
    const restarted = await server();
    for (let steps = 0; steps < 4; steps += 1) await restarted.round.step();
    expect([restarted.seen, await restarted.unsound.count()]).toEqual([['m2', 'm3'], 1]);
    await one.round.step();
    expect(one.seen).toEqual(['m1']);
    now += day;
    for (let steps = 0; steps < 4; steps += 1) await one.round.step();
    expect(one.seen).toEqual(['m1', 'm1', 'm2', 'm3']);
  });

  it('[E103] one meeting that is put right opens again, on whichever server, without a restart', async () => {
    const [one, other] = [await server(), await server()];
    await one.log.append(batch('m2', 0, said('c1', 'one', 'two', 'three')));
    await one.log.append(batch('m1', 0, said('c1', 'one', 'two', 'three')));
    const kept = (await one.database.reader.query(
      `SELECT * FROM recorded_events WHERE "meetingId" = 'm2' AND "sequence" = 1`,
    )) as Record<string, unknown>[];
    await harm(one.database, 1);
    expect(await one.unsound.judged('m2', new RangeError('a gap'))).toBeInstanceOf(MeetingUnsound);
    await other.unsound.load();
    expect([other.unsound.isShut('m2'), other.unsound.isShut('m1')]).toEqual([true, false]);
    expect(await other.unsound.stillShut('m2')).toBeInstanceOf(MeetingUnsound);
    const columns = Object.keys(kept[0] ?? {});
    await one.database.write((runner) =>
      runner.query(
        `INSERT INTO recorded_events (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(kept[0] ?? {}),
      ),
    );
    expect(await other.unsound.stillShut('m2')).toBeInstanceOf(MeetingUnsound);
    now += 2 * 60_000;
    expect([await other.unsound.stillShut('m2'), await other.unsound.count()]).toEqual([undefined, 0]);
    await one.unsound.load();
    expect(one.unsound.isShut('m2')).toBe(false);
  });

  it('[E103] a key destroyed under a running server is found, although it is still in memory', async () => {
    const one = await server();
    await one.log.append(batch('m2', 0, said('c1', 'one')));
    await one.database.write((runner) => runner.query('DELETE FROM meeting_keys'));
    expect(await one.unsound.isSound('m2')).toBe(false);
  });
});
