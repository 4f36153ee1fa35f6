import { randomUUID } from 'node:crypto';
import { aMeeting, post, redeem, TestMeeting } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

describe('whose a letter is', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  let other: TestMeeting;
  beforeAll(async () => {
    server = await testServer();
    meeting = await TestMeeting.convene(server);
    other = await TestMeeting.convene(server);
  }, 30_000);
  afterAll(() => server.stop());

  const seats = async (meetingId: string, cookie = '') => {
    const answer = await fetch(`${server.address}/api/seats/${meetingId}`, { headers: cookie ? { cookie } : {} });
    return { status: answer.status, body: (await answer.json()) as { seats: { slot: string; name: string }[] } };
  };
  const nobody = { status: 200, body: { seats: [] } };

  it('[E139] the sign-ins of this browser that are in the meeting are found, with their names, and no others', async () => {
    const chair = await meeting.signIn('chair');
    const elsewhere = await redeem(server.address, { secret: (await other.link('police')).secret }, chair.cookie);
    const health = await redeem(
      server.address,
      { secret: (await meeting.link('health')).secret },
      `${chair.cookie}; ${elsewhere.cookie}`,
    );
    const cookie = [chair, elsewhere, health].map((one) => one.cookie).join('; ');
    const { body } = await seats(meeting.meetingId, cookie);
    expect(body.seats.map(({ slot }) => slot)).toEqual(['1', '3']);
    expect(body.seats[0]).toEqual({ slot: '1', name: 'Canary Chairwoman' });
    expect((await seats(other.meetingId, cookie)).body.seats.map(({ slot }) => slot)).toEqual(['2']);
  });

  it('[E139] somebody by a link of their own is found in the meetings that list them', async () => {
    const { personId, secret } = await server.person('Wanda Convener');
    const signedIn = await redeem(server.address, { secret });
    const { participants } = aMeeting().command;
    const listing = await TestMeeting.convene(server, {
      participants: participants.map((one) => (one.role === 'chair' ? { ...one, personId } : one)),
    });
    expect((await seats(listing.meetingId, signedIn.cookie)).body.seats).toHaveLength(1);
    expect(await seats(meeting.meetingId, signedIn.cookie)).toEqual(nobody);
  });

  it('[E139] a stranger, somebody of another meeting and whoever has signed out are answered as for a meeting that is not there', async () => {
    const police = await other.signIn('police');
    const left = await meeting.signIn('school');
    await post(`${server.address}/api/session/end`, {}, { cookie: left.cookie });
    for (const [meetingId, cookie] of [
      [meeting.meetingId, ''],
      [meeting.meetingId, police.cookie],
      [meeting.meetingId, left.cookie],
      [meeting.meetingId, left.cookie.replace(/=.*/, '=made-up')],
      [randomUUID(), police.cookie],
      ['not-an-identifier', police.cookie],
    ] as const)
      expect(await seats(meetingId, cookie)).toEqual(nobody);
  });
});
