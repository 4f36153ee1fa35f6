import { randomUUID } from 'node:crypto';
import { startPostgres, type TestPostgres } from '../../../../libs/event-log/src/testing/postgres.js';
import { aMoment, post, redeem, TestMeeting, until, Window } from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';

describe('two servers on one PostgreSQL', () => {
  let postgres: TestPostgres;
  let one: TestServer;
  let other: TestServer;
  let meeting: TestMeeting;
  beforeAll(async () => {
    postgres = await startPostgres();
    const databaseUrl = await postgres.newDatabase();
    one = await testServer({ databaseUrl });
    other = await testServer({ databaseUrl, keyFile: one.settings.keyFile });
  }, 90_000);
  afterAll(async () => {
    await one.stop();
    await other.stop();
    await postgres.stop();
  }, 30_000);
  beforeEach(async () => {
    meeting = await TestMeeting.convene(one);
  });

  it('[W74] what is recorded on one is heard on the other, in one order', async () => {
    const chair = await meeting.arrive('chair');
    const police = await meeting.arrive('police', 'websocket', other.address);
    const health = await meeting.arrive('health', 'polling', other.address);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => [chair, police, health][index % 3]?.says(`statement ${index}`)),
    );
    for (const window of [chair, police, health])
      await until(() => window.entries.at(-1)?.sequence === 47, 'everything came');
    expect(chair.entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 47 }, (_, index) => index + 1));
    expect(police.entries.slice(-40)).toEqual(chair.entries.slice(-40));
    expect(health.entries.slice(-40)).toEqual(chair.entries.slice(-40));
    for (const window of [chair, police, health]) window.close();
  }, 30_000);

  it('[W74] a withdrawal on one ends access on the other at once', async () => {
    const chair = await meeting.arrive('chair');
    const police = await meeting.arrive('police', 'websocket', other.address);
    await chair.accepted({ type: 'WithdrawInvitation', participantId: meeting.ids.police, reason: 'moved' });
    await until(() => police.evictions.length === 1, 'the eviction came');
    await chair.says('canary-afterwards');
    await aMoment(300);
    expect(police.frames.join()).not.toContain('canary-afterwards');
    expect(
      await police.refused({ type: 'MakeContribution', contributionId: randomUUID(), statement: 'too late' }),
    ).toBe('A4');
    chair.close();
    police.close();
  }, 30_000);

  it('[W34] a command sent again to the other server is answered as before', async () => {
    const chair = await meeting.arrive('chair');
    const [commandId, command] = [
      randomUUID(),
      { type: 'MakeContribution', contributionId: randomUUID(), statement: 'once' } as const,
    ];
    const upTo = await chair.accepted(command, commandId);
    const elsewhere = await Window.open(other.address, chair.signedIn, meeting.meetingId);
    expect(await elsewhere.accepted(command, commandId)).toBe(upTo);
    expect(await elsewhere.refused({ ...command, statement: 'twice' }, commandId)).toBe('W34');
    chair.close();
    elsewhere.close();
  }, 30_000);

  it('[W133] opening a newer link on one lets go of that person’s windows on the other', async () => {
    const police = await meeting.sit('police', 'websocket', other.address);
    await redeem(one.address, { secret: (await meeting.link('police')).secret });
    await until(() => !police.socket.connected, 'the earlier window was let go');
  }, 30_000);

  it('[W190] a window on one server writes nothing more once its sign-in was ended on the other', async () => {
    const police = await meeting.arrive('police', 'websocket', other.address);
    await post(`${one.address}/api/session/end`, {}, { cookie: police.signedIn.cookie });
    police.socket.emit(
      'command',
      {
        meetingId: meeting.meetingId,
        commandId: randomUUID(),
        command: { type: 'MakeContribution', contributionId: randomUUID(), statement: 'canary-after' },
      },
      () => undefined,
    );
    await until(() => !police.socket.connected, 'the window was let go');
    await aMoment(200);
    const rows = await beside(one.settings, ({ log }) => log.read(meeting.meetingId, 0));
    expect(JSON.stringify(rows)).not.toContain('canary-after');
  }, 30_000);

  it('[W66] who is connected is told across servers', async () => {
    const chair = await meeting.arrive('chair');
    const police = await meeting.arrive('police', 'websocket', other.address);
    await until(() => chair.presences.at(-1)?.connected.length === 2, 'both were connected');
    expect([...(chair.presences.at(-1)?.connected ?? [])].sort()).toEqual(
      [meeting.ids.chair, meeting.ids.police].sort(),
    );
    police.close();
    await until(() => chair.presences.at(-1)?.connected.length === 1, 'one was gone');
    chair.close();
  }, 30_000);

  it('[W30] signing out on one lets go of windows on the other; a link opens once whichever is asked', async () => {
    const signedIn = await meeting.signIn('chair');
    const window = await Window.open(other.address, signedIn, meeting.meetingId);
    await post(`${one.address}/api/session/end`, {}, { cookie: signedIn.cookie });
    await until(() => !window.socket.connected, 'the window was let go');
    const { secret } = await meeting.link('police');
    const both = await Promise.allSettled([one, other].map(({ address }) => redeem(address, { secret })));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }, 30_000);
});
