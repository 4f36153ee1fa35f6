import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, type DatabaseKind, type DatabaseSettings } from '../database.js';
import { EventLog } from '../event-log.js';
import type { KeyStore } from '../keys.js';
import { keysForTests } from './batches.js';
import { startPostgres, type TestPostgres } from './postgres.js';

/** Where one test has a database to itself. Everything opened is closed after the test. */
export interface Place {
  kind: DatabaseKind;
  settings: DatabaseSettings;
  folder: string;
  /** Another process, as far as the database can tell: on PostgreSQL call it twice for two servers. */
  open(keys?: KeyStore): Promise<{ database: Database; log: EventLog }>;
  /** An empty place of the same kind. */
  elsewhere(): Promise<DatabaseSettings>;
}

/** Runs the same tests on SQLite and on a real PostgreSQL. */
export function onBothDatabases(title: string, tests: (place: () => Place) => void): void {
  describe.each<DatabaseKind>(['sqlite', 'postgres'])(`${title} (%s)`, (kind) => {
    let postgres: TestPostgres | undefined;
    let place: Place & { clear(): Promise<void> };
    beforeAll(async () => {
      if (kind === 'postgres') postgres = await startPostgres();
    }, 60_000);
    afterAll(() => postgres?.stop(), 30_000);
    beforeEach(async () => {
      place = await newPlace(kind, postgres);
    });
    afterEach(() => place.clear());
    tests(() => place);
  });
}

async function newPlace(
  kind: DatabaseKind,
  postgres: TestPostgres | undefined,
): Promise<Place & { clear(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-log-'));
  const opened: Database[] = [];
  let count = 0;
  const elsewhere = async (): Promise<DatabaseSettings> => {
    const dataFolder = join(folder, `data-${(count += 1)}`);
    return postgres ? { dataFolder, databaseUrl: await postgres.newDatabase() } : { dataFolder };
  };
  const settings = await elsewhere();
  const open = async (keys = keysForTests()) => {
    const database = await Database.open(settings);
    opened.push(database);
    return { database, log: new EventLog(database, keys) };
  };
  const clear = async () => {
    for (const database of opened) await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { kind, settings, folder, open, elsewhere, clear };
}
