import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Database, type DatabaseSettings } from './database.js';
import { DatabaseRefused } from './refused.js';
import { DATABASE_FILE } from './sqlite-file.js';

/**
 * Whether there is a database that was written under some key. It is looked at and left as it is.
 * Throws `DatabaseRefused` where PostgreSQL cannot be reached.
 */
export async function hasRecords({ databaseUrl, dataFolder }: DatabaseSettings): Promise<boolean> {
  if (!databaseUrl) {
    const found = await stat(join(dataFolder, DATABASE_FILE)).catch(() => undefined);
    return found !== undefined;
  }
  try {
    const database = await Database.open({ databaseUrl, dataFolder, migrating: { never: true } });
    const facts = (await database.reader
      .query('SELECT 1 FROM log_facts LIMIT 1')
      .finally(() => database.close())) as unknown[];
    return facts.length > 0;
  } catch (error) {
    if (error instanceof DatabaseRefused && error.reason === 'empty') return false;
    if (error instanceof DatabaseRefused && error.reason === 'newer') return true;
    throw error;
  }
}
