import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Database } from './database.js';
import { EventLog } from './event-log.js';
import { DATABASE_FILE } from './sqlite-file.js';
import { batch, keysForTests, said } from './testing/index.js';

describe('the SQLite database', () => {
  let dataFolder: string;
  let file: string;
  let database: Database | undefined;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'quorate-sqlite-'));
    file = join(dataFolder, DATABASE_FILE);
  });
  afterEach(async () => {
    await database?.close();
    database = undefined;
    await rm(dataFolder, { recursive: true });
  });

  async function open(): Promise<EventLog> {
    database = await Database.open({ dataFolder });
    return new EventLog(database, keysForTests());
  }

  async function filled(): Promise<void> {
    const log = await open();
    for (let after = 0; after < 200; after += 1)
      await log.append(batch('m1', after, said(`c${after}`, 'x'.repeat(500))));
    await database?.close();
    database = undefined;
  }

  const refused = (reason: string, because: string) =>
    expect(open()).rejects.toMatchObject({
      name: 'DatabaseRefused',
      reason,
      message: expect.stringContaining(because) as string,
    });

  it('[E21] answers only when it is on the disk, and reads beside the writer without being able to write', async () => {
    await open();
    const pragma = (name: string) => database!.write((runner) => runner.query(`PRAGMA ${name}`));
    expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await pragma('wal_autocheckpoint')).toEqual([{ wal_autocheckpoint: 4_000 }]);
    await expect(database!.reader.query('DELETE FROM recorded_events')).rejects.toThrow('readonly');
  });

  it('[E12] refuses a read-only file', async () => {
    await filled();
    await chmod(file, 0o444);
    await refused('read-only', 'is read-only');
  });

  it('[E12] refuses a folder it cannot write to', async () => {
    await chmod(dataFolder, 0o555);
    await refused('folder', 'cannot be written to');
    await chmod(dataFolder, 0o755);
  });

  it('[E12] refuses a file that is no folder as a folder', async () => {
    dataFolder = join(dataFolder, 'not-a-folder');
    await writeFile(dataFolder, '');
    await refused('folder', 'cannot be written to');
    dataFolder = join(dataFolder, '..');
  });

  it.each([0, 50, 4096, 50_000])('[E12] refuses a database cut off at %i bytes', async (length) => {
    await filled();
    await truncate(file, length);
    await refused('damaged', 'cut off');
  });

  it('[E12] refuses what is not a database', async () => {
    await writeFile(file, 'Minutes of the meeting of 6 March\n');
    await refused('damaged', 'is not a database');
  });

  it('[E12] refuses the database of another program', async () => {
    const other = new DataSource({ type: 'sqlite', database: file });
    await other.initialize();
    await other.query('CREATE TABLE bookmarks (title text)');
    await other.destroy();
    await refused('foreign', 'some other program');
  });

  it('[E12] refuses a database of a newer version', async () => {
    await open();
    await database!.write((runner) =>
      runner.query(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'FromTheFuture1999999999999')`),
    );
    await database!.close();
    await refused('newer', 'newer version');
  });

  it('[E12] makes a folder that does not exist yet', async () => {
    dataFolder = join(dataFolder, 'deep', 'er');
    expect(await (await open()).meetings()).toEqual([]);
    dataFolder = join(dataFolder, '..', '..');
  });

  it('[E13] a full disk loses nothing that was acknowledged, stops no reader, and heals', async () => {
    const log = await open();
    expect((await log.append(batch('m1', 0, said('c1', 'kept')))).outcome).toBe('stored');
    const [{ page_count: pages }] = (await database!.write((runner) => runner.query('PRAGMA page_count'))) as [
      { page_count: number },
    ];
    const room = (max: number) =>
      database!.inTurn(() => database!.aside((runner) => runner.query(`PRAGMA max_page_count = ${max}`)));
    await room(pages + 1);
    const large = 'y'.repeat(100_000);
    const failed = await Promise.all([
      log.append(batch('m1', 1, said('c2', large))),
      log.append(batch('m2', 0, said('c1', large))),
    ]);
    for (const answer of failed)
      expect(answer).toEqual({ outcome: 'failed', because: expect.stringContaining('The disk is full') as string });
    expect(await log.read('m1', 0)).toHaveLength(1);
    expect(await log.meetings()).toEqual(['m1']);
    await room(1_000_000);
    expect((await log.append(batch('m1', 1, said('c2', large)))).outcome).toBe('stored');
    expect((await log.append(batch('m2', 0, said('c1', large)))).outcome).toBe('stored');
    expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 2 });
  });

  it('[E13] a write that fails in a transaction of its own leaves the writer usable', async () => {
    const log = await open();
    await mkdir(join(dataFolder, 'elsewhere'));
    await expect(
      database!.write((runner) => runner.query('INSERT INTO nowhere VALUES ($1)', ['the words'])),
    ).rejects.not.toThrow('the words');
    expect((await log.append(batch('m1', 0, said('c1', 'on we go')))).outcome).toBe('stored');
  });
});
