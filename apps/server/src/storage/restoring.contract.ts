import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { backup, Database, DatabaseRefused, EventLog, openKeys } from '#event-log';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { batch, keysForTests, said } from '../../../../libs/event-log/src/testing/index.js';
import { openStorage } from '../parts.js';
import { authorised, redeem, TestMeeting } from '../testing/test-meeting.js';
import { beside, testServer } from '../testing/test-server.js';
import { serverMigrations } from './migrations.js';
import { restoring } from './restoring.js';

onBothDatabases('restoring and migrating', (place) => {
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  it('[E113] is refused beside a running server, whatever there is in its place', async () => {
    const server = await testServer(place().settings);
    const meeting = await TestMeeting.convene(server);
    const file = join(place().folder, 'backup');
    await beside(server.settings, ({ database }) => backup(database, file));
    const { keys } = await openKeys(server.settings.keyFile);
    // the file goes away under the server, which has it open
    if (place().kind === 'sqlite') await rm(join(server.settings.dataFolder, 'quorate.sqlite'));
    const tried = restoring(file, server.settings, keys).then(
      ({ report }) => (report.outcome === 'refused' ? report.because : report.outcome),
      (error: Error) => error.message,
    );
    expect(await tried).toContain('server is running');
    expect(meeting.meetingId).toHaveLength(36);
    await server.stop();
  }, 60_000);

  it('[E114] ends every link, session and token it brings back, and says how many', async () => {
    const { dataFolder, databaseUrl } = place().settings;
    const server = await testServer({ dataFolder, databaseUrl });
    const meeting = await TestMeeting.convene(server);
    const seat = await meeting.signIn('chair');
    const { secret } = await meeting.link('police');
    const file = join(place().folder, 'backup');
    await beside(server.settings, ({ database }) => backup(database, file));
    await server.close();
    const { keys } = await openKeys(server.settings.keyFile);
    const there = await place().elsewhere();
    const { ended } = await restoring(file, { databaseUrl: undefined, ...there }, keys);
    expect(ended).toEqual({ links: 1, sessions: 1, tokens: 1 });
    const { keyFile } = server.settings;
    const signingKeyFile = join(dataFolder, 'signing-key.pem');
    const again = await testServer({ ...there, keyFile, signingKeyFile });
    const asked = async (headers: Record<string, string>) =>
      (await fetch(`${again.address}/api/meetings`, { headers })).status;
    expect([await asked({ cookie: seat.cookie }), await asked(authorised(meeting.token))]).toEqual([401, 401]);
    await expect(redeem(again.address, { secret })).rejects.toThrow('422');
    await again.stop();
    await server.stop();
  }, 60_000);

  it('[E115] who reads changes no table and reads the version before; who writes changes none under a server', async () => {
    const { settings, folder } = place();
    const old = await Database.open({ ...settings, migrations: serverMigrations.slice(0, -1) });
    await new EventLog(old, keysForTests()).append(batch('m1', 0, said('c1', 'one')));
    const steps = async () => (await old.reader.query('SELECT name FROM migrations')) as object[];
    const before = (await steps()).length;
    const open = (migrating: object) => Database.open({ ...settings, migrations: serverMigrations, migrating });
    const reading = await open({ never: true });
    expect(await new EventLog(reading, keysForTests()).verify('m1')).toMatchObject({ sound: true, rows: 1 });
    await backup(reading, join(folder, 'copy'));
    await reading.close();
    expect(await steps()).toHaveLength(before);
    const told: number[] = [];
    const refused = async (pending: number) => {
      told.push(pending);
      throw new Error('A server is running.');
    };
    await expect(open({ before: refused })).rejects.toThrow('server is running');
    expect([told, (await steps()).length]).toEqual([[1], before]);
    if (place().kind === 'postgres') {
      const rung = new Promise<void>((resolve) => void old.doorbell?.follow(() => resolve()));
      await rung;
      await expect(open({})).rejects.toThrow('server is running on this database');
      expect(await steps()).toHaveLength(before);
    }
    await old.close();
    await (await open({ before: async (pending: number) => void told.push(pending) })).close();
    expect(told).toEqual([1, 1]);
  }, 60_000);

  it('[E115] who reads leaves nothing behind where there is nothing', async () => {
    await expect(Database.open({ ...place().settings, migrating: { never: true } })).rejects.toThrow(DatabaseRefused);
  });

  it('[E116] where there is a database and no key file, none is made, and it is said', async () => {
    const { settings, folder } = place();
    const keyFile = join(folder, 'keys', 'master.key');
    const { database } = await openStorage({ ...settings, keyFile });
    await database.close();
    await rm(keyFile);
    await expect(openStorage({ ...settings, keyFile })).rejects.toThrow('No new key was made');
    await expect(openStorage({ ...settings, keyFile })).rejects.toThrow(keyFile);
  });
});
