import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import request from 'supertest';
import { TestMeeting, aMeeting, authorised, post, type SignedIn } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

describe('over HTTP', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  let chair: SignedIn;
  const http = () => request(server.address);
  beforeAll(async () => {
    server = await testServer();
    meeting = await TestMeeting.convene(server);
    chair = await meeting.signIn('chair');
  }, 30_000);
  afterAll(() => server.stop());
  const asChair = (path: string) => http().get(path).set('cookie', chair.cookie);

  it('[W71] the same commands are given and answered as by socket', async () => {
    const url = `${server.address}/api/meetings/${meeting.meetingId}/commands`;
    const arrive = { type: 'Arrive', mode: 'phone', confidentialityAccepted: true };
    expect(await post(url, { commandId: randomUUID(), command: arrive }, { cookie: chair.cookie })).toMatchObject({
      status: 200,
      body: { accepted: true, upTo: 3 },
    });
    expect(
      await post(url, { commandId: randomUUID(), command: { type: 'OpenMeeting' } }, { cookie: chair.cookie }),
    ).toMatchObject({ status: 422, body: { accepted: false, refusal: { rule: expect.stringMatching(/^Q/) } } });
    expect(
      (await post(url, { commandId: randomUUID(), command: { type: 'OpenMeetin' } }, { cookie: chair.cookie })).status,
    ).toBe(400);
    expect((await post(url, { commandId: 'x', command: arrive }, { cookie: chair.cookie })).status).toBe(400);
    expect((await post(url, [], { cookie: chair.cookie })).status).toBe(400);
  });

  it('[W71] convening names the required sectors nobody was invited from', async () => {
    const { command } = aMeeting();
    const participants = command.participants.filter(({ sector }) => sector !== 'police');
    const body = { meetingId: randomUUID(), commandId: randomUUID(), command: { ...command, participants } };
    expect((await post(`${server.address}/api/meetings`, body, authorised(meeting.token))).body).toEqual({
      accepted: true,
      upTo: 1,
      requiredNotInvited: ['police'],
    });
    const unknown = {
      ...body,
      meetingId: randomUUID(),
      commandId: randomUUID(),
      command: { ...command, procedureId: 'no-such' },
    };
    expect((await post(`${server.address}/api/meetings`, unknown, authorised(meeting.token))).body).toMatchObject({
      refusal: { rule: 'M5' },
    });
  });

  it('[W71] the record is read in pages, as its reader may see it', async () => {
    const events = await asChair(`/api/meetings/${meeting.meetingId}/events?after=2`);
    expect(events.body).toMatchObject({
      accepted: true,
      meetingId: meeting.meetingId,
      upTo: 3,
      events: [{ sequence: 3, event: { type: 'Arrived' } }],
    });
    expect((await asChair(`/api/meetings/${meeting.meetingId}/events?after=-1`)).status).toBe(400);
  });

  it('[W30] a document opened in a window of its own names its slot in the address', async () => {
    const two = `${chair.cookie}; quorate-2=x`;
    const url = `/api/meetings/${meeting.meetingId}/events`;
    expect((await http().get(url).set('cookie', two)).status).toBe(401);
    expect((await http().get(`${url}?slot=1`).set('cookie', two)).status).toBe(200);
  });

  it.each(['/api/meetings', '/api/procedures', '/api/session', `/api/meetings/${randomUUID()}/events`])(
    '[W30] %s is for those signed in',
    async (path) => {
      const answer = await http().get(path);
      expect([answer.status, answer.body.refusal.rule]).toEqual([401, 'W30']);
      expect((await http().get(path).set('authorization', 'Bearer nonsense')).status).toBe(401);
      expect((await http().get(`${path}?token=${meeting.token}`)).status).toBe(401);
    },
  );

  it('[W192] a program that signs out is signed out', async () => {
    const headers = authorised(await server.token());
    const listed = async () => (await fetch(`${server.address}/api/meetings`, { headers })).status;
    expect(await listed()).toBe(200);
    expect((await post(`${server.address}/api/session/end`, {}, headers)).body).toEqual({ accepted: true });
    expect(await listed()).toBe(401);
    expect((await post(`${server.address}/api/session/end`, {}, headers)).status).toBe(401);
  });

  it('[W33] what is not JSON is said to be so', async () => {
    const sent = await http()
      .post('/api/links/preview')
      .set('content-type', 'application/json')
      .send('{"secret": canary-broken');
    expect([sent.status, sent.body.refusal.rule]).toEqual([400, 'W33']);
    expect(sent.text).not.toContain('canary');
  });

  it('[W50] an address that is not one answers in the same shape', async () => {
    const answer = await http().get('/api/elsewhere');
    expect([answer.status, answer.body]).toEqual([
      404,
      {
        accepted: false,
        refusal: { kind: 'unknown', rule: 'W50', because: expect.any(String), details: { kind: 'no-address' } },
      },
    ]);
    expect((await http().delete('/api/meetings')).status).toBe(404);
  });

  it('[W35] another website’s page changes nothing, and a name that merely points here is none of ours', async () => {
    const { secret } = await meeting.link('school');
    const from = (headers: Record<string, string>) => http().post('/api/links/redeem').set(headers).send({ secret });
    expect((await from({ origin: 'https://elsewhere.example' })).body.refusal.rule).toBe('W35');
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ host: 'rebound.example' })).status).toBe(403);
    expect((await http().get('/api/health').set('host', 'rebound.example')).status).toBe(403);
    expect((await from({ origin: server.address, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('[W72] every answer forbids keeping, framing and foreign scripts', async () => {
    for (const path of ['/api/health', '/api/meetings', '/', '/s/1/meetings/x', '/m/x']) {
      const { headers } = await asChair(path);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-security-policy']).toMatch(
        /default-src 'none';script-src 'self';style-src 'self'.*frame-ancestors 'none'/,
      );
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('[W72] says that it is well, and describes itself', async () => {
    expect((await http().get('/api/health')).body).toEqual({
      healthy: true,
      readable: true,
      lastWriteStored: true,
      unsoundMeetings: 0,
    });
    const document = await asChair('/api/docs-json');
    expect(Object.keys(document.body.paths)).toEqual(
      expect.arrayContaining(['/api/meetings', '/api/links/redeem', '/api/session', '/api/health']),
    );
    expect((await http().get('/api/docs-json')).status).toBe(401);
    expect((await asChair('/api/docs')).status).toBe(404);
  });

  it('[W72] ends when told to, whoever holds a connection open', async () => {
    const ending = await testServer();
    const silent = connect(ending.port, '127.0.0.1');
    await once(silent, 'connect');
    const letGo = once(silent, 'close');
    const asked = Date.now();
    await ending.stop();
    await letGo;
    expect(Date.now() - asked).toBeLessThan(4_000);
  }, 20_000);

  it('[W71] the procedures loaded are listed whole', async () => {
    const { body } = await asChair('/api/procedures');
    expect(body.procedures.map(({ procedureId }: { procedureId: string }) => procedureId)).toEqual([
      'strategy-discussion',
      'strategy-discussion-four-agency',
      'family-meeting',
    ]);
    expect(body.refused).toEqual([]);
  });
});
