import { randomUUID } from 'node:crypto';
import { PollingLine } from '../testing/polling-line.js';
import { TestMeeting, Window, aMoment, until, type Transport } from '../testing/test-meeting.js';
import { Sessions } from '../sign-in/sessions.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';

describe.each<Transport>(['websocket', 'polling'])('a meeting over %s', (transport) => {
  let server: TestServer;
  let meeting: TestMeeting;
  beforeAll(async () => {
    server = await testServer();
  }, 30_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    meeting = await TestMeeting.convene(server);
  });

  it('[W60] everyone inside receives every row, in order, and the answer says how far it goes', async () => {
    const chair = await meeting.arrive('chair', transport);
    const police = await meeting.arrive('police', transport);
    const upTo = await police.says('seen at the address twice');
    await until(() => chair.entries.length === upTo, 'the chair had everything');
    expect(chair.entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    const came = ['LinkGiven', 'Arrived'];
    expect(chair.types).toEqual(['MeetingConvened', ...came, ...came, 'ContributionMade']);
    expect(chair.entries.at(-1)).toMatchObject({
      by: { participantId: meeting.ids.police },
      event: { statement: 'seen at the address twice' },
    });
    expect(police.entries.at(-1)?.sequence).toBe(6);
    chair.close();
    police.close();
  });

  it('[W61] following again brings what was missed, once', async () => {
    const chair = await meeting.arrive('chair', transport);
    const before = await meeting.sit('police', transport);
    before.close();
    await chair.says('said while the line was down');
    const again = await Window.open(server.address, before.signedIn, meeting.meetingId, transport);
    expect(await again.follow(4)).toEqual({ accepted: true, upTo: 5 });
    await until(() => again.entries.length === 1, 'the missed row came');
    await chair.says('said afterwards');
    await until(() => again.entries.length === 2, 'the live row came');
    expect(again.entries.map(({ sequence }) => sequence)).toEqual([5, 6]);
    chair.close();
    again.close();
  });

  it('[W62] at the door one is told of places only, and inside of everything', async () => {
    const chair = await meeting.arrive('chair', transport);
    const school = await meeting.sit('school', transport);
    await chair.says('canary-behind-the-door');
    await until(() => school.entries.length === 5, 'the door had its rows');
    expect(school.types).toEqual(['MeetingConvened', 'LinkGiven', 'Arrived', 'LinkGiven', 'Withheld']);
    expect(school.entries[4]).toEqual({ sequence: 5, event: { type: 'Withheld' } });
    await school.accepted({ type: 'Arrive', mode: 'phone', confidentialityAccepted: true });
    await until(() => school.types.includes('Arrived') && school.entries.length === 6, 'their own arrival came');
    await chair.says('heard inside');
    await until(() => school.entries.length === 7, 'the live row came');
    expect(school.types.at(-1)).toBe('ContributionMade');
    expect(school.frames.join()).not.toContain('canary-behind-the-door');
    await school.follow(0);
    await until(() => school.frames.join().includes('canary-behind-the-door'), 'the whole came on following anew');
    chair.close();
    school.close();
  });

  it('[W63] one’s own leaving is the last one hears', async () => {
    const chair = await meeting.arrive('chair', transport);
    const health = await meeting.arrive('health', transport);
    await chair.accepted({ type: 'RecordDeparture', participantId: meeting.ids.health });
    await until(() => health.types.includes('DepartureRecorded'), 'the departure came');
    await chair.says('canary-after-leaving');
    await aMoment();
    expect(health.frames.join()).not.toContain('canary-after-leaving');
    expect(await health.follow(0)).toMatchObject({ accepted: true });
    await aMoment();
    expect(health.frames.join()).not.toContain('canary-after-leaving');
    chair.close();
    health.close();
  });

  it('[W64] a withdrawal ends access at once, and says why nowhere', async () => {
    const chair = await meeting.arrive('chair', transport);
    const police = await meeting.arrive('police', transport);
    await chair.accepted({ type: 'WithdrawInvitation', participantId: meeting.ids.police, reason: 'canary-reason' });
    await until(() => police.evictions.length === 1, 'the eviction came');
    await chair.says('canary-afterwards');
    await aMoment();
    expect(police.frames.join()).not.toMatch(/canary-reason|canary-afterwards/);
    expect(police.socket.connected).toBe(true);
    expect(
      await police.refused({ type: 'MakeContribution', contributionId: randomUUID(), statement: 'too late' }),
    ).toBe('A4');
    expect(await police.follow()).toMatchObject({ accepted: false, refusal: { rule: 'A4' } });
    chair.close();
    police.close();
  });

  it('[W65] what is kept to some reaches the others as its place alone', async () => {
    const chair = await meeting.arrive('chair', transport);
    const police = await meeting.arrive('police', transport);
    const health = await meeting.arrive('health', transport);
    const upTo = await police.says('canary-restricted', { restrictedTo: ['health'] });
    await until(
      () => chair.entries.at(-1)?.sequence === upTo && health.entries.at(-1)?.sequence === upTo,
      'all had the row',
    );
    expect(chair.entries.at(-1)).toEqual({ sequence: upTo, event: { type: 'Withheld' } });
    expect(health.entries.at(-1)).toMatchObject({ event: { statement: 'canary-restricted' } });
    await chair.follow(0);
    await aMoment();
    expect(chair.frames.join()).not.toContain('canary-restricted');
    for (const window of [chair, police, health]) window.close();
  });

  it('[W66] who is connected is told, once for each device', async () => {
    const chair = await meeting.arrive('chair', transport);
    const police = await meeting.arrive('police', transport);
    await until(() => chair.presences.at(-1)?.connected.length === 2, 'both were connected');
    const subject = { meetingId: meeting.meetingId, participantId: meeting.ids.police };
    const secret = await beside(server.settings, ({ database, keys }) =>
      new Sessions(database, keys).begin(subject, '2'),
    );
    const device = { cookie: `quorate-2=${secret}`, slot: '2', goTo: '' };
    const second = await Window.open(server.address, device, meeting.meetingId, transport);
    await second.follow();
    await until(() => chair.presences.at(-1)?.connected.length === 3, 'the second device was told of');
    second.close();
    police.close();
    await until(() => chair.presences.at(-1)?.connected.length === 1, 'they were gone');
    expect(chair.presences.at(-1)).toEqual({ meetingId: meeting.meetingId, connected: [meeting.ids.chair] });
    chair.close();
  });

  it('[W67] after leaving nothing more comes', async () => {
    const chair = await meeting.arrive('chair', transport);
    const police = await meeting.arrive('police', transport);
    expect(await police.socket.emitWithAck('leave', { meetingId: meeting.meetingId })).toEqual({
      accepted: true,
      upTo: 0,
    });
    await chair.says('canary-unheard');
    await aMoment();
    expect(police.frames.join()).not.toContain('canary-unheard');
    chair.close();
    police.close();
  });

  it('[W60] rows of many writers at once are each received once and in order', async () => {
    const chair = await meeting.arrive('chair', transport);
    const police = await meeting.arrive('police', transport);
    const health = await meeting.arrive('health', transport);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => [chair, police, health][index % 3]?.says(`statement ${index}`)),
    );
    await until(() => chair.entries.length === 67, 'everything came');
    expect(chair.entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 67 }, (_, index) => index + 1));
    for (const window of [chair, police, health]) window.close();
  });
});

describe('a window between two of its polls', () => {
  it('[W66] is told who has come meanwhile when it asks again', async () => {
    const server = await testServer();
    const meeting = await TestMeeting.convene(server);
    const chair = await meeting.arrive('chair');
    chair.close();
    const line = await PollingLine.open(server.address, chair.signedIn);
    await line.send(0, 'follow', { meetingId: meeting.meetingId, after: 0 });
    await line.poll();
    const police = await meeting.arrive('police');
    await until(() => police.presences.length > 0, 'the others were told');
    const { told } = await line.poll();
    expect(told.at(-1)?.content).toMatchObject([
      'presence',
      { connected: expect.arrayContaining([meeting.ids.police]) as string[] },
    ]);
    police.close();
    await server.stop();
  }, 30_000);
});
