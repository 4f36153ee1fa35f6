import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Database, openKeys } from '#event-log';
import { WaysIn } from '../sign-in/ways-in.js';
import { serverMigrations } from '../storage/migrations.js';
import { nothingHere, withExistingStorage, withExistingToWrite } from './storage.js';

describe('programs beside a database of the version before', () => {
  const { env } = process;
  let folder = '';
  let told = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-before-'));
    process.env = { QUORATE_DATA: folder };
    told = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((told += String(text))));
  });
  afterEach(async () => {
    process.env = env;
    jest.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });

  it('[E140] refuse a place no server has used, and say which setting is missing', async () => {
    const settings = { databaseUrl: undefined, dataFolder: '/srv/nowhere' };
    expect(nothingHere(settings, {})).toContain('because QUORATE_DATA is not set');
    expect(nothingHere(settings, { QUORATE_DATA: '/srv/nowhere' })).toContain('which QUORATE_DATA names');
    expect(nothingHere({ ...settings, databaseUrl: 'postgres://x/y' }, {})).toContain('DATABASE_URL names');
    process.env = { QUORATE_DATA: join(folder, 'nowhere') };
    for (const open of [withExistingStorage, withExistingToWrite])
      await expect(open(async () => true)).rejects.toThrow('no server has used the data folder');
    await expect(stat(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('[E135] list as it is, and end after bringing it up to date and saying so', async () => {
    const { keys } = await openKeys(join(folder, 'master.key'));
    const migrations = serverMigrations.filter(({ name }) => !/^(NumberEndings|CreateSecurityLog)/u.test(name));
    const old = await Database.open({ dataFolder: folder, migrations, keys });
    const token = `('h', 'case-system', 1, '2126-01-01T00:00:00.000Z')`;
    await old.write((runner) =>
      runner.query(`INSERT INTO tokens (hash, program, "mayConvene", "expiresAt") VALUES ${token}`),
    );
    await old.close();
    const waysIn = (database: Database) => new WaysIn(database, keys, 30);
    const listed = await withExistingStorage(({ database }) => waysIn(database).list());
    expect(listed).toMatchObject([{ kind: 'token', whose: 'case-system', issued: null, lastUsed: null }]);
    expect(told).not.toContain('up to date');
    expect(await withExistingToWrite(({ database }) => waysIn(database).end('case-system'))).toBe(1);
    expect(told).toContain('brought up to date');
    expect(await withExistingStorage(({ database }) => waysIn(database).list())).toEqual([]);
  });
});
