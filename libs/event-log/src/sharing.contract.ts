import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { inspect } from 'node:util';
import { Database } from './database.js';
import { StorageFault } from './refused.js';
import { batch, said } from './testing/index.js';
import { onBothDatabases } from './testing/both-databases.js';

class CreateLinks1767312000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({ name: 'links', columns: [{ name: 'linkId', type: 'text', isPrimary: true }] }),
    );
  }
  async down(): Promise<void> {}
}

onBothDatabases('sharing the database', (place) => {
  const insert = (linkId: string) => (runner: QueryRunner) =>
    runner.query('INSERT INTO links ("linkId") VALUES ($1)', [linkId]);

  it('[E20] tables of others are migrated after the log, and written in the same queue', async () => {
    place().settings.migrations = [CreateLinks1767312000000];
    const { database, log } = await place().open();
    const writing = Array.from({ length: 20 }, async (_, index) => {
      await Promise.all([database.write(insert(`link-${index}`)), log.append(batch(`m${index}`, 0, said('c1', 'x')))]);
    });
    await Promise.all(writing);
    expect(await database.reader.query('SELECT * FROM links')).toHaveLength(20);
    expect(await log.meetings()).toHaveLength(20);
  });

  it('[E20] what fails half-way is undone, and its fault says nothing of what was written', async () => {
    place().settings.migrations = [CreateLinks1767312000000];
    const { database, log } = await place().open();
    await database.write(insert('secret-link'));
    const fault = await database
      .write(async (runner) => {
        await insert('second')(runner);
        await insert('secret-link')(runner);
      })
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StorageFault);
    expect(fault).toMatchObject({ kind: 'duplicate' });
    expect(inspect(fault, { depth: 9 })).not.toContain('secret-link');
    expect(await database.reader.query('SELECT * FROM links')).toHaveLength(1);
    expect((await log.append(batch('m1', 0, said('c1', 'fine')))).outcome).toBe('stored');
  });

  it('[E12] a database that has seen more than this program knows is refused', async () => {
    const database = await Database.open({ ...place().settings, migrations: [CreateLinks1767312000000] });
    await database.close();
    await expect(place().open()).rejects.toMatchObject({ name: 'DatabaseRefused', reason: 'newer' });
  });
});
