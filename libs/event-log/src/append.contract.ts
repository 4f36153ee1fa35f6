import { batch, said } from './testing/index.js';
import { onBothDatabases } from './testing/both-databases.js';

onBothDatabases('appending', (place) => {
  it('[E1] numbers rows from 1 without a gap and gives them back as they were written', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'one', 'two')));
    const appended = await log.append(batch('m1', 2, said('c2', 'three'), said('c3', 'fōur 🚨')));
    const rows = await log.read('m1', 0);
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(rows.map(({ event }) => event.statement)).toEqual(['one', 'two', 'three', 'fōur 🚨']);
    const event = { type: 'ContributionMade', statement: 'one' };
    expect(rows[0]).toEqual({ sequence: 1, at: '2026-03-06T16:55:00.000Z', by: { participantId: 'ruth' }, event });
    expect(appended).toMatchObject({ outcome: 'stored', rows: rows.slice(2) });
    expect(await log.read('m1', 1, 2)).toEqual(rows.slice(1, 3));
    expect((await log.head('m1'))?.sequence).toBe(4);
  });

  it('[E1] keeps each meeting to itself, and an unknown meeting is empty', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'here')));
    await log.append(batch('m2', 0, said('c1', 'there')));
    expect((await log.read('m2', 0)).map(({ event }) => event.statement)).toEqual(['there']);
    expect(await log.read('m3', 0)).toEqual([]);
    expect(await log.head('m3')).toBeUndefined();
    expect(await log.meetings()).toEqual(['m1', 'm2']);
    expect(await log.meetings('m1')).toEqual(['m2']);
  });

  it('[E1] remembers a program by its slug', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, { ...said('c1', 'imported'), by: { program: 'case-system' } }));
    expect((await log.read('m1', 0))[0]?.by).toEqual({ program: 'case-system' });
  });

  it('[E2] everything acknowledged is there after opening again', async () => {
    const first = await place().open();
    await Promise.all(['m1', 'm2', 'm3'].map((meeting) => first.log.append(batch(meeting, 0, said('c1', meeting)))));
    await first.database.close();
    const { log } = await place().open();
    for (const meeting of ['m1', 'm2', 'm3']) expect(await log.read(meeting, 0)).toHaveLength(1);
    expect((await log.append(batch('m1', 1, said('c2', 'on we go')))).outcome).toBe('stored');
  });

  it('[E3] a writer who has not folded everything is told so, and nothing is written', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'one')));
    expect(await log.append(batch('m1', 0, said('c2', 'late')))).toEqual({ outcome: 'clash' });
    expect(await log.append(batch('m1', 7, said('c3', 'ahead')))).toEqual({ outcome: 'clash' });
    expect(await log.read('m1', 0)).toHaveLength(1);
  });

  it('[E4] a commandId is accepted once, whatever it says the second time', async () => {
    const { log } = await place().open();
    await log.append(batch('m1', 0, said('c1', 'one', 'two')));
    expect(await log.append(batch('m1', 2, said('c1', 'again')))).toEqual({ outcome: 'clash' });
    expect(await log.append(batch('m1', 2, said('c2', 'x'), said('c2', 'y')))).toEqual({ outcome: 'clash' });
    expect(await log.read('m1', 0)).toHaveLength(2);
  });

  it('[E4] remembers who sent a command, what it said and how far it wrote', async () => {
    const { log } = await place().open();
    const command = said('c1', 'one', 'two', 'three');
    await log.append(batch('m1', 0, command, said('c2', 'four')));
    expect(await log.command('m1', 'c1')).toEqual({ by: command.by, digest: command.digest, upTo: 3 });
    expect(await log.command('m1', 'c9')).toBeUndefined();
    expect(await log.command('m9', 'c1')).toBeUndefined();
  });

  it('[E5] a clash in a group touches only the batch concerned', async () => {
    const { log } = await place().open();
    await log.append(batch('m0', 0, said('c1', 'first')));
    const outcomes = await Promise.all([
      log.append(batch('m0', 1, said('c1', 'twice'))),
      ...['m1', 'm2', 'm3', 'm4', 'm5'].map((meeting) => log.append(batch(meeting, 0, said('c1', meeting)))),
      log.append(batch('m3', 1, said('c2', 'next in the same group'))),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['clash', ...Array(6).fill('stored')]);
    expect(await log.read('m3', 0)).toHaveLength(2);
    for (const meeting of ['m0', 'm1', 'm3']) expect(await log.verify(meeting)).toMatchObject({ sound: true });
  });

  it('[E5] an event that cannot be written down fails alone', async () => {
    const { log } = await place().open();
    const unwritable = { ...said('c1'), events: [{ type: 'ScoreGiven', score: Number.NaN }] };
    const [bad, good] = await Promise.allSettled([
      log.append(batch('m1', 0, unwritable)),
      log.append(batch('m2', 0, said('c1', 'fine'))),
    ]);
    expect(bad.status).toBe('rejected');
    expect(good).toMatchObject({ status: 'fulfilled', value: { outcome: 'stored' } });
  });

  it('[E6] what is queued for all meetings goes out together, in far fewer transactions than commands', async () => {
    const { log, database } = await place().open();
    await log.append(batch('m0', 0, said('c1', 'warm')));
    let turns = 0;
    const inTurn = database.inTurn.bind(database);
    database.inTurn = (work) => inTurn(((turns += 1), work));
    const meetings = Array.from({ length: 200 }, (_, index) => `meeting-${index}`);
    const answers = await Promise.all(meetings.map((meeting) => log.append(batch(meeting, 0, said('c1', 'a', 'b')))));
    expect(answers.every(({ outcome }) => outcome === 'stored')).toBe(true);
    expect(turns).toBeLessThanOrEqual(3);
  });

  it('[E6] a group larger than one statement is stored whole', async () => {
    const { log } = await place().open();
    const texts = Array.from({ length: 4_500 }, (_, index) => `line ${index}`);
    expect((await log.append(batch('m1', 0, said('c1', ...texts)))).outcome).toBe('stored');
    expect(await log.verify('m1')).toMatchObject({ sound: true, rows: 4_500 });
  });
});
