/** The signing key: made once, guarded, and the same for all servers of a database. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sayable } from '#event-log';
import { headMessage } from '#proof';
import { openStorage, type Storage } from '../parts.js';
import { knownFingerprints, openSigning, replaceSigningKey } from './signing.js';
import { readSigningKey } from './signing-key-file.js';

const groups = /^([0-9a-f]{4} ){15}[0-9a-f]{4}$/u;
let folder: string;
let file: string;
let storage: Storage;
const settings = () => ({ keyFile: join(folder, 'master.key') });
const open = () => openSigning(storage.database, settings());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-signing-'));
  file = join(folder, 'signing-key.pem');
  storage = await openStorage({ dataFolder: folder, ...settings() });
});
afterEach(async () => {
  await storage.database.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the signing key', () => {
  it('[E68] is made once, for its owner alone, beside the master key or where it is set', async () => {
    const key = await open();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await open()).published).toEqual(key.published);
    expect(key.published).toMatchObject({
      algorithm: 'Ed25519',
      publicKey: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      fingerprint: expect.stringMatching(groups) as string,
    });
    const elsewhere = join(folder, 'keys', 'own.pem');
    await mkdir(join(folder, 'keys'));
    await rename(file, elsewhere);
    expect((await openSigning(storage.database, { ...settings(), signingKeyFile: elsewhere })).publicKey).toBe(
      key.publicKey,
    );
  });

  it('[E68] signs what others can check with the public key alone', async () => {
    const key = await open();
    const head = { meetingId: 'm', version: 1, sequence: 12, hash: 'ab'.repeat(32) };
    const { signature, publicKey } = key.signHead(head);
    expect(publicKey).toBe(key.publicKey);
    expect(verify(null, headMessage(head), createPublicKey(key.published.pem), Buffer.from(signature, 'hex'))).toBe(
      true,
    );
    expect(
      verify(
        null,
        headMessage({ ...head, version: 2 }),
        createPublicKey(key.published.pem),
        Buffer.from(signature, 'hex'),
      ),
    ).toBe(false);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['others can read', () => chmod(file, 0o644), /can be read by other accounts\. Make it yours alone: chmod 600/],
    ['holds no key', () => writeFile(file, 'key', { mode: 0o600 }), /does not hold an Ed25519 private key in PEM/],
    [
      'holds another kind of key',
      () =>
        writeFile(
          file,
          generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
        ),
      /does not hold an Ed25519 private key/,
    ],
    [
      'holds a public key',
      async () => writeFile(file, (await readSigningKey(file)).published.pem),
      /does not hold an Ed25519 private key/,
    ],
    [
      'is a folder',
      async () => {
        await rm(file);
        await mkdir(file);
      },
      /There is no signing key file/,
    ],
    [
      'is gone',
      () => rm(file),
      /are signed with the key [0-9a-f ]+, and there is no signing key file .+npm run public-key -- --replace$/,
    ],
  ])('[E68] a file that %s is refused with a sentence', async (_, spoil, sentence) => {
    await open();
    await spoil();
    await expect(open()).rejects.toThrow(Sayable);
    await expect(open()).rejects.toThrow(sentence);
  });

  it('[E69] another key than the database knows is refused, and taken up only when somebody says so', async () => {
    const first = await open();
    await rename(file, join(folder, 'first.pem'));
    await writeFile(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
    });
    await expect(open()).rejects.toThrow(
      `but the records of this database are signed with ${first.published.fingerprint}`,
    );
    const second = await replaceSigningKey(storage.database, settings());
    expect((await open()).publicKey).toBe(second.publicKey);
    await replaceSigningKey(storage.database, settings());
    expect(await knownFingerprints(storage.database)).toEqual([
      first.published.fingerprint,
      second.published.fingerprint,
    ]);
    await copyFile(join(folder, 'first.pem'), file);
    await expect(open()).rejects.toThrow('every server of a database needs the same');
  });
});
