/** Nothing said, no name and no secret reaches what the operator reads or what lies on the disk, whatever goes wrong. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play } from '../../apps/server/src/commands/scenario/player.js';
import { readScenario } from '../../apps/server/src/commands/scenario/scenario-file.js';
import { openStorage } from '../../apps/server/src/parts.js';
import { readSettings } from '../../apps/server/src/settings.js';
import { Tokens } from '../../apps/server/src/sign-in/tokens.js';
import { canary, inCanaries } from './marked.js';
import { serverProcess } from './server-process.js';

const scenario = readScenario(await readFile(new URL('../scenarios/bruised-baby.json', import.meta.url), 'utf8'));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-canary-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function aToken(): Promise<string> {
  const { database, keys } = await openStorage(readSettings({ QUORATE_DATA: folder, PORT: '0' }));
  const { token } = await new Tokens(database, keys).issue({ program: 'canary', mayConvene: true, hours: 1 });
  await database.close();
  return token;
}

/** The bytes of every file in the data folder, but for the key. */
async function onDisk(): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.key'));
  return Buffer.concat(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))));
}

/** Bodies that a parser, a limit or a guard stumbles over, each with a canary in it. */
async function stumble(address: string, token: string): Promise<void> {
  const bodies = [
    `{"${canary}": `,
    JSON.stringify({ [canary]: canary }),
    JSON.stringify({ meetingId: canary, commandId: canary, command: { type: canary } }),
    `"${canary.repeat(100_000)}"`,
  ];
  for (const body of bodies) {
    for (const path of [
      `/api/meetings`,
      `/api/meetings/${canary}/commands`,
      `/api/links/redeem`,
      `/${canary}?${canary}=${canary}`,
    ]) {
      await new Promise<void>((resolve) => {
        const sent = request(
          `${address}${path}`,
          {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${token}`,
              cookie: `quorate-1=${canary}`,
            },
          },
          (answer) => answer.resume().on('end', resolve),
        );
        sent.on('error', () => resolve()).end(body);
      });
    }
  }
}

describe('what is said stays in the meeting', () => {
  it('[W88] a whole meeting in canaries, malformed requests and a kill leave none in the output or on the disk', async () => {
    const token = await aToken();
    const server = await serverProcess({
      QUORATE_DATA: folder,
      NODE_ENV: 'production',
      QUORATE_LIMIT_COMMANDS_PER_MINUTE: '100000',
      QUORATE_LIMIT_HTTP_PER_MINUTE: '100000',
    });
    const address = server.address ?? '';
    const report = await play(inCanaries(scenario), { url: address, token });
    expect(report.failures).toEqual([]);
    await stumble(address, token);
    await server.end('SIGKILL');
    expect(server.printed()).toContain('started');
    expect(server.printed()).not.toContain(canary);
    expect(server.printed()).not.toContain(token);
    const stored = await onDisk();
    expect(stored.length).toBeGreaterThan(50_000);
    expect(stored.includes(canary)).toBe(false);
    expect(stored.includes(token)).toBe(false);
  }, 120_000);

  it('[W88] an error nobody foresaw, with a canary in its message, is reported without it', async () => {
    const failing = join(folder, 'failing.mjs');
    // once somebody listens for what nobody foresaw, and the server has had a moment to start
    await writeFile(
      failing,
      `const { WORD } = process.env;
       const waiting = setInterval(() => {
         if (process.listenerCount('uncaughtException') === 0) return;
         clearInterval(waiting);
         setTimeout(() => void Promise.reject(new Error(WORD)), 500);
         setTimeout(() => { throw new TypeError(WORD); }, 1000);
       }, 100);`,
    );
    const server = await serverProcess({ QUORATE_DATA: folder, NODE_ENV: 'production', WORD: canary }, failing);
    expect(await server.ended).toBe(1);
    expect(server.printed()).toContain('"where":"uncaught"');
    expect(server.printed()).toContain('"where":"unhandled"');
    expect(server.printed()).not.toContain(canary);
  }, 60_000);
});
