import { Database, StorageFault } from '#event-log';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { losingProxy } from '../../../../libs/event-log/src/testing/losing-proxy.js';
import { keysForTests } from '../../../../libs/event-log/src/testing/batches.js';
import { Sessions } from '../sign-in/sessions.js';
import { refusalFor } from '../refusal-for.js';
import { serverMigrations } from './migrations.js';
import { ask } from './table.js';
import { jest } from '@jest/globals';

onBothDatabases('asking the server’s tables', (place) => {
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  it('[W138] a database that cannot answer says so in its own sentence, and quotes nothing it was asked', async () => {
    const { settings, kind } = place();
    const proxy = kind === 'postgres' ? await losingProxy(settings.databaseUrl ?? '') : undefined;
    const database = await Database.open({ ...settings, databaseUrl: proxy?.url, migrations: serverMigrations });
    try {
      expect(await ask(database, 'SELECT * FROM sessions WHERE hash = $1', ['canary'])).toEqual([]);
      if (proxy) proxy.close();
      else await database.write((runner) => runner.query('DROP TABLE sessions'));
      const error: unknown = await ask(database, 'SELECT * FROM sessions WHERE hash = $1', ['canary']).catch(
        (fault: unknown) => fault,
      );
      expect(error).toBeInstanceOf(StorageFault);
      expect(JSON.stringify([error, (error as Error).message])).not.toContain('canary');
      // signing in and every list ask in this way
      const signingIn: unknown = await new Sessions(database, keysForTests())
        .find('canary')
        .catch((fault: unknown) => fault);
      const refusal = refusalFor(signingIn, 'http');
      expect(refusal).toEqual({
        kind: 'passing',
        rule: 'E30',
        because: expect.stringContaining(kind === 'postgres' ? 'cannot be reached' : 'The database'),
      });
    } finally {
      await database.close();
      proxy?.close();
    }
  });
});
