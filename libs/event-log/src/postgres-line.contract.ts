import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './database.js';
import { lineTo } from './postgres-line.js';
import { DatabaseRefused } from './refused.js';
import { startPostgres, type TestPostgres } from './testing/postgres.js';
import { testCertificate, testCertificateKey } from './testing/test-certificate.js';

describe('the line to PostgreSQL', () => {
  let folder: string;
  let authority: string;
  let encrypted: TestPostgres;
  let clear: TestPostgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-line-'));
    authority = join(folder, 'authority.pem');
    await writeFile(authority, testCertificate);
    encrypted = await startPostgres({ encrypted: true });
    clear = await startPostgres();
  }, 120_000);
  afterAll(async () => {
    await encrypted.stop();
    await clear.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  /** @returns whether the line it opened is encrypted, or why it opened none. */
  async function opened(address: string, asked: Record<string, string>): Promise<boolean | string> {
    const url = new URL(address);
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    try {
      const database = await Database.open({ databaseUrl: url.href, dataFolder: folder });
      const [line] = (await database.reader.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')) as {
        ssl: boolean;
      }[];
      await database.close();
      return line?.ssl ?? false;
    } catch (error) {
      if (error instanceof DatabaseRefused) return error.message;
      throw error;
    }
  }

  it('[E126] asked to be encrypted it is, and a server that offers no TLS is refused in words', async () => {
    const [with_, without] = [await encrypted.newDatabase(), await clear.newDatabase()];
    expect(await opened(with_, {})).toBe(false);
    expect(await opened(with_, { sslmode: 'no-verify' })).toBe(true);
    expect(await opened(with_, { sslmode: 'disable' })).toBe(false);
    expect(await opened(without, { sslmode: 'require' })).toContain('offers no TLS');
    expect(await opened(without, { sslmode: 'verify-full', sslrootcert: authority })).toContain('offers no TLS');
  }, 60_000);

  it('[E126] verified, only a certificate that is vouched for and names the host is taken', async () => {
    const numbered = await encrypted.newDatabase();
    const named = numbered.replace('127.0.0.1', 'localhost');
    expect(await opened(named, { sslmode: 'verify-full', sslrootcert: authority })).toBe(true);
    expect(await opened(numbered, { sslmode: 'verify-full', sslrootcert: authority })).toContain('is not one');
    expect(await opened(named, { sslmode: 'verify-full' })).toContain('QUORATE_DATABASE_CA');
    expect(await opened(numbered, { sslmode: 'verify-ca', sslrootcert: authority })).toBe(true);
  }, 60_000);

  it('[E126] what would fall back to the clear, or names a file that is not there, opens nothing', async () => {
    const address = await encrypted.newDatabase();
    expect(await opened(address, { sslmode: 'allow' })).toContain('must be one of');
    const missing = await opened(address, { sslmode: 'verify-full', sslrootcert: join(folder, 'no-such.pem') });
    expect(missing).toContain('cannot be read');
  }, 60_000);

  it('[E133] an address of the version before is verified no less than it was, and what it names itself is used', async () => {
    const numbered = await encrypted.newDatabase();
    const named = numbered.replace('127.0.0.1', 'localhost');
    for (const sslmode of ['prefer', 'require']) {
      expect(await opened(named, { sslmode })).toContain('is not one');
      expect(await opened(numbered, { sslmode, sslrootcert: authority })).toContain('is not one');
      expect(await opened(named, { sslmode, sslrootcert: authority })).toBe(true);
    }
    expect(await opened(named, { sslmode: 'verify-ca' })).toContain('is not one');
    const [sslcert, sslkey] = [authority, join(folder, 'own-key.pem')];
    await writeFile(sslkey, testCertificateKey);
    expect(await opened(named, { sslmode: 'verify-full', sslcert, sslkey })).toContain('is not one');
    expect(await opened(named, { sslmode: 'no-verify', sslcert, sslkey, ssl: 'true' })).toBe(true);
    expect(lineTo(`${named}?sslmode=no-verify&sslcert=${sslcert}&sslkey=${sslkey}`)).toMatchObject({
      url: named,
      ssl: { cert: testCertificate, key: testCertificateKey, rejectUnauthorized: false },
    });
  }, 60_000);
});
