import { join } from 'node:path';
import { backup } from './backup.js';
import { Database } from './database.js';
import { restore } from './restore.js';
import { batch, keysForTests, said } from './testing/index.js';
import { onBothDatabases } from './testing/both-databases.js';

const needsNewer = { name: 'DatabaseRefused', reason: 'newer', message: expect.stringContaining('0.10.0') as string };

onBothDatabases('the least version that may write', (place) => {
  const openedBy = (version: string, least: string) =>
    Database.open({ ...place().settings, program: { version, least } });

  it('[E155] is named by the database, and an older program is refused with a sentence before it writes', async () => {
    await (await openedBy('0.9.0', '0.2.0')).close();
    await (await openedBy('0.2.0', '0.2.0')).close();
    await (await openedBy('0.12.0', '0.10.0')).close();
    await expect(openedBy('0.9.0', '0.2.0')).rejects.toMatchObject(needsNewer);
    await (await openedBy('0.10.0', '0.2.0')).close();
    await expect(openedBy('0.9.0', '0.2.0')).rejects.toMatchObject(needsNewer);
  });

  it('[E155] is no matter to a program that only reads', async () => {
    await (await openedBy('0.12.0', '0.10.0')).close();
    await (await Database.open({ ...place().settings, migrating: { never: true } })).close();
  });

  it('[E156] stands in a backup, which an older program does not put in place', async () => {
    const keys = keysForTests();
    const { database, log } = await place().open(keys);
    await log.append(batch('m1', 0, said('c1', 'one')));
    await (await openedBy('0.12.0', '0.10.0')).close();
    const file = join(place().folder, 'backup');
    await backup(database, file);
    const restoredBy = async (version: string) =>
      restore(file, { ...(await place().elsewhere()), keys, program: { version, least: version } });
    expect(await restoredBy('0.9.0')).toMatchObject({ outcome: 'refused', because: needsNewer.message });
    expect(await restoredBy('0.10.0')).toMatchObject({ outcome: 'restored', events: 1 });
  });
});
