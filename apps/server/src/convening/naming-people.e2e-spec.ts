/** Naming somebody the service knows: at every door the same question, and a member’s word lets nobody in. */
import { randomUUID } from 'node:crypto';
import type { Participant } from '#meeting';
import { authorised, post, redeem, TestMeeting, Window } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let meeting: TestMeeting;
let chair: Window;
let school: Window;
beforeAll(async () => {
  server = await testServer();
  meeting = await TestMeeting.convene(server);
  chair = await meeting.arrive('chair');
  school = await meeting.arrive('school');
}, 60_000);

const colleague = (extra: Partial<Participant> = {}): Participant => ({
  participantId: randomUUID(),
  name: 'Canary Stand-in',
  post: 'Teacher',
  agencyId: 'school',
  agencyName: 'school',
  sector: 'education',
  role: 'member',
  mayDecide: true,
  directContact: false,
  ...extra,
});
const sends = (deputy: Participant) => ({ type: 'AnswerInvitation', answer: 'deputy', deputy }) as const;

/** The number of meetings somebody signed in by a link of their own is told of. */
async function listedFor(cookie: string): Promise<number> {
  const answer = await fetch(`${server.address}/api/meetings`, { headers: { cookie } });
  return ((await answer.json()) as { meetings: unknown[] }).meetings.length;
}

it('[W51] an identifier nobody was given opens no door: inviting, a deputy, a walk-in; by socket and by HTTP', async () => {
  const stranger = (): Participant => colleague({ personId: randomUUID() });
  expect(await chair.refused({ type: 'InviteParticipant', participant: stranger() })).toBe('W51');
  expect(await chair.refused({ type: 'RecordArrival', participant: stranger(), mode: 'phone' })).toBe('W51');
  expect(await school.refused(sends(stranger()))).toBe('W51');
  const byHttp = await post(
    `${server.address}/api/meetings/${meeting.meetingId}/commands`,
    { commandId: randomUUID(), command: sends(stranger()) },
    { cookie: school.signedIn.cookie },
  );
  expect(byHttp.body).toMatchObject({ refusal: { rule: 'W51' } });
});

it('[W200] whether the service knows somebody is answered only to those who may name them', async () => {
  const { personId } = await server.person('Canary Known');
  const asked = (named: string) =>
    ({ type: 'InviteParticipant', participant: colleague({ personId: named }) }) as const;
  expect(await school.refused(asked(personId))).toBe('A1');
  expect(await school.refused(asked(randomUUID()))).toBe('A1');
  const elsewhere = await TestMeeting.convene(server);
  const stranger = await elsewhere.arrive('police');
  expect(await stranger.refused(asked(randomUUID()), undefined, meeting.meetingId)).toBe('W1');
});

it('[W201] somebody named as a deputy by a member enters by a recorder’s link or hand, not by being known', async () => {
  const { personId, secret } = await server.person('Canary Outsider');
  const signedIn = await redeem(server.address, { secret });
  const deputy = colleague({ personId });
  expect(await school.accepted(sends(deputy))).toBeGreaterThan(0);

  const outsider = await Window.open(server.address, signedIn, meeting.meetingId);
  expect(await outsider.follow()).toMatchObject({ accepted: false, refusal: { rule: 'W1' } });
  expect(await outsider.refused({ type: 'Arrive', mode: 'video', confidentialityAccepted: true })).toBe('W1');
  expect(await listedFor(signedIn.cookie)).toBe(0);

  await chair.accepted({ type: 'RecordArrival', participantId: deputy.participantId, mode: 'in-person' });
  expect(await outsider.follow()).toMatchObject({ accepted: true });
  outsider.close();
});

it('[W201] a deputy’s own link, given by whoever keeps the door, opens the meeting at once', async () => {
  const deputy = colleague();
  await school.accepted(sends(deputy));
  const { body } = await post(
    `${server.address}/api/meetings/${meeting.meetingId}/participants/${deputy.participantId}/link`,
    {},
    authorised(meeting.token),
  );
  const signedIn = await redeem(server.address, { secret: String(body['link']).split('#')[1] ?? '' });
  const window = await Window.open(server.address, signedIn, meeting.meetingId);
  expect(await window.follow()).toMatchObject({ accepted: true });
  window.close();
});
