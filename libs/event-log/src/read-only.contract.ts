import type { Database } from './database.js';
import { batch, said } from './testing/index.js';
import { onBothDatabases } from './testing/both-databases.js';

/** As a disk that was mounted anew for reading does it, or a PostgreSQL that stands by. */
async function readOnly(database: Database, on: boolean): Promise<void> {
  await database.inTurn(() =>
    database.aside(async (runner) => {
      if (database.kind === 'sqlite') return runner.query(`PRAGMA query_only = ${on ? 'ON' : 'OFF'}`);
      await runner.query('SET default_transaction_read_only = off');
      await runner.query(
        `ALTER SYSTEM ${on ? 'SET default_transaction_read_only = on' : 'RESET default_transaction_read_only'}`,
      );
      await runner.query('SELECT pg_reload_conf()');
      await runner.query('RESET default_transaction_read_only');
    }),
  );
}

onBothDatabases('a database that can only be read for a while', (place) => {
  it('[E118] refuses in words, goes on being read, and takes what is sent again by itself', async () => {
    const { log, database } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'one')));
    await readOnly(database, true);
    try {
      // PostgreSQL takes up a setting when it has come to it
      let sequence = 1;
      let answer = await log.append(batch('m1', sequence, said('w1', 'before')));
      for (; answer.outcome === 'stored' && sequence < 500;) {
        sequence += 1;
        answer = await log.append(batch('m1', sequence, said(`w${sequence}`, 'before')));
      }
      expect(answer).toEqual({ outcome: 'failed', because: expect.stringContaining('can only be read') as string });
      expect(await log.read('m1', 0)).toHaveLength(sequence);
      await readOnly(database, false);
      for (let tries = 0; answer.outcome !== 'stored' && tries < 500; tries += 1)
        answer = await log.append(batch('m1', sequence, said('again', 'after')));
      expect(answer.outcome).toBe('stored');
    } finally {
      await readOnly(database, false);
    }
    expect((await log.verify('m1')).sound).toBe(true);
  });
});
