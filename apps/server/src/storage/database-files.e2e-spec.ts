import { chmod, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sayable } from '#event-log';
import { jest } from '@jest/globals';
import { openStorage } from '../parts.js';
import { holdDataFolder } from './one-server.js';

const modeOf = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);

describe('the files of the database', () => {
  let folder = '';
  const settings = () => ({ dataFolder: join(folder, 'data'), keyFile: join(folder, 'data', 'master.key') });
  const database = () => join(folder, 'data', 'quorate.sqlite');
  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    folder = await mkdtemp(join(tmpdir(), 'quorate-files-'));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });
  const opened = async () => {
    const { database: open } = await openStorage(settings());
    return open;
  };

  it('[E117] are for their owner alone, those beside the database too, and those others could read become so', async () => {
    const umask = process.umask(0o000);
    try {
      const open = await opened();
      for (const one of ['', '-wal', '-shm']) expect([one, await modeOf(database() + one)]).toEqual([one, '600']);
      await open.close();
      await chmod(database(), 0o644);
      await (await opened()).close();
      expect([await modeOf(database()), await modeOf(join(folder, 'data'))]).toEqual(['600', '700']);
    } finally {
      process.umask(umask);
    }
  });

  it('[E117] are refused with a sentence when other accounts may write them, or anybody their folder', async () => {
    await (await opened()).close();
    await chmod(database(), 0o620);
    await expect(opened()).rejects.toThrow('can be written to by other accounts');
    expect(await modeOf(database())).toBe('620');
    await chmod(database(), 0o600);
    await chmod(join(folder, 'data'), 0o777);
    await expect(opened()).rejects.toThrow('by every account');
  });

  it('[E117] are the same database where one is a link to the other', async () => {
    await (await opened()).close();
    const linked = join(folder, 'linked');
    await mkdir(linked, { mode: 0o700 });
    await symlink(database(), join(linked, 'quorate.sqlite'));
    const held = await holdDataFolder({ ...settings(), databaseUrl: undefined });
    await expect(holdDataFolder({ dataFolder: linked, databaseUrl: undefined })).rejects.toThrow(Sayable);
    await held.release();
    await (await holdDataFolder({ dataFolder: linked, databaseUrl: undefined })).release();
  });
});
