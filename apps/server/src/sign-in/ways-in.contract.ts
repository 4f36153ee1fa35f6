import { Database } from '#event-log';
import { keysForTests } from '../../../../libs/event-log/src/testing/batches.js';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import { serverMigrations } from '../storage/migrations.js';
import { Links } from './links.js';
import { People } from './people.js';
import { Sessions } from './sessions.js';
import { WaysIn } from './ways-in.js';
import { Tokens } from './tokens.js';

const keys = keysForTests();
const linkDays = 30;

onBothDatabases('what stands outside any meeting', (place) => {
  let database: Database;
  let now = Date.parse('2026-11-20T17:00:00.000Z');
  const clock = () => now;
  beforeEach(async () => {
    database = await Database.open({ ...place().settings, migrations: serverMigrations });
  });
  afterEach(() => database.close());

  async function everything() {
    const personId = await new People(database, keys).add('Canary Convener');
    const sessions = new Sessions(database, keys, clock);
    const tokens = new Tokens(database, keys, clock);
    const links = new Links(database, keys, clock);
    const link = (await links.issue({ personId })).secret;
    const session = await sessions.begin({ personId }, '1');
    const inMeeting = await sessions.begin({ meetingId: 'm', participantId: 'p' }, '1');
    const { token } = await tokens.issue({ program: 'case-system', mayConvene: true, hours: 8 });
    return { personId, sessions, tokens, links, link, session, inMeeting, token };
  }
  const waysIn = () => new WaysIn(database, keys, linkDays, clock);

  it('[W192] is listed: what, whose, since when, last used, until when, and never a secret', async () => {
    const { personId, link, session, token } = await everything();
    const list = await waysIn().list();
    expect(list.map(({ kind, whose, name }) => [kind, whose, name])).toEqual([
      ['link', personId, 'Canary Convener'],
      ['session', personId, 'Canary Convener'],
      ['token', 'case-system', undefined],
    ]);
    expect(list[2]).toMatchObject({ issued: new Date(now).toISOString(), lastUsed: null });
    expect(list.map(({ until }) => (Date.parse(until) - now) / 60_000)).toEqual([linkDays * 1_440, 15, 480]);
    for (const secret of [link, session, token]) expect(JSON.stringify(list)).not.toContain(secret);
    now += 16 * 60_000;
    expect((await waysIn().list()).map(({ kind }) => kind)).toEqual(['link', 'token']);
  });

  it('[W192] is ended by whose it is, and what belongs to others goes on', async () => {
    const { personId, sessions, tokens, links, link, session, inMeeting, token } = await everything();
    expect(await waysIn().end('case-system')).toBe(1);
    expect(await tokens.find(token)).toBeUndefined();
    expect(await sessions.find(session)).toBeDefined();
    expect(await waysIn().end(personId)).toBe(2);
    expect(await sessions.find(session)).toBeUndefined();
    expect(await links.find({ secret: link })).toMatchObject({ refusal: { rule: 'W36' } });
    expect(await sessions.find(inMeeting)).toBeDefined();
    expect(await waysIn().end('nobody')).toBe(0);
  });

  it('[W192] all of it is ended at once, and no meeting loses anybody', async () => {
    const { sessions, tokens, session, inMeeting, token } = await everything();
    expect(await waysIn().end(undefined)).toBe(3);
    expect(await waysIn().list()).toEqual([]);
    expect([await sessions.find(session), await tokens.find(token)]).toEqual([undefined, undefined]);
    expect(await sessions.find(inMeeting)).toBeDefined();
  });

  it('[E135] is listed from a database of the version before, which is left as it is', async () => {
    const before = serverMigrations.filter((migration) => !/^(NumberEndings|CreateSecurityLog)/u.test(migration.name));
    const old = await Database.open({ ...(await place().elsewhere()), migrations: before });
    const until = new Date(now + 3_600_000).toISOString();
    await old.write((runner) =>
      runner.query(
        `INSERT INTO tokens (hash, program, "mayConvene", "expiresAt") VALUES ('h', 'case-system', 1, '${until}')`,
      ),
    );
    expect(await new WaysIn(old, keys, linkDays, clock).list()).toEqual([
      { kind: 'token', whose: 'case-system', issued: null, lastUsed: null, until },
    ]);
    await old.close();
  });
});
