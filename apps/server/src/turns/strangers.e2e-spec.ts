import { randomUUID } from 'node:crypto';
import { TestMeeting, aMeeting, authorised, post, type Window } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

describe('who is not in a meeting, and what cannot be forged', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  let elsewhere: TestMeeting;
  let chair: Window;
  let stranger: Window;
  beforeAll(async () => {
    server = await testServer();
    meeting = await TestMeeting.convene(server);
    elsewhere = await TestMeeting.convene(server);
    chair = await meeting.arrive('chair');
    stranger = await elsewhere.arrive('police');
  }, 30_000);
  afterAll(async () => {
    chair.close();
    stranger.close();
    await server.stop();
  });
  const note = () => ({ type: 'MakeContribution', contributionId: randomUUID(), statement: 'canary-forged' }) as const;

  it('[W68] to a stranger a meeting and its absence answer alike, by follow, command and HTTP', async () => {
    const get = async (path: string, meetingId: string) => {
      const response = await fetch(`${server.address}/api/meetings/${meetingId}/${path}`, {
        headers: { cookie: stranger.signedIn.cookie },
      });
      return { status: response.status, body: await response.text() };
    };
    const everything = async (meetingId: string) => ({
      follow: await stranger.follow(0, meetingId),
      command: await stranger.send(note(), randomUUID(), meetingId),
      convening: await stranger.send(aMeeting().command, randomUUID(), meetingId),
      posted: (
        await post(
          `${server.address}/api/meetings/${meetingId}/commands`,
          { commandId: randomUUID(), command: note() },
          { cookie: stranger.signedIn.cookie },
        )
      ).body,
      events: await get('events', meetingId),
      minutes: (
        await post(
          `${server.address}/api/meetings/${meetingId}/minutes/full.txt`,
          {},
          { cookie: stranger.signedIn.cookie },
        )
      ).body,
      link: (
        await post(
          `${server.address}/api/meetings/${meetingId}/participants/${meeting.ids.chair}/link`,
          {},
          { cookie: stranger.signedIn.cookie },
        )
      ).body,
    });
    const real = await everything(meeting.meetingId);
    expect(real).toEqual(await everything(randomUUID()));
    expect(real.follow).toEqual({
      accepted: false,
      refusal: {
        kind: 'unknown',
        rule: 'W1',
        because: 'There is no such meeting.',
        details: { kind: 'no-address' },
      },
    });
    expect(real.events.status).toBe(404);
    expect(stranger.frames.join()).not.toContain(meeting.meetingId);
  });

  it('[W53] a taken identifier cannot be convened again, and the answer says nothing of the meeting', async () => {
    const convene = (meetingId: string, commandId: string, command: object) =>
      post(`${server.address}/api/meetings`, { meetingId, commandId, command }, authorised(meeting.token));
    expect((await convene(meeting.meetingId, randomUUID(), aMeeting().command)).body).toMatchObject({
      refusal: { rule: 'W53' },
    });
    const [meetingId, commandId, { command }] = [randomUUID(), randomUUID(), aMeeting()];
    const first = await convene(meetingId, commandId, command);
    expect((await convene(meetingId, commandId, command)).body).toEqual(first.body);
  });

  it('[W69] a program takes no part in meetings, and lists those it convened', async () => {
    const { status } = await post(
      `${server.address}/api/meetings/${meeting.meetingId}/commands`,
      { commandId: randomUUID(), command: note() },
      authorised(meeting.token),
    );
    expect(status).toBe(404);
    const listed = (await (
      await fetch(`${server.address}/api/meetings`, { headers: authorised(elsewhere.token) })
    ).json()) as { meetings: { meetingId: string }[] };
    expect(listed.meetings.map(({ meetingId }) => meetingId)).toContain(elsewhere.meetingId);
  });

  it.each([
    ['an actor', { actor: 'someone' }],
    ['a time', { at: '2020-01-01T00:00:00.000Z' }],
    ['an agency', { agencyId: 'police' }],
    ['an author', { by: { participantId: 'someone' } }],
    ['an audience', { audience: [] }],
  ])('[W70] %s in the message is no part of any command', async (_what, forged) => {
    expect(await chair.refused({ ...note(), ...forged })).toMatch(/^W[12]\d$/);
  });

  it('[W34] the same command again is answered as before, and recorded once', async () => {
    const commandId = randomUUID();
    const command = note();
    const upTo = await chair.accepted(command, commandId);
    expect(await Promise.all([1, 2, 3].map(() => chair.accepted(command, commandId)))).toEqual([upTo, upTo, upTo]);
    const breath = randomUUID();
    const other = note();
    const [one, two] = await Promise.all([chair.accepted(other, breath), chair.accepted(other, breath)]);
    expect(one).toBe(two);
    expect(one).toBe(upTo + 1);
  });

  it('[W34] the same identifier with other content, or from somebody else, is refused', async () => {
    const commandId = randomUUID();
    const command = note();
    await chair.accepted(command, commandId);
    expect(await chair.refused({ ...command, statement: 'something else' }, commandId)).toBe('W34');
    const police = await meeting.arrive('police');
    expect(await police.refused(command, commandId)).toBe('W34');
    police.close();
  });

  it('[W34] what was accepted long ago is remembered by the log', async () => {
    const forgetful = await testServer({ limits: { commandsRemembered: 1 } });
    const there = await TestMeeting.convene(forgetful);
    const window = await there.arrive('chair');
    const [commandId, command] = [randomUUID(), note()];
    const upTo = await window.accepted(command, commandId);
    const [searchId, progress] = [
      randomUUID(),
      { type: 'RecordSearch', systems: ['x'], subjects: ['y'], result: 'nothing-known' } as const,
    ];
    const searched = await window.accepted(progress, searchId);
    await window.says('one');
    await window.says('two');
    expect(await window.accepted(command, commandId)).toBe(upTo);
    expect(await window.accepted(progress, searchId)).toBe(searched);
    expect(await window.refused({ ...progress, result: 'found' }, searchId)).toBe('W34');
    window.close();
    await forgetful.stop();
  });

  it('[W56] the address and the message name the same meeting', async () => {
    const body = { meetingId: elsewhere.meetingId, commandId: randomUUID(), command: note() };
    expect(
      (
        await post(`${server.address}/api/meetings/${meeting.meetingId}/commands`, body, {
          cookie: chair.signedIn.cookie,
        })
      ).body,
    ).toMatchObject({ refusal: { rule: 'W56' } });
  });
});
