import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Database, type ChainVerdict } from '#event-log';
import { serverMigrations } from '../storage/migrations.js';
import { MeetingUnsound, UnsoundMeetings } from './unsound.js';

describe('a meeting that is whole and not understood', () => {
  let folder = '';
  let database: Database;
  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    folder = await mkdtemp(join(tmpdir(), 'quorate-unsound-'));
    database = await Database.open({ dataFolder: folder, migrations: serverMigrations });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[E136] is verified once a minute, however often it is asked for', async () => {
    let now = 0;
    let verified = 0;
    const verify = async (): Promise<ChainVerdict> => {
      verified += 1;
      return { sound: true, rows: 1, withheld: 0, head: undefined };
    };
    const unsound = new UnsoundMeetings({ database, log: { verify }, clock: () => now });
    const answers: unknown[] = [];
    for (let times = 0; times < 5; times += 1) answers.push(await unsound.judged('m1', new Error('unknown event')));
    expect(verified).toBe(1);
    for (const answer of answers) expect(answer).toEqual(expect.any(MeetingUnsound));
    expect(new Set(answers.map((answer) => (answer as MeetingUnsound).refusal.because)).size).toBe(1);
    now += 60_000;
    await unsound.judged('m1', new Error('unknown event'));
    expect(verified).toBe(2);
  });
});
