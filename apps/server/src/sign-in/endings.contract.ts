import { jest } from '@jest/globals';
import { Database } from '#event-log';
import { keysForTests } from '../../../../libs/event-log/src/testing/batches.js';
import { losingProxy } from '../../../../libs/event-log/src/testing/losing-proxy.js';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { serverMigrations } from '../storage/migrations.js';
import { ask } from '../storage/table.js';
import { Endings, leaseFor } from './endings.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** So that nothing but the test looks. */
const seldom = 1_000_000;

onBothDatabases('endings', (place) => {
  const opened: Database[] = [];
  const open = async () => {
    const database = await Database.open({ ...place().settings, migrations: serverMigrations });
    opened.push(database);
    return database;
  };
  const serving: Endings[] = [];
  /** A server: what it heard of, and how often it let everybody go. */
  async function server(monotonic?: () => number, lookEvery = seldom) {
    const database = await open();
    const endings = new Endings(database, monotonic, lookEvery);
    const heard: string[] = [];
    const lapses: true[] = [];
    await endings.serve({ ended: (sessionId) => heard.push(sessionId), lapsed: () => lapses.push(true) });
    serving.push(endings);
    // what is rung when listening begins makes it look once more
    await new Promise<void>((resolve) => (database.doorbell ? database.doorbell.followEndings(resolve) : resolve()));
    expect(await endings.problemOf('anybody')).toBeUndefined();
    return { database, endings, heard, lapses, sessions: new Sessions(database, keysForTests(), Date.now, endings) };
  }
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const endings of serving.splice(0)) await endings.close();
    for (const database of opened.splice(0)) await database.close();
  });
  const sessionIn = async (sessions: Sessions) => {
    const secret = await sessions.begin({ personId: 'p' }, '1');
    return (await sessions.find(secret))?.sessionId ?? '';
  };

  it('[W190] a program beside the server is answered once the server knows', async () => {
    const { endings, heard, sessions } = await server(undefined, 100);
    const sessionId = await sessionIn(sessions);
    expect(endings.problemOf(sessionId)).toBeUndefined();
    const beside = await open();
    await new Sessions(beside, keysForTests()).end(sessionId);
    expect(heard).toEqual([sessionId]);
    expect(endings.problemOf(sessionId)).toMatchObject({ rule: 'W30' });
  });

  it('[W190] what ends here holds here, for sessions and for tokens', async () => {
    const { database, endings, heard, sessions } = await server();
    const tokens = new Tokens(database, keysForTests(), Date.now, endings);
    const sessionId = await sessionIn(sessions);
    const { token } = await tokens.issue({ program: 'importer', mayConvene: false, hours: 1 });
    const tokenId = (await tokens.find(token))?.sessionId ?? '';
    await sessions.end(sessionId);
    await tokens.endOne(tokenId);
    expect(heard).toEqual([sessionId, tokenId]);
    expect(await tokens.find(token)).toBeUndefined();
  });

  it('[W190] what ended while a server did not look is refused by the look that lets it serve again', async () => {
    let now = 0;
    const { database, endings, sessions } = await server(() => now);
    const sessionId = await sessionIn(sessions);
    now += leaseFor + 1;
    // as whoever ended it elsewhere wrote it down; this server has heard of nothing
    await database.write(async (runner) => {
      await runner.query('INSERT INTO endings (one, number) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET number = 1');
      await runner.query('UPDATE sessions SET ending = 1');
    });
    expect(endings.isLeased).toBe(false);
    expect(await endings.problemOf(sessionId)).toMatchObject({ rule: 'W30' });
    expect(endings.isLeased).toBe(true);
  });

  it('[W190] a server that is gone is waited for as long as a lease lasts, and then no more', async () => {
    const { sessions } = await server();
    const first = await sessionIn(sessions);
    const second = await sessionIn(sessions);
    const ended = await open();
    await ended.write((runner) => runner.query(`INSERT INTO leases (server, confirmed) VALUES ('killed', 0)`));
    let now = 0;
    let asked = 0;
    const beside = await open();
    const endings = new Endings(beside, () => (asked += 1) && (now += leaseFor / 4));
    const ender = new Sessions(beside, keysForTests(), Date.now, endings);
    await ender.end(first);
    expect(asked).toBeGreaterThan(4);
    expect(await ask(beside, `SELECT server FROM leases WHERE server = 'killed'`)).toEqual([]);
    asked = 0;
    await ender.end(second);
    expect(asked).toBeLessThan(200);
  });

  it('[W191] without a look in two seconds nobody is served until there was one', async () => {
    let now = 0;
    const { database, endings } = await server(() => now);
    expect(endings.isLeased).toBe(true);
    now += leaseFor + 1;
    expect(endings.isLeased).toBe(false);
    expect(await endings.problemOf('anybody')).toBeUndefined();
    expect(endings.isLeased).toBe(true);
    now += leaseFor + 1;
    await database.write((runner) => runner.query('ALTER TABLE endings RENAME TO away'));
    expect(await endings.problemOf('anybody')).toMatchObject({ rule: 'W191' });
    await database.write((runner) => runner.query('ALTER TABLE away RENAME TO endings'));
    expect(await endings.problemOf('anybody')).toBeUndefined();
  });

  it('[W225] the only server there is serves by what it read, although its writer stands still', async () => {
    let now = 0;
    const { database, endings } = await server(() => now);
    const beside = await open();
    await beside.write((runner) =>
      runner.query('INSERT INTO endings (one, number) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET number = 9'),
    );
    let goOn = (): void => undefined;
    const still = database.write(() => new Promise<void>((resolve) => (goOn = resolve)));
    now += leaseFor + 1;
    const problem = await endings.problemOf('anybody');
    now += leaseFor + 1;
    const next = await endings.problemOf('anybody');
    goOn();
    await still;
    const rules = [problem, next].map((refusal) => refusal?.rule);
    expect(rules).toEqual(database.kind === 'sqlite' ? [undefined, undefined] : ['W191', 'W191']);
  });

  it('[W191] a server that was taken for gone serves nobody before those who end something know of it again', async () => {
    let now = 0;
    const { database, endings } = await server(() => now);
    now += leaseFor + 1;
    await database.write((runner) => runner.query('DELETE FROM leases'));
    expect(await endings.problemOf('anybody')).toMatchObject({ rule: 'W191' });
    expect(await endings.problemOf('anybody')).toBeUndefined();
  });

  it('[E128] a PostgreSQL that falls silent without ending its lines keeps nobody waiting: the server looks on a new one, and whoever wrote is told', async () => {
    const { databaseUrl } = place().settings;
    if (databaseUrl === undefined) return;
    const line = await losingProxy(databaseUrl);
    const database = await Database.open({ ...place().settings, databaseUrl: line.url, migrations: serverMigrations });
    opened.push(database);
    const endings = new Endings(database, undefined, 100);
    await endings.serve({ ended: () => undefined, lapsed: () => undefined });
    serving.push(endings);
    let begun: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (begun = resolve));
    const writing = database.write(async (runner) => {
      await runner.query('SELECT 1');
      // on a line of its own, which the next look takes: a machine that dies leaves idle ones too
      await database.reader.query('SELECT 1');
      begun();
      await runner.query('SELECT pg_sleep(2)');
    });
    const waiting = database.write((runner) => runner.query('SELECT 1'));
    await underWay;
    line.fallSilent();
    try {
      await expect(writing).rejects.toMatchObject({ name: 'StorageFault', kind: 'connection' });
      await waiting;
      expect(await endings.problemOf('anybody')).toBeUndefined();
    } finally {
      line.close();
    }
  }, 60_000);
});
