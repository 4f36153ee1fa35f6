import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage } from '../parts.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

const minute = 60_000;

describe('sessions and tokens in time', () => {
  let folder: string;
  let storage: Storage;
  let now = Date.parse('2026-03-06T17:00:00.000Z');
  const clock = () => now;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-sessions-'));
    storage = await openStorage({ dataFolder: folder, keyFile: join(folder, 'master.key') });
  });
  afterAll(async () => {
    await storage.database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[W30] a quarter of an hour unused ends it, and every use begins the quarter anew', async () => {
    const sessions = new Sessions(storage.database, storage.keys, clock);
    const secret = await sessions.begin({ personId: 'p' }, '1');
    now += 14 * minute;
    expect(await sessions.find(secret)).toMatchObject({ slot: '1', identity: { kind: 'person', personId: 'p' } });
    now += 14 * minute;
    const session = await sessions.find(secret);
    await sessions.keep();
    now += 14 * minute;
    expect(await new Sessions(storage.database, storage.keys, clock).find(secret)).toBeDefined();
    now += 14 * minute;
    sessions.seen(session?.sessionId ?? '');
    now += 14 * minute;
    expect(await sessions.find(secret)).toBeDefined();
    now += 16 * minute;
    expect(await sessions.find(secret)).toBeUndefined();
  });

  it('[E139] being looked at for whose a letter is keeps nobody signed in', async () => {
    const sessions = new Sessions(storage.database, storage.keys, clock);
    const secret = await sessions.begin({ personId: 'r' }, '4');
    now += 14 * minute;
    expect(await sessions.look(secret)).toMatchObject({ slot: '4' });
    now += 2 * minute;
    expect(await sessions.look(secret)).toBeUndefined();
  });

  it('[W30] an open socket keeps it for twelve hours and no longer', async () => {
    const sessions = new Sessions(storage.database, storage.keys, clock);
    const secret = await sessions.begin({ meetingId: 'm', participantId: 'x' }, '2');
    const session = await sessions.find(secret);
    for (let minutes = 0; minutes < 719; minutes += 1) {
      now += minute;
      sessions.seen(session?.sessionId ?? '');
    }
    expect(session && sessions.isOver(session)).toBe(false);
    expect(await sessions.find(secret)).toBeDefined();
    now += 2 * minute;
    sessions.seen(session?.sessionId ?? '');
    expect(session && sessions.isOver(session)).toBe(true);
    expect(await sessions.find(secret)).toBeUndefined();
  });

  it('[W30] signed out is signed out, on every server', async () => {
    const sessions = new Sessions(storage.database, storage.keys, clock);
    const secret = await sessions.begin({ personId: 'q' }, '3');
    const session = await sessions.find(secret);
    await sessions.end(session?.sessionId ?? '');
    expect(await sessions.find(secret)).toBeUndefined();
    expect(await new Sessions(storage.database, storage.keys, clock).find(secret)).toBeUndefined();
  });

  it('[W69] a program’s token runs out, and can be ended before', async () => {
    const tokens = new Tokens(storage.database, storage.keys, clock);
    const { token } = await tokens.issue({ program: 'importer', mayConvene: false, hours: 2 });
    const { token: other } = await tokens.issue({ program: 'other', mayConvene: true, hours: 2 });
    expect(await tokens.find(token)).toMatchObject({
      identity: { kind: 'program', program: 'importer', mayConvene: false },
    });
    expect(await tokens.end('importer')).toBe(1);
    expect(await tokens.find(token)).toBeUndefined();
    expect(await tokens.find(other)).toBeDefined();
    now += 121 * minute;
    expect(await tokens.find(other)).toBeUndefined();
  });
});
