import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KEY_BYTES } from './sealing.js';
import { KeyStore } from './keys.js';
import { Sayable } from './sayable.js';

/** `created` is true when there was no key file and one was made: the operator must be told to keep a copy of it. */
export interface OpenedKeys {
  keys: KeyStore;
  created: boolean;
}

/**
 * Reads the master key: one line of 64 hexadecimal digits. Makes the file, mode 0600, when it does not exist.
 * Throws `Sayable` for a file that others may read, that holds no key, or that cannot be read or made, and where
 * there is none while `hasRecords` says that something was recorded under one.
 */
export async function openKeys(keyFile: string, hasRecords?: () => Promise<boolean>): Promise<OpenedKeys> {
  const there = await stat(keyFile).catch(() => undefined);
  if (!there && (await hasRecords?.())) {
    throw new Sayable(
      `There is no key file ${keyFile}, and there is a database: nothing in it can be read without the key it was written with. Put your copy of it there, or set QUORATE_KEY_FILE to where it is. No new key was made.`,
    );
  }
  const created = await createUnlessThere(keyFile);
  await refuseIfOthersRead(keyFile);
  const text = await readFile(keyFile, 'utf8').catch(() => {
    throw new Sayable(`The key file ${keyFile} cannot be read. Let the account that runs Quorate read it.`);
  });
  if (!/^[0-9a-f]{64}\s*$/i.test(text)) {
    throw new Sayable(
      `The key file ${keyFile} does not hold a key: one line of 64 hexadecimal digits. Put back your copy of it.`,
    );
  }
  return { keys: new KeyStore(Buffer.from(text.trim(), 'hex')), created };
}

async function createUnlessThere(keyFile: string): Promise<boolean> {
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 }).catch(() => undefined);
  // 'wx' makes or fails in one step: two programs starting together never write two keys
  const file = await open(keyFile, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw new Sayable(`The key file ${keyFile} cannot be made. Let the account that runs Quorate write to its folder.`);
  });
  if (!file) return false;
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}

async function refuseIfOthersRead(keyFile: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(keyFile);
  if ((mode & 0o077) !== 0) {
    throw new Sayable(
      `The key file ${keyFile} can be read by other accounts. Make it yours alone: chmod 600 ${keyFile}`,
    );
  }
}
