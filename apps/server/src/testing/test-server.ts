/** Throw-away servers for tests: real ones, on a free port, with a folder of their own. */
import { cp, mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage } from '../parts.js';
import { defaultLimits, type Limits, type Settings } from '../settings-shape.js';
import { Links } from '../sign-in/links.js';
import { People } from '../sign-in/people.js';
import { Tokens } from '../sign-in/tokens.js';
import { startServer, type RunningServer } from '../start-server.js';

export interface TestServer extends RunningServer {
  readonly settings: Settings;
  /** A program's token that may convene, or may not. */
  token(mayConvene?: boolean): Promise<string>;
  /** Somebody known across meetings, and the secret of their personal link. */
  person(name: string): Promise<{ personId: string; secret: string }>;
  stop(): Promise<void>;
}

export type TestSettings = Partial<Omit<Settings, 'limits'>> & { readonly limits?: Partial<Limits> };

const shippedPack = join(import.meta.dirname, '../../../../libs/procedures/packs/strategy-discussion.yaml');

/** A pack like the shipped one that admits family members, advocates and observers too. */
async function familyPack(folder: string): Promise<void> {
  const text = await readFile(shippedPack, 'utf8');
  const widened = text
    .replace('procedureId: strategy-discussion', 'procedureId: family-meeting')
    .replace(/^title: .*$/m, 'title: Family meeting')
    .replace(
      /^rolesAdmitted: .*$/m,
      'rolesAdmitted: [chair, deputy-chair, minute-taker, member, family, advocate, observer]',
    );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'family-meeting.yaml'), widened);
}

/** Sayable at the end of the file they are started in, so that a test that fails leaves nothing running. */
const running = new Set<TestServer>();
afterAll(async () => {
  for (const server of running) await server.stop().catch(() => undefined);
}, 30_000);

export async function testServer(overrides: TestSettings = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-server-'));
  const dataFolder = overrides.dataFolder ?? join(folder, 'data');
  const proceduresFolder = join(folder, 'procedures');
  await familyPack(proceduresFolder);
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    keyFile: join(dataFolder, 'master.key'),
    proceduresFolder,
    linkDays: 30,
    trustProxy: false,
    production: false,
    demo: false,
    ...overrides,
    limits: {
      ...defaultLimits,
      commandsPerMinute: 100_000,
      httpPerMinute: 100_000,
      packetsPerMinute: 100_000,
      linkTriesPerQuarterHour: 10_000,
      ...overrides.limits,
    },
  };
  const server = await startServer(settings);
  const started: TestServer = {
    ...server,
    settings,
    token: (mayConvene = true) =>
      beside(settings, ({ database, keys }) =>
        new Tokens(database, keys).issue({ program: 'test-program', mayConvene, hours: 1 }),
      ).then(({ token }) => token),
    person: (name) =>
      beside(settings, async ({ database, keys }) => {
        const personId = await new People(database, keys).add(name);
        return { personId, secret: (await new Links(database, keys).issue({ personId })).secret };
      }),
    async stop() {
      if (!running.delete(started)) return;
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  running.add(started);
  return started;
}

/** What the command-line programs do: opens the same database beside the running server. */
export async function beside<T>(settings: Settings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(settings);
  try {
    return await work(storage);
  } finally {
    await storage.database.close();
  }
}

/** The data of a stopped server, for another to start on. */
export async function copyOfData({ settings }: TestServer): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'quorate-data-')), 'data');
  await cp(settings.dataFolder, folder, { recursive: true });
  return folder;
}
