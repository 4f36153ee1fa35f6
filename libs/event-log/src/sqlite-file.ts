import { constants } from 'node:fs';
import { access, chmod, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseRefused } from './refused.js';

/** The name of the database inside the data folder. */
export const DATABASE_FILE = 'quorate.sqlite';

const magic = 'SQLite format 3\0';

/**
 * The path of the database in `dataFolder`, after looking at what can be seen without opening it. The folder is made
 * when it does not exist. Throws `DatabaseRefused`: each case with the sentence an operator can act on.
 */
export async function sqliteFile(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  if (!(await writable(dataFolder, 'folder'))) {
    throw new DatabaseRefused(
      'folder',
      `The data folder ${dataFolder} cannot be written to. Let the account that runs Quorate write there, or set QUORATE_DATA to another folder.`,
    );
  }
  await refuseFolderOfAll(dataFolder);
  const file = join(dataFolder, DATABASE_FILE);
  if (await missing(file)) return file;
  if (!(await writable(file, 'file'))) {
    throw new DatabaseRefused(
      'read-only',
      `The database ${file} is read-only. Let the account that runs Quorate write to it: nothing could be recorded.`,
    );
  }
  for (const one of filesOf(file)) await refuseOpenToOthers(one);
  await refuseWithoutMagic(file);
  return file;
}

/** The database, and what SQLite keeps beside it while it is open. */
const filesOf = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`];

/** Takes from everybody else what they may do with the files; what SQLite makes later has the mode of the database. */
export async function forOwnerAlone(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const one of filesOf(file)) {
    const found = await stat(one).catch(() => undefined);
    if (found && (found.mode & 0o077) !== 0) await chmod(one, 0o600).catch(() => undefined);
  }
}

/** Whoever may write to the folder may put another file in the place of the database. */
async function refuseFolderOfAll(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if (process.platform === 'win32' || (mode & 0o002) === 0) return;
  throw new DatabaseRefused(
    'open-to-others',
    `The data folder ${folder} can be written to by every account on this machine. Make it yours alone: chmod 700 ${folder}`,
  );
}

/** What others may write is no record: anybody on this machine may have changed it. */
async function refuseOpenToOthers(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found || process.platform === 'win32' || (found.mode & 0o022) === 0) return;
  throw new DatabaseRefused(
    'open-to-others',
    `The database ${file} can be written to by other accounts. Find out whether anybody did (npm run verify, once it is yours alone): chmod 600 ${file}`,
  );
}

async function refuseWithoutMagic(file: string): Promise<void> {
  const opened = await open(file, 'r');
  const { buffer, bytesRead } = await opened.read(Buffer.alloc(magic.length), 0, magic.length, 0);
  await opened.close();
  if (bytesRead === 0) {
    throw new DatabaseRefused(
      'damaged',
      `The database ${file} is empty: it was cut off, or never written. Restore a backup; if nothing was ever recorded, delete the file.`,
    );
  }
  if (buffer.toString('latin1') !== magic) {
    throw new DatabaseRefused('damaged', `The file ${file} is not a database. Move it away, or restore a backup.`);
  }
}

async function missing(file: string): Promise<boolean> {
  return stat(file).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}

/** Looks at the permission bits too, because to an administrator `access` says yes to everything. */
async function writable(path: string, kind: 'file' | 'folder'): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found || (kind === 'folder') !== found.isDirectory()) return false;
  if ((found.mode & 0o222) === 0) return false;
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
