/** The pages a server serves: those built last, the parts of earlier ones, and what a page of an earlier build is told. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import request from 'supertest';
import { TestMeeting, aMoment, until, type SignedIn } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

const builds = { first: '2026-11-20T17:00:00.000Z/aaaa', second: '2026-11-23T09:00:00.000Z/bbbb' };
const daysMs = 24 * 60 * 60 * 1_000;
/** Servers are started again and again. */
const startedWithin = 90_000;

/** Built pages of one part, as a build leaves them. */
async function built(folder: string, version: string, part: string): Promise<string> {
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), `<!doctype html><meta name="quorate-version" content="${version}">`);
  await writeFile(join(folder, 'assets', part), `export const part = '${part}';`);
  return folder;
}

describe('the pages of a server', () => {
  let folder = '';
  let running: TestServer | undefined;
  const pages = { first: '', second: '' };
  const dataFolder = () => join(folder, 'data');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-pages-'));
    pages.first = await built(join(folder, 'first'), builds.first, 'panel-aaaa.js');
    pages.second = await built(join(folder, 'second'), builds.second, 'panel-bbbb.js');
  });
  afterAll(async () => {
    await running?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const start = async (pagesFolder: string): Promise<TestServer> => {
    await running?.stop();
    running = await testServer({ dataFolder: dataFolder(), pagesFolder });
    return running;
  };
  const got = async ({ address }: TestServer, path: string) => {
    const { status, headers, text } = await request(address).get(path).buffer(true);
    return { status, cached: headers['cache-control'], text };
  };

  it(
    '[B157] parts of the build before are there after an upgrade, and those of no build are not',
    async () => {
      const before = await start(pages.first);
      expect(await got(before, '/assets/panel-aaaa.js')).toMatchObject({ status: 200 });
      const after = await start(pages.second);
      expect(await got(after, '/assets/panel-bbbb.js')).toMatchObject({ status: 200 });
      const earlier = await got(after, '/assets/panel-aaaa.js');
      expect(earlier).toMatchObject({ status: 200, cached: 'public, max-age=31536000, immutable' });
      expect(earlier.text).toContain('panel-aaaa');
      expect(await got(after, '/assets/panel-cccc.js')).toMatchObject({ status: 404, cached: 'no-store' });
    },
    startedWithin,
  );

  it(
    '[B157] nothing else of the data folder is served, however it is asked for',
    async () => {
      const server = await start(pages.second);
      for (const name of [
        'served-last.json',
        '%2e%2e/served-last.json',
        '..%2f..%2fmaster.key',
        '%2e%2e%2f%2e%2e%2fmaster.key',
      ])
        expect([name, (await got(server, `/assets/${name}`)).status]).not.toEqual([name, 200]);
    },
    startedWithin,
  );

  it(
    '[B157] they go 30 days after the last start on which they were served, and not before',
    async () => {
      const part = join(dataFolder(), 'pages', 'assets', 'panel-aaaa.js');
      await start(pages.second);
      const isKeptAfter = async (days: number) => {
        const then = new Date(Date.now() - days * daysMs);
        await utimes(part, then, then);
        await start(pages.second);
        return existsSync(part);
      };
      expect(await isKeptAfter(29)).toBe(true);
      expect(await isKeptAfter(31)).toBe(false);
    },
    startedWithin,
  );

  it(
    '[B157] they are counted from the upgrade, and not from when the build before was first served',
    async () => {
      await start(pages.first);
      const part = join(dataFolder(), 'pages', 'assets', 'panel-aaaa.js');
      const longAgo = new Date(Date.now() - 90 * daysMs);
      await utimes(part, longAgo, longAgo);
      expect(await got(await start(pages.second), '/assets/panel-aaaa.js')).toMatchObject({ status: 200 });
    },
    startedWithin,
  );

  it(
    '[B157] a server that can keep nothing serves its own pages all the same',
    async () => {
      await start(pages.second);
      await running?.stop();
      await rm(join(dataFolder(), 'pages'), { recursive: true });
      await writeFile(join(dataFolder(), 'pages'), 'a file where the folder should be');
      expect(await got(await start(pages.second), '/assets/panel-bbbb.js')).toMatchObject({ status: 200 });
    },
    startedWithin,
  );
});

describe('a page that greets on a socket', () => {
  let folder = '';
  let server: TestServer;
  let police: SignedIn;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-version-'));
    server = await testServer({ pagesFolder: await built(folder, builds.second, 'panel-bbbb.js') });
    police = await (await TestMeeting.convene(server)).signIn('police');
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  /** What it is told of its version, in a moment. */
  const told = async (version: unknown): Promise<unknown[]> => {
    const heard: unknown[] = [];
    const socket = io(server.address, {
      transports: ['websocket'],
      forceNew: true,
      auth: { slot: police.slot, version },
      extraHeaders: { cookie: police.cookie },
    });
    socket.on('behind', (message: unknown) => heard.push(message));
    await until(() => socket.connected, 'the page was let in');
    await aMoment();
    socket.disconnect();
    return heard;
  };

  it('[B158] is let in and told so where it was built before the one served', async () =>
    expect(await told(builds.first)).toEqual([{ because: expect.stringContaining('Load it again') }]));

  it.each([
    ['of the same build', builds.second],
    ['of a version before pages named theirs', undefined],
    ['with something else in place of its version', { built: builds.first }],
  ])('[B159] is let in and told nothing: %s', async (_what, version) => expect(await told(version)).toEqual([]));
});
