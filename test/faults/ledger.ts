/** What really lies in the database, read past the server. */
import { join } from 'node:path';
import { Database, EventLog, openKeys, type ExportedRow } from '#event-log';
import { serverMigrations } from '../../apps/server/src/storage/migrations.js';
import type { QuoratePlace } from '../bench/sides/quorate-process.js';

/** How many of the meetings do not verify from their first row to their last. */
export function unsoundIn(place: QuoratePlace, meetingIds: readonly string[]): Promise<number> {
  return withLog(place, async (log) => {
    let unsound = 0;
    for (const meetingId of meetingIds) if (!(await log.verify(meetingId)).sound) unsound += 1;
    return unsound;
  });
}

export function rowsIn(place: QuoratePlace, meetingIds: readonly string[]): Promise<ExportedRow[]> {
  return withLog(place, async (log) => {
    const rows: ExportedRow[] = [];
    for (const meetingId of meetingIds) rows.push(...(await log.export(meetingId)));
    return rows;
  });
}

async function withLog<T>({ dataFolder, databaseUrl }: QuoratePlace, work: (log: EventLog) => Promise<T>): Promise<T> {
  const { keys } = await openKeys(join(dataFolder, 'master.key'));
  const database = await Database.open({ dataFolder, databaseUrl, migrations: serverMigrations, keys });
  try {
    return await work(new EventLog(database, keys));
  } finally {
    await database.close();
  }
}
