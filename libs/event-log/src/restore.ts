import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';
import { asking } from './asking.js';
import { onDisk } from './backup.js';
import { Database, type DatabaseSettings } from './database.js';
import type { KeyStore } from './keys.js';
import { proveKeys } from './key-check.js';
import { proveVersion } from './least-version.js';
import { MeetingKeys } from './meeting-keys.js';
import { heldByServer, serversLock } from './migrate.js';
import { tablesOf } from './postgres-dump.js';
import { NotABackup, loadPostgres } from './postgres-load.js';
import { DatabaseRefused } from './refused.js';
import { DATABASE_FILE } from './sqlite-file.js';
import { verifyStored } from './stored-chain.js';
import { countsOf, everyMeeting, type Counts } from './stored-rows.js';
import type { ChainFault } from './verify.js';
import { Sayable } from './sayable.js';

/** Where to restore to, and the master key the backup was written under. */
export type RestoreSettings = DatabaseSettings & {
  keys: KeyStore;
  /** Puts it in place also when some of its meetings do not verify: they are named, and shut when they are opened. */
  withDamaged?: boolean;
  /** Done to what is restored before anybody can open it. */
  beforeUse?: (runner: QueryRunner) => Promise<void>;
};

/** `refused`: nothing was put in place; `faults` names the rows that do not verify, without content. */
export type RestoreReport =
  | { outcome: 'restored'; meetings: number; events: number; faults?: MeetingFault[] }
  | { outcome: 'refused'; because: string; faults: MeetingFault[] };

export type MeetingFault = ChainFault & { meetingId: string };
/** What was put in place, and what of it does not verify. */
type Restored = Counts & { faults?: MeetingFault[] };

/**
 * Puts a backup into an empty place and verifies every chain in it before saying so. An existing database is never
 * overwritten, and a backup that does not verify leaves nothing behind.
 */
export async function restore(fromFile: string, settings: RestoreSettings): Promise<RestoreReport> {
  try {
    if (!(await stat(fromFile).catch(() => undefined))?.isFile()) throw new NotABackup(fromFile);
    const postgres = settings.databaseUrl !== undefined && settings.databaseUrl !== '';
    const counts = await (postgres ? restorePostgres(fromFile, settings) : restoreSqlite(fromFile, settings));
    return { outcome: 'restored', ...counts };
  } catch (error) {
    if (error instanceof Unsound) return { outcome: 'refused', because: error.message, faults: error.faults };
    if (error instanceof DatabaseRefused || error instanceof NotABackup)
      return { outcome: 'refused', because: error.message, faults: [] };
    throw error;
  }
}

/** Tried out in a folder beside, then moved into place in one step. */
async function restoreSqlite(fromFile: string, settings: RestoreSettings): Promise<Restored> {
  const place = join(settings.dataFolder, DATABASE_FILE);
  // a left-over write-ahead log would be played into whatever database stands beside it
  for (const file of [place, `${place}-wal`]) if (await stat(file).catch(() => undefined)) throw notEmpty();
  const trial = join(settings.dataFolder, 'restoring');
  await rm(trial, { recursive: true, force: true });
  await mkdir(trial, { recursive: true, mode: 0o700 });
  try {
    await copyFile(fromFile, join(trial, DATABASE_FILE));
    // the copy has the mode of the backup, and one carried from elsewhere may be open to others
    await chmod(join(trial, DATABASE_FILE), 0o600);
    const database = await Database.open({ ...settings, dataFolder: trial });
    const counts = await madeReady(database, settings).finally(() => database.close());
    await onDisk(join(trial, DATABASE_FILE));
    await rename(join(trial, DATABASE_FILE), place);
    return counts;
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function madeReady(database: Database, { keys, beforeUse, withDamaged }: RestoreSettings): Promise<Restored> {
  const counts = await verified(database.reader, keys, withDamaged);
  if (beforeUse) await database.write(beforeUse);
  return counts;
}

/** In one transaction: what does not verify was never there. */
async function restorePostgres(
  fromFile: string,
  { keys, program, beforeUse, withDamaged, ...settings }: RestoreSettings,
): Promise<Restored> {
  const database = await Database.open(settings);
  try {
    return await database.write(async (runner) => {
      await refuseBesideServer(runner);
      for (const table of await tablesOf(runner)) await refuseUnlessEmpty(runner, table);
      await loadPostgres(fromFile, runner);
      const written = { write: <T>(work: (runner: QueryRunner) => Promise<T>) => work(runner) };
      await proveKeys(written, keys);
      if (program) await proveVersion(written, program);
      await beforeUse?.(runner);
      return verified(runner, keys, withDamaged);
    });
  } finally {
    await database.close();
  }
}

async function refuseBesideServer(runner: QueryRunner): Promise<void> {
  const sql = 'SELECT pg_try_advisory_xact_lock($1) AS taken';
  const [lock] = (await runner.query(sql, [serversLock])) as [{ taken: boolean }];
  if (!lock.taken) throw heldByServer('What it has in memory would be written over what is restored.');
}

async function refuseUnlessEmpty(runner: QueryRunner, table: string): Promise<void> {
  const [found] = (await runner.query(`SELECT 1 FROM "${table}" LIMIT 1`)) as unknown[];
  if (found !== undefined) throw notEmpty();
}

function notEmpty(): DatabaseRefused {
  return new DatabaseRefused(
    'not-empty',
    'There is a database in this place already, and it is never overwritten. Restore to an empty one.',
  );
}

async function verified(source: DataSource | QueryRunner, keys: KeyStore, withDamaged = false): Promise<Restored> {
  const ask = asking(source);
  const meetingKeys = new MeetingKeys(keys);
  const faults: MeetingFault[] = [];
  for await (const meetingId of everyMeeting(ask)) {
    const verdict = await verifyStored(ask, meetingKeys, meetingId);
    if (!verdict.sound) faults.push(...verdict.faults.map((fault) => ({ meetingId, ...fault })));
  }
  if (faults.length > 0 && !withDamaged) throw new Unsound(faults);
  return { ...(await countsOf(ask)), ...(faults.length > 0 ? { faults } : {}) };
}

class Unsound extends Sayable {
  constructor(readonly faults: MeetingFault[]) {
    super('The backup does not verify, so it was not put in place. Take another backup, or look at the rows named.');
  }
}
