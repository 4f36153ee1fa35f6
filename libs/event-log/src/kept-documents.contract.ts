import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backup } from './backup.js';
import { restore } from './restore.js';
import { batch, keysForTests, said } from './testing/index.js';
import { onBothDatabases } from './testing/both-databases.js';

const minutes = { name: 'full', sequence: 2, bytes: Buffer.from('{"title":"canary-words"}') };
const another = { name: 'annex', sequence: 2, bytes: Buffer.from('{"title":"canary-annex"}') };

const last = '(SELECT sealed FROM kept_documents ORDER BY place DESC LIMIT 1)';

onBothDatabases('documents kept beside a record', (place) => {
  const kept = async () => {
    const opened = await place().open();
    await opened.log.append(batch('m1', 0, said('c1', 'one', 'two')));
    await opened.log.append(batch('m2', 0, said('c1', 'three')));
    await opened.log.keepDocuments('m1', [minutes, another]);
    return opened;
  };
  const change = async (sql: string) => {
    const { database } = await place().open();
    await database.write((runner) => runner.query(sql));
  };

  it('[E161] are found by name in their own meeting, on every server, and what was kept first stays', async () => {
    const { log } = await kept();
    await log.keepDocuments('m1', [{ ...minutes, bytes: Buffer.from('{"title":"later"}') }]);
    const other = (await place().open()).log;
    for (const one of [log, other]) {
      expect((await one.keptDocument('m1', 'full'))?.toString()).toBe('{"title":"canary-words"}');
      expect(await one.keptDocument('m2', 'full')).toBeUndefined();
      expect(await one.keptDocument('m1', 'family')).toBeUndefined();
    }
  });

  it('[E161] lie sealed: no word of them and no name is in the table', async () => {
    const { database } = await kept();
    const rows = (await database.reader.query('SELECT * FROM kept_documents')) as { sealed: Buffer }[];
    expect(rows).toHaveLength(2);
    const text = JSON.stringify(rows.map((row) => ({ ...row, sealed: row.sealed.toString('latin1') })));
    for (const word of ['canary', 'title', 'annex', 'full']) expect(text).not.toContain(word);
  });

  it('[E161] are gone with the key of their meeting', async () => {
    await kept();
    await change(`DELETE FROM meeting_keys WHERE "meetingId" = 'm1'`);
    const { log } = await place().open();
    await expect(log.keptDocument('m1', 'full')).rejects.toThrow('The key of this meeting is missing');
  });

  it('[E161] changed or moved, they do not open, and the meeting does not verify', async () => {
    const { log } = await kept();
    expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 2 });
    await change(`UPDATE kept_documents SET sealed = ${last} WHERE place = (SELECT MIN(place) FROM kept_documents)`);
    const found = await Promise.allSettled([log.keptDocument('m1', 'full'), log.keptDocument('m1', 'annex')]);
    expect(found.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await log.verify('m1')).toMatchObject({
      sound: false,
      faults: [
        { sequence: 2, because: expect.stringContaining('A document kept beside row 2 does not open') as string },
      ],
    });
    expect(await log.verify('m2')).toMatchObject({ sound: true });
  });

  it('[E161] are in a backup, come back from it, and one that does not open keeps it from being put in place', async () => {
    const { database } = await kept();
    const file = join(place().folder, 'copy');
    await backup(database, file);
    const settings = await place().elsewhere();
    await mkdir(settings.dataFolder, { recursive: true });
    expect(await restore(file, { ...settings, keys: keysForTests() })).toMatchObject({
      outcome: 'restored',
      meetings: 2,
    });
    await change(`UPDATE kept_documents SET sealed = ${last}`);
    const damaged = join(place().folder, 'damaged');
    await backup(database, damaged);
    const elsewhere = await place().elsewhere();
    await mkdir(elsewhere.dataFolder, { recursive: true });
    expect(await restore(damaged, { ...elsewhere, keys: keysForTests() })).toMatchObject({
      outcome: 'refused',
      faults: [{ meetingId: 'm1', sequence: 2 }],
    });
  });
});
