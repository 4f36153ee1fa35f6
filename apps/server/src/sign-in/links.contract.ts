import { randomUUID } from 'node:crypto';
import { Database } from '#event-log';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { keysForTests } from '../../../../libs/event-log/src/testing/batches.js';
import { serverMigrations } from '../storage/migrations.js';
import { Links } from './links.js';

onBothDatabases('personal links', (place) => {
  const opened: Database[] = [];
  const open = async (): Promise<Links> => {
    const database = await Database.open({ ...place().settings, migrations: serverMigrations });
    opened.push(database);
    return new Links(database, keysForTests());
  };
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });

  it('[W134] of links issued at the same moment, on however many servers, one opens', async () => {
    const servers = place().kind === 'postgres' ? [await open(), await open(), await open()] : [await open()];
    for (let round = 0; round < 5; round += 1) {
      const subject = { meetingId: randomUUID(), participantId: randomUUID() };
      const issued = await Promise.all(servers.map((links) => links.issue(subject)));
      const found = await Promise.all(issued.map(({ secret }) => servers[0]?.find({ secret })));
      expect(found.filter((one) => one && 'link' in one)).toHaveLength(1);
    }
  });
});
