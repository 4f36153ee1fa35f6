/** The file of the signing key: PEM, for its owner alone, made at first start. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Sayable } from '#event-log';
import type { Settings } from '../settings-shape.js';
import { SigningKey } from './signing-key.js';

export type SigningSettings = Pick<Settings, 'keyFile' | 'signingKeyFile'>;

/** Beside the master key unless set: servers that share the one then share the other. */
export const signingKeyFileIn = ({ keyFile, signingKeyFile }: SigningSettings): string =>
  signingKeyFile ?? join(dirname(keyFile), 'signing-key.pem');

/** Whether there is anything under that name. */
export const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Throws `Sayable` for a file that others may read, that holds another kind of key or none, or that cannot be read. */
export async function readSigningKey(file: string): Promise<SigningKey> {
  await refuseIfOthersRead(file);
  const pem = await readFile(file, 'utf8').catch(() => {
    throw new Sayable(`The signing key file ${file} cannot be read. Let the account that runs Quorate read it.`);
  });
  try {
    return new SigningKey(createPrivateKey(pem));
  } catch {
    throw new Sayable(
      `The signing key file ${file} does not hold an Ed25519 private key in PEM without a passphrase. Put back your copy of it.`,
    );
  }
}

/** False where the file is there already: two programs starting together never write two keys. */
export async function makeSigningKey(file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch(() => undefined);
  const made = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw new Sayable(
      `The signing key file ${file} cannot be made. Let the account that runs Quorate write to its folder, or set QUORATE_SIGNING_KEY_FILE to where it may.`,
    );
  });
  if (!made) return false;
  try {
    await made.writeFile(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await made.sync();
  } finally {
    await made.close();
  }
  return true;
}

async function refuseIfOthersRead(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new Sayable(
      `There is no signing key file ${file}. Put your copy of it there, or set QUORATE_SIGNING_KEY_FILE to where it is.`,
    );
  if (process.platform === 'win32' || (found.mode & 0o077) === 0) return;
  throw new Sayable(
    `The signing key file ${file} can be read by other accounts. Make it yours alone: chmod 600 ${file}`,
  );
}
