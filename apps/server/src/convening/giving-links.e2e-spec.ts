/** Links to places: recorded before they leave, and for a place that was used with a second person, or everybody, knowing. */
import { randomUUID } from 'node:crypto';
import { aMoment, authorised, post, redeem, TestMeeting, until, Window, type Who } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);

/** What asking for a link answers, in the name of somebody signed in. */
async function asked(meeting: TestMeeting, who: Who, cookie: string, how?: string): Promise<Record<string, unknown>> {
  const url = `${server.address}/api/meetings/${meeting.meetingId}/participants/${meeting.ids[who]}/link`;
  return (await post(url, { how }, { cookie })).body;
}
const secretIn = ({ link }: Record<string, unknown>): string => String(link).split('#')[1] ?? '';
const agree = (meeting: TestMeeting, who: Who) => ({ type: 'AgreeLink', participantId: meeting.ids[who] }) as const;

it('[W202] a link that was given out stands in the record when it leaves, with who, for whom and how', async () => {
  const meeting = await TestMeeting.convene(server);
  const minutes = await meeting.arrive('minutes');
  const given = await asked(meeting, 'police', minutes.signedIn.cookie, 'read-out');
  expect(secretIn(given)).not.toBe('');
  await until(() => minutes.types.filter((type) => type === 'LinkGiven').length === 2, 'the link in the record');
  expect(minutes.entries.at(-1)).toMatchObject({
    by: { participantId: meeting.ids.minutes },
    event: { type: 'LinkGiven', participantId: meeting.ids.police, how: 'read-out' },
  });
});

it('[W202] where it cannot be recorded, no link leaves and the one before still opens', async () => {
  const meeting = await TestMeeting.convene(server);
  const { secret } = await meeting.link('police');
  const chair = await meeting.arrive('chair');
  await chair.accepted({ type: 'CancelMeeting', reason: 'Canary reason' });
  expect(await asked(meeting, 'police', chair.signedIn.cookie)).toMatchObject({ refusal: { rule: 'A2' } });
  expect((await post(`${server.address}/api/links/preview`, { secret })).status).toBe(200);
});

it('[W203] a minute-taker does not come in as the police by a link of their own making', async () => {
  const meeting = await TestMeeting.convene(server);
  const chair = await meeting.arrive('chair');
  const minutes = await meeting.arrive('minutes');
  const police = await meeting.arrive('police');
  const { cookie } = minutes.signedIn;
  expect(await asked(meeting, 'police', cookie)).toMatchObject({ waits: true });
  expect(await asked(meeting, 'police', cookie)).toMatchObject({ refusal: { rule: 'A37' } });
  expect(await minutes.refused(agree(meeting, 'police'))).toBe('A39');
  await until(() => police.types.includes('LinkAsked'), 'the police to learn of it');

  await chair.accepted(agree(meeting, 'police'));
  const given = await asked(meeting, 'police', cookie);
  const entered = await Window.open(
    server.address,
    await redeem(server.address, { secret: secretIn(given) }),
    meeting.meetingId,
  );
  await entered.follow();
  expect(entered.entries.at(-1)).toMatchObject({
    event: { type: 'LinkOpened', participantId: meeting.ids.police, byLinkOf: meeting.ids.minutes },
  });
  expect(entered.entries.at(-2)).toMatchObject({
    event: { type: 'LinkGiven', further: { agreedBy: meeting.ids.chair } },
  });
  entered.close();
});

it('[W203] a place whose link was opened counts as used before anybody arrives; alone, everybody inside is told', async () => {
  const meeting = await TestMeeting.convene(server);
  const minutes = await meeting.arrive('minutes');
  const school = await meeting.arrive('school');
  await meeting.signIn('police');
  const given = await asked(meeting, 'police', minutes.signedIn.cookie);
  expect(secretIn(given)).not.toBe('');
  await until(() => JSON.stringify(school.entries).includes('everybody-inside'), 'everybody to be told');
});

it('[W204] a program that convened gives out first links, and further ones no sooner than anybody', async () => {
  const meeting = await TestMeeting.convene(server);
  const url = `${server.address}/api/meetings/${meeting.meetingId}/participants/${meeting.ids.police}/link`;
  await meeting.signIn('police');
  const chair = await meeting.arrive('chair');
  expect((await post(url, {}, authorised(meeting.token))).body).toMatchObject({ waits: true });
  await chair.accepted(agree(meeting, 'police'));
  expect(secretIn((await post(url, {}, authorised(meeting.token))).body)).not.toBe('');
});

it('[W155] giving out and opening are recorded by doing them, and are no commands at either door', async () => {
  const meeting = await TestMeeting.convene(server);
  const minutes = await meeting.arrive('minutes');
  const give = { type: 'GiveLink', participantId: meeting.ids.police, how: 'shown', used: false } as const;
  expect(await minutes.refused(give)).toBe('W155');
  expect(await minutes.refused({ type: 'OpenLink' })).toBe('W155');
  const byHttp = await post(
    `${server.address}/api/meetings/${meeting.meetingId}/commands`,
    { commandId: randomUUID(), command: give },
    { cookie: minutes.signedIn.cookie },
  );
  expect(byHttp.body).toMatchObject({ refusal: { rule: 'W155' } });
});

it('[W205] a family member learns of a link to their own place, and of nobody else’s', async () => {
  const meeting = await TestMeeting.convene(server, { procedureId: 'family-meeting' });
  const chair = await meeting.arrive('chair');
  const mother = await meeting.sit('mother');
  await mother.accepted({ type: 'Arrive', mode: 'in-person', confidentialityAccepted: true });
  await chair.accepted({ type: 'AdmitParticipant', participantId: meeting.ids.mother }).catch(() => undefined);
  await asked(meeting, 'school', chair.signedIn.cookie);
  await asked(meeting, 'mother', chair.signedIn.cookie);
  await aMoment();
  const links = mother.entries.filter(({ event }) => event.type.startsWith('Link'));
  expect(links.length).toBeGreaterThan(0);
  expect(JSON.stringify(mother.entries)).not.toContain(meeting.ids.school);
  expect(JSON.stringify(links)).not.toContain('everybody-inside');
});
