import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../apps/server/src/settings.js';
import { startServer } from '../../apps/server/src/start-server.js';
import { root, run } from './running.js';

describe('programs', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-programs-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[W106] scenario --json prints one object and nothing else', async () => {
    const { code, out } = await run(['scenario', 'test/scenarios/bruised-baby.json', '--json']);
    expect(JSON.parse(out)).toMatchObject({ title: 'Bruising to a baby who cannot move on her own', failures: [] });
    expect(code).toBe(0);
  }, 300_000);

  it('[W106] scenario ends with 1 and says why, in words or as JSON', async () => {
    const scenario = JSON.parse(await readFile(join(root, 'test/scenarios/bruised-baby.json'), 'utf8')) as {
      steps: object[];
      expect: object;
    };
    const file = join(folder, 'short.json');
    await writeFile(file, JSON.stringify({ ...scenario, steps: scenario.steps.slice(0, 2), expect: { decisions: 1 } }));
    expect(await run(['scenario', file])).toMatchObject({
      code: 1,
      out: expect.stringContaining('- There should be 1 decisions; there are 0.') as string,
    });
    const { code, out } = await run(['scenario', join(folder, 'nowhere.json'), '--json']);
    expect([code, (JSON.parse(out) as { failures: string[] }).failures]).toEqual([
      1,
      [expect.stringContaining('cannot be read')],
    ]);
    expect(await run(['scenario'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Usage: npm run scenario') as string,
    });
    expect(await run(['scenery'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no command “scenery”') as string,
    });
  }, 60_000);

  it('[W107] [E151] token prints a token or a link alone, which a running server takes, and leads where that server is, whatever PORT is here', async () => {
    const QUORATE_DATA = join(folder, 'data');
    const server = await startServer({ ...readSettings({ QUORATE_DATA, PORT: '0' }), demo: false });
    const { out: token, code } = await run(['token', '--name', 'Case System'], { QUORATE_DATA });
    expect([code, token]).toEqual([0, expect.stringMatching(/^[\w-]{43}\n$/u)]);
    const { out: link } = await run(['token', '--name', 'Ruth Adeyemi', '--link'], {
      QUORATE_DATA,
      NODE_ENV: 'production',
      PORT: '4100',
    });
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join#[\w-]{43}\n$/u);
    expect(link).toContain(`${server.address}/join#`);
    try {
      const played = await run([
        'scenario',
        'test/scenarios/lost-quorum.json',
        '--json',
        '--url',
        server.address,
        '--token',
        token.trim(),
      ]);
      expect(JSON.parse(played.out)).toMatchObject({ failures: [] });
      const preview = await fetch(`${server.address}/api/links/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ secret: link.trim().split('#')[1] }),
      });
      expect(await preview.json()).toEqual({ name: 'Ruth Adeyemi' });
    } finally {
      await server.close();
    }
    expect(await run(['token', '--name', ' '], { QUORATE_DATA })).toMatchObject({ code: 1, out: '' });
  }, 120_000);

  it('[E140] token, and every program beside a server, refuses a folder no server has used, says which setting is missing, and makes nothing', async () => {
    const QUORATE_DATA = join(folder, 'never-used');
    for (const args of [
      ['token', '--name', 'Ruth Adeyemi', '--link'],
      ['token', '--name', 'case-system'],
      ['token', 'list'],
      ['token', 'end', '--all'],
      ['public-key'],
      ['public-key', '--replace'],
      ['backup', join(folder, 'never.backup')],
      ['verify'],
      ['security'],
    ])
      expect([args, await run(args, { QUORATE_DATA })]).toMatchObject([
        args,
        { code: 1, out: '', err: expect.stringMatching(/no server has used .*QUORATE_DATA.*DATABASE_URL/u) as string },
      ]);
    await expect(stat(QUORATE_DATA)).rejects.toThrow('ENOENT');
  }, 120_000);

  it('[W108] backup and restore, and verify says what they hold', async () => {
    const QUORATE_DATA = join(folder, 'data');
    const file = join(folder, 'quorate.backup');
    expect(await run(['backup', file], { QUORATE_DATA })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/: 1 meetings, \d+ rows, /u) as string,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await run(['backup', file], { QUORATE_DATA })).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists already') as string,
    });
    const elsewhere = join(folder, 'elsewhere');
    expect(await run(['restore', file], { QUORATE_DATA: elsewhere })).toMatchObject({
      code: 1,
      err: expect.stringContaining('key file') as string,
    });
    expect(await run(['verify'], { QUORATE_DATA: elsewhere })).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is nothing here yet') as string,
    });
    await mkdir(elsewhere);
    await copyFile(join(QUORATE_DATA, 'master.key'), join(elsewhere, 'master.key'));
    expect(await run(['restore', file], { QUORATE_DATA: elsewhere })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Restored and verified: 1 meetings, /u) as string,
    });
    expect(await run(['restore', file], { QUORATE_DATA: elsewhere })).toMatchObject({
      code: 1,
      err: expect.stringContaining('never overwritten') as string,
    });
    expect(await run(['verify'], { QUORATE_DATA: elsewhere })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 meetings, \d+ rows: every record is whole and unchanged\.\n$/u) as string,
    });
    await writeFile(join(folder, 'no.backup'), 'not a backup');
    expect(
      await run(['restore', join(folder, 'no.backup')], {
        QUORATE_DATA: join(folder, 'third'),
        QUORATE_KEY_FILE: join(elsewhere, 'master.key'),
      }),
    ).toMatchObject({ code: 1, out: '' });
  }, 120_000);
});
