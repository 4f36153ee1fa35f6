import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from './database.js';
import { batch, keysForTests, said } from './testing/index.js';
import { onBothDatabases, type Place } from './testing/both-databases.js';

/** Everything a thief of the database would hold, as text. */
async function stolen({ kind, settings, open }: Place): Promise<string> {
  if (kind === 'postgres') {
    const { database } = await open();
    const tables = ['recorded_events', 'meeting_keys', 'log_facts'];
    const rowsOf = (table: string) => database.reader.query(`SELECT t::text AS t FROM ${table} t`) as Promise<unknown>;
    return JSON.stringify(await Promise.all(tables.map(rowsOf)));
  }
  const files = await readdir(settings.dataFolder);
  return (await Promise.all(files.map((file) => readFile(join(settings.dataFolder, file), 'latin1')))).join('');
}

onBothDatabases('sealing', (place) => {
  it('[E7] nothing that was said, and no digest of it, lies in clear in the database', async () => {
    const { log } = await place().open();
    const command = said('c1', 'bruise on the left cheek');
    await log.append(batch('m1', 0, command));
    const text = await stolen(place());
    expect(text).toContain('m1');
    for (const secret of ['bruise', 'ContributionMade', command.digest, Buffer.from('bruise').toString('hex')])
      expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(command.digest, 'hex').toString('latin1'));
  });

  it('[E7] the same words twice look different', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'yes', 'yes')));
    const [one, two] = await log.export('m1');
    expect(one?.salt).not.toBe(two?.salt);
    expect(one?.contentDigest).not.toBe(two?.contentDigest);
  });

  it('[E7] a sealed row does not open in another place', async () => {
    const { log, database } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'one', 'two')));
    await database.write((runner) =>
      runner.query(
        'UPDATE recorded_events SET sealed = (SELECT sealed FROM recorded_events WHERE "sequence" = 1) WHERE "sequence" = 2',
      ),
    );
    await expect(log.read('m1', 0)).rejects.toThrow('cannot be opened');
  });

  it('[E11] a database under another master key is refused, at open and at the first use', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'ours')));
    const refusal = { name: 'DatabaseRefused', reason: 'other-key' };
    await expect(Database.open({ ...place().settings, keys: keysForTests('theirs') })).rejects.toMatchObject(refusal);
    const theirs = (await place().open(keysForTests('theirs'))).log;
    await expect(theirs.read('m1', 0)).rejects.toMatchObject(refusal);
    await expect(theirs.append(batch('m2', 0, said('c1', 'theirs')))).rejects.toMatchObject(refusal);
    expect(await log.meetings()).toEqual(['m1']);
  });
});
