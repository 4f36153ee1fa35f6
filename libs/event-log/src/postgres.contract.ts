import { setTimeout as pause } from 'node:timers/promises';
import { Database } from './database.js';
import { EVERY_MEETING, type Bell } from './doorbell.js';
import { EventLog } from './event-log.js';
import type { Appended } from './rows.js';
import { batch, keysForTests, losingProxy, said, startPostgres, type TestPostgres } from './testing/index.js';

describe('several servers on PostgreSQL', () => {
  let postgres: TestPostgres;
  let opened: Database[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());
  afterEach(async () => {
    for (const database of opened) await database.close();
    opened = [];
  });

  async function serverOn(databaseUrl: string): Promise<EventLog> {
    const database = await Database.open({ databaseUrl, dataFolder: '' });
    opened.push(database);
    return new EventLog(database, keysForTests());
  }

  async function until(holds: () => boolean, seconds = 10): Promise<void> {
    for (let tries = 0; tries < seconds * 20 && !holds(); tries += 1) await pause(50);
    expect(holds()).toBe(true);
  }

  it('[E14] rings on the other server, once it is stored, and not on the one that appended', async () => {
    const url = await postgres.newDatabase();
    const [one, two] = [await serverOn(url), await serverOn(url)];
    const heard: { one: Bell[]; two: Bell[] } = { one: [], two: [] };
    one.follow((bell) => heard.one.push(bell));
    two.follow((bell) => heard.two.push(bell));
    await until(() => heard.one.length === 1 && heard.two.length === 1);
    expect(heard.two).toEqual([{ meetingId: EVERY_MEETING, sequence: 0 }]);
    await one.append(batch('m1', 0, said('c1', 'one', 'two')));
    await until(() => heard.two.length === 2);
    expect(heard.two[1]).toEqual({ meetingId: 'm1', sequence: 2 });
    expect(await two.read('m1', 0)).toHaveLength(2);
    expect(heard.one).toHaveLength(1);
  });

  it('[E14] stops ringing for who has left', async () => {
    const url = await postgres.newDatabase();
    const [one, two] = [await serverOn(url), await serverOn(url)];
    const heard: Bell[] = [];
    const leave = two.follow((bell) => heard.push(bell));
    await until(() => heard.length === 1);
    leave();
    await one.append(batch('m1', 0, said('c1', 'unheard')));
    await pause(200);
    expect(heard).toHaveLength(1);
  });

  it.each(['fast', 'immediate'] as const)(
    '[E15] after a restart (%s) of PostgreSQL both go on, and what was missed is rung for',
    async (how) => {
      const url = await postgres.newDatabase();
      const [one, two] = [await serverOn(url), await serverOn(url)];
      await one.append(batch('m1', 0, said('c1', 'before')));
      const heard: Bell[] = [];
      two.follow((bell) => heard.push(bell));
      await until(() => heard.length === 1);
      await postgres.restart(how);
      expect((await one.append(batch('m1', 1, said('c2', 'after')))).outcome).toBe('stored');
      expect(await two.read('m1', 0)).toHaveLength(2);
      await until(() => heard.some(({ meetingId }, index) => index > 0 && meetingId === EVERY_MEETING));
      await one.append(batch('m1', 2, said('c3', 'heard again')));
      await until(() => heard.some(({ sequence }) => sequence === 3));
    },
    60_000,
  );

  it.each(['before', 'after'] as const)(
    '[E15] a connection lost just %s the commit neither loses nor repeats it',
    async (when) => {
      const line = await losingProxy(await postgres.newDatabase());
      const log = await serverOn(line.url);
      await log.append(batch('m1', 0, said('c1', 'one')));
      line.loseConnection(when, 'INSERT INTO recorded_events');
      expect((await log.append(batch('m1', 1, said('c2', 'two')))).outcome).toBe('stored');
      line.loseConnection(when, 'COMMIT');
      expect((await log.append(batch('m2', 0, said('c1', 'a meeting that begins')))).outcome).toBe('stored');
      expect((await log.read('m1', 0)).map(({ event }) => event.statement)).toEqual(['one', 'two']);
      expect(await log.read('m2', 0)).toHaveLength(1);
      expect(await log.verify('m1')).toMatchObject({ sound: true });
      expect(line.lost()).toBe(2);
      line.close();
    },
    30_000,
  );

  it('[E22] a line that falls silent without ending is noticed, and what was missed is rung for', async () => {
    const line = await losingProxy(await postgres.newDatabase());
    const log = await serverOn(line.url);
    const heard: Bell[] = [];
    log.follow((bell) => heard.push(bell));
    await until(() => heard.length === 1);
    line.fallSilent();
    await until(() => heard.length === 2, 30).finally(() => line.close());
    expect(heard[1]).toEqual({ meetingId: EVERY_MEETING, sequence: 0 });
  }, 60_000);

  it('[E16] servers that append to the same meetings at once lose nothing, repeat nothing and leave no gap', async () => {
    const url = await postgres.newDatabase();
    const servers = [await serverOn(url), await serverOn(url), await serverOn(url)];
    const meetings = ['m1', 'm2', 'm3', 'm4'];
    const write = async (log: EventLog, meeting: string, commandId: string): Promise<void> => {
      for (let answer: Appended = { outcome: 'clash' }; answer.outcome !== 'stored';) {
        const after = (await log.head(meeting))?.sequence ?? 0;
        answer = await log.append(batch(meeting, after, said(commandId, commandId)));
        expect(answer.outcome).not.toBe('failed');
      }
    };
    const writing = servers.flatMap((log, server) =>
      meetings.map(async (meeting) => {
        for (let count = 0; count < 15; count += 1) await write(log, meeting, `${server}-${count}`);
      }),
    );
    await Promise.all(writing);
    for (const meeting of meetings) {
      const rows = await servers[0]!.read(meeting, 0);
      expect(new Set(rows.map(({ event }) => event.statement)).size).toBe(45);
      expect(await servers[1]!.verify(meeting)).toMatchObject({ sound: true, rows: 45 });
    }
  }, 60_000);

  it('[E21] acknowledges only what PostgreSQL has put on its disk', async () => {
    await serverOn(await postgres.newDatabase());
    expect(await opened[0]!.reader.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  it('[E12] an address nobody answers is refused without repeating its password', async () => {
    const refusal = Database.open({ databaseUrl: 'postgres://quorate:hunter2@127.0.0.1:1/none', dataFolder: '' });
    await expect(refusal).rejects.toMatchObject({ name: 'DatabaseRefused', reason: 'unreachable' });
    await expect(refusal).rejects.not.toThrow('hunter2');
  });
});
