/** Putting a backup in place: never beside a running server, and with every way in that it brings back ended. */
import { restore, type KeyStore, type RestoreReport } from '#event-log';
import type { Settings } from '../settings-shape.js';
import { endAllIn, type Ended } from './end-all.js';
import { serverMigrations } from './migrations.js';
import { holdDataFolder } from './one-server.js';
import { thisProgram } from './this-program.js';

/** `ended` is there where the backup was put in place. */
export interface Restoring {
  readonly report: RestoreReport;
  readonly ended?: Ended;
}

/** Throws `Sayable` where a server runs on the data folder: it would go on with what it has in memory. */
export async function restoring(
  file: string,
  { databaseUrl, dataFolder }: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  keys: KeyStore,
  withDamaged = false,
): Promise<Restoring> {
  const held = await holdDataFolder({ databaseUrl, dataFolder });
  try {
    let ended: Ended | undefined;
    const report = await restore(file, {
      databaseUrl,
      dataFolder,
      keys,
      withDamaged,
      migrations: serverMigrations,
      program: thisProgram,
      beforeUse: async (runner) => {
        ended = await endAllIn(runner, new Date().toISOString());
      },
    });
    return { report, ...(ended && report.outcome === 'restored' ? { ended } : {}) };
  } finally {
    await held.release();
  }
}
