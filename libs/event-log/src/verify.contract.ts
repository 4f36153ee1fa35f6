import { batch, said } from './testing/index.js';
import { onBothDatabases, type Place } from './testing/both-databases.js';

/** A meeting of five rows, tampered with in the table itself, and what the verifier says of it. */
async function faultsAfter(place: Place, sql: string): Promise<string> {
  const { log, database } = await place.open();
  await log.append(batch('m1', 0, said('c1', 'one', 'two'), said('c2', 'three'), said('c3', 'four', 'five')));
  expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 5, withheld: 0, head: { sequence: 5 } });
  await database.write((runner) => runner.query(sql));
  const verdict = await (await place.open()).log.verify('m1');
  return verdict.sound ? 'sound' : verdict.faults.map(({ because }) => because).join('\n');
}

onBothDatabases('verifying', (place) => {
  it.each([
    [
      'a changed time',
      `UPDATE recorded_events SET at = '2026-01-01T00:00:00.000Z' WHERE "sequence" = 3`,
      'Row 3 does not fit the chain',
    ],
    [
      'a changed author',
      `UPDATE recorded_events SET by = 'participant:sam' WHERE "sequence" = 2`,
      'Row 2 does not fit the chain',
    ],
    ['a removed row', `DELETE FROM recorded_events WHERE "sequence" = 3`, 'Row 3 is missing.'],
    ['rows removed from the start', `DELETE FROM recorded_events WHERE "sequence" < 3`, 'Rows 1 to 2 are missing.'],
    ['all rows removed', 'DELETE FROM recorded_events', 'The meeting has a key but no rows'],
    ['a moved row', `UPDATE recorded_events SET "sequence" = 9 WHERE "sequence" = 2`, 'Row 9 does not open'],
    ['a lost key', 'DELETE FROM meeting_keys', 'The key of this meeting is missing'],
  ])('[E10] names %s', async (_, sql, because) => {
    expect(await faultsAfter(place(), sql.replace(' at =', ' "at" =').replace(' by =', ' "by" ='))).toContain(because);
  });

  it('[E10] names changed bytes of sealed content, digest, hash and key', async () => {
    const changed = place().kind === 'postgres' ? `'\\x00ff'::bytea` : `x'00ff'`;
    expect(await faultsAfter(place(), `UPDATE recorded_events SET sealed = ${changed} WHERE "sequence" = 4`)).toContain(
      'Row 4 does not open',
    );
    const { log, database } = await place().open();
    const alter = (table: string, column: string) =>
      database.write((runner) => runner.query(`UPDATE ${table} SET "${column}" = ${changed}`));
    await alter('recorded_events', 'hash');
    expect((await log.verify('m1')).sound).toBe(false);
    await alter('meeting_keys', 'wrapped');
    const verdict = await (await place().open()).log.verify('m1');
    expect(JSON.stringify(verdict)).toContain('does not open with this master key');
  });

  it('[E10] an exported meeting verifies without the database, and a meeting nobody recorded has no faults', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'one', 'two')));
    const { verifyMeeting } = await import('./verify.js');
    expect(verifyMeeting(await log.export('m1'), await log.head('m1'))).toMatchObject({ sound: true, rows: 2 });
    expect(await log.verify('m9')).toEqual({ sound: true, rows: 0, withheld: 0, head: undefined });
  });
});
