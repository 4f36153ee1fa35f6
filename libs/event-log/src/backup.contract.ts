import { appendFile, chmod, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backup } from './backup.js';
import { Database } from './database.js';
import { EventLog } from './event-log.js';
import { restore } from './restore.js';
import { DATABASE_FILE } from './sqlite-file.js';
import { batch, keysForTests, said } from './testing/index.js';
import { onBothDatabases, type Place } from './testing/both-databases.js';

async function recorded(place: Place) {
  const { log, database } = await place.open();
  for (const meeting of ['m1', 'm2'])
    await log.append(batch(meeting, 0, said('c1', 'one', 'two'), said('c2', 'th‘r’ee')));
  return { log, database, file: join(place.folder, 'backup') };
}

onBothDatabases('backing up', (place) => {
  const restored = async (file: string, keys = keysForTests()) => {
    const settings = await place().elsewhere();
    return { settings, report: await restore(file, { ...settings, keys }) };
  };

  it('[E18] takes one moment while others go on writing', async () => {
    const { log, database, file } = await recorded(place());
    let after = 3;
    let running = true;
    const writing = (async () => {
      for (; running; after += 1) await log.append(batch('m1', after, said(`w${after}`, 'meanwhile')));
    })();
    const report = await backup(database, file);
    running = false;
    await writing;
    expect(report).toMatchObject({ meetings: 2, file });
    expect(report.events).toBeGreaterThanOrEqual(6);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await restored(file)).report).toEqual({ outcome: 'restored', meetings: 2, events: report.events });
  });

  it('[E18] holds nothing in clear, and never overwrites a file', async () => {
    const { database, file } = await recorded(place());
    await backup(database, file);
    expect(await readFile(file, 'latin1')).not.toContain('ContributionMade');
    await expect(backup(database, file)).rejects.toThrow('exists already');
  });

  it('[E19] a restored database reads as before and goes on', async () => {
    const { log, database, file } = await recorded(place());
    await backup(database, file);
    const { settings } = await restored(file);
    const copy = await Database.open({ ...settings, keys: keysForTests() });
    const again = new EventLog(copy, keysForTests());
    expect(await again.read('m2', 0)).toEqual(await log.read('m2', 0));
    expect((await again.append(batch('m2', 3, said('c3', 'later')))).outcome).toBe('stored');
    await copy.close();
  });

  it('[E134] a backup that others may write, as one carried from another machine, is restored for its owner alone', async () => {
    const { database, file } = await recorded(place());
    await backup(database, file);
    for (const mode of [0o664, 0o444]) {
      await chmod(file, mode);
      const { settings, report } = await restored(file);
      expect(report).toEqual({ outcome: 'restored', meetings: 2, events: 6 });
      const left = await stat(join(settings.dataFolder, DATABASE_FILE)).catch(() => undefined);
      if (left) expect(left.mode & 0o777).toBe(0o600);
    }
  });

  it('[E19] an existing database is never overwritten', async () => {
    const { database, file } = await recorded(place());
    await backup(database, file);
    expect(await restore(file, { ...place().settings, keys: keysForTests() })).toMatchObject({
      outcome: 'refused',
      faults: [],
    });
  });

  it('[E19] a backup that does not verify is not put in place, and says which row', async () => {
    const { database, file } = await recorded(place());
    await database.write((runner) =>
      runner.query(`DELETE FROM recorded_events WHERE "meetingId" = 'm2' AND "sequence" = 2`),
    );
    await backup(database, file);
    const { settings, report } = await restored(file);
    const faults = [{ meetingId: 'm2', sequence: 2, because: 'Row 2 is missing.' }, { sequence: 3 }];
    expect(report).toMatchObject({ outcome: 'refused', faults });
    const empty = await Database.open(settings);
    expect(await empty.reader.query('SELECT * FROM recorded_events')).toEqual([]);
    await empty.close();
  });

  it('[E104] a backup with a damaged meeting in it is put in place when that is asked for, and says which', async () => {
    const { database, file } = await recorded(place());
    await database.write((runner) =>
      runner.query(`DELETE FROM recorded_events WHERE "meetingId" = 'm2' AND "sequence" = 2`),
    );
    await backup(database, file);
    const settings = await place().elsewhere();
    const keys = keysForTests();
    const faults = [{ meetingId: 'm2', sequence: 2, because: 'Row 2 is missing.' }, { sequence: 3 }];
    expect(await restore(file, { ...settings, keys, withDamaged: true })).toMatchObject({
      outcome: 'restored',
      meetings: 2,
      events: 5,
      faults,
    });
    const copy = await Database.open({ ...settings, keys });
    expect(await new EventLog(copy, keys).read('m1', 0)).toHaveLength(3);
    await copy.close();
  });

  it('[E19] a backup under another key, cut off, lengthened, or of something else is refused', async () => {
    const { database, file } = await recorded(place());
    await backup(database, file);
    const { report } = await restored(file, keysForTests('theirs'));
    expect(report).toMatchObject({
      outcome: 'refused',
      because: expect.stringContaining('another master key') as string,
    });
    if (place().kind === 'postgres') await appendFile(file, '{"row":{}}\n');
    else await truncate(file, (await stat(file)).size - 4096);
    expect((await restored(file)).report).toMatchObject({ outcome: 'refused' });
    await truncate(file, 900);
    expect((await restored(file)).report).toMatchObject({ outcome: 'refused' });
    await writeFile(file, 'Minutes\n');
    expect((await restored(file)).report).toMatchObject({ outcome: 'refused' });
    expect((await restored(join(place().folder, 'nothing'))).report).toMatchObject({ outcome: 'refused' });
  });
});
