import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sayable } from '#event-log';
import { beside, testServer } from '../testing/test-server.js';
import { startServer } from '../start-server.js';
import { holdDataFolder } from './one-server.js';

describe('one server to a data folder', () => {
  it('[W137] a second is refused with a sentence, programs beside it are not, and after it another may start', async () => {
    const server = await testServer();
    const second: unknown = await startServer(server.settings).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(Sayable);
    expect((second as Error).message).toContain('Another Quorate server is running');
    expect(await server.token()).toHaveLength(43);
    expect(await beside(server.settings, ({ log }) => log.meetings())).toEqual([]);
    await server.close();
    await (await startServer(server.settings)).close();
    await server.stop();
  }, 30_000);

  it('[W137] a server that is killed lets go of it at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-held-'));
    const driver = createRequire(import.meta.url).resolve('sqlite3');
    const holding = `const sqlite3 = require(${JSON.stringify(driver)});
      const lock = new sqlite3.Database(${JSON.stringify(join(folder, 'server.lock'))}, () => lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE', () => console.log('held')));
      setInterval(() => undefined, 1000);`;
    const other = spawn(process.execPath, ['-e', holding], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => other.stdout.once('data', resolve));
    const place = { dataFolder: folder, databaseUrl: undefined };
    await expect(holdDataFolder(place)).rejects.toThrow(Sayable);
    const ended = new Promise((resolve) => other.once('close', resolve));
    other.kill('SIGKILL');
    await ended;
    await (await holdDataFolder(place)).release();
    await rm(folder, { recursive: true, force: true });
  }, 20_000);
});
