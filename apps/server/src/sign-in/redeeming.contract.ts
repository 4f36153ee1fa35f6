import { Database } from '#event-log';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { keysForTests } from '../../../../libs/event-log/src/testing/batches.js';
import { losingProxy } from '../../../../libs/event-log/src/testing/losing-proxy.js';
import { inMemory } from '../testing/meetings-in-memory.js';
import { serverMigrations } from '../storage/migrations.js';
import { Links } from './links.js';
import { People } from './people.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

onBothDatabases('opening a link', (place) => {
  const closing: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function opened(databaseUrl = place().settings.databaseUrl) {
    const database = await Database.open({ ...place().settings, databaseUrl, migrations: serverMigrations });
    closing.push(() => database.close());
    const keys = keysForTests();
    const [links, people, sessions] = [
      new Links(database, keys),
      new People(database, keys),
      new Sessions(database, keys),
    ];
    const { meetings } = await inMemory();
    const signIn = new SignIn({ database, links, people, sessions, meetings, linkDays: 30, clock: Date.now });
    const { secret } = await links.issue({ personId: await people.add('Canary Convener') });
    return { signIn, sessions, secret, database };
  }

  it('[W135] opens it once, whoever is first', async () => {
    const { signIn, sessions, secret } = await opened();
    const both = await Promise.all([signIn.redeem({ secret }, '1'), signIn.redeem({ secret }, '2')]);
    const [session, ...others] = both.flatMap((one) => ('secret' in one ? one.secret : []));
    expect(others).toEqual([]);
    expect(await sessions.find(session)).toMatchObject({ identity: { kind: 'person' } });
  });

  it('[W135] a line lost before it was stored leaves the link, and one lost after it signs in all the same', async () => {
    const { settings, kind } = place();
    // SQLite has no line to lose
    if (kind === 'sqlite') return expect(settings.databaseUrl).toBeUndefined();
    const proxy = await losingProxy(settings.databaseUrl ?? '');
    closing.push(() => proxy.close());
    const { signIn, sessions, secret } = await opened(proxy.url);
    proxy.loseConnection('before', 'COMMIT');
    await expect(signIn.redeem({ secret }, '1')).rejects.toThrow('cannot be reached');
    proxy.loseConnection('after', 'COMMIT');
    const redeemed = await signIn.redeem({ secret }, '1');
    expect('secret' in redeemed && (await sessions.find(redeemed.secret))).toMatchObject({ slot: '1' });
    expect(proxy.lost()).toBe(2);
  });
});
