import { randomUUID } from 'node:crypto';
import { TestMeeting, Window, aMeeting, authorised, post, redeem, until } from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';

describe('signing in', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  const preview = (brought: object) => post(`${server.address}/api/links/preview`, brought);
  const session = (headers: Record<string, string>) => fetch(`${server.address}/api/session`, { headers });
  beforeAll(async () => {
    server = await testServer();
    meeting = await TestMeeting.convene(server);
  }, 30_000);
  afterAll(() => server.stop());

  it('[W36] a link may be looked at as often as a mail scanner likes, and opens once', async () => {
    const { secret } = await meeting.link('chair');
    for (const _ of [1, 2])
      expect((await preview({ secret })).body).toEqual({
        name: 'Canary Chairwoman',
        post: 'Practitioner',
        reference: 'TEST-1',
      });
    const signedIn = await redeem(server.address, { secret });
    expect(signedIn).toMatchObject({ slot: '1', goTo: `/s/1/meetings/${meeting.meetingId}` });
    const again = await post(`${server.address}/api/links/redeem`, { secret });
    expect(again).toMatchObject({
      status: 422,
      body: { accepted: false, refusal: { rule: 'W36', because: expect.stringContaining('used already') } },
    });
  });

  it('[W36] of two who redeem at the same moment one comes in', async () => {
    const { secret } = await meeting.link('police');
    const both = await Promise.all([1, 2].map(() => post(`${server.address}/api/links/redeem`, { secret })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('[W36] a newer link ends the one before, which says so', async () => {
    const older = await meeting.link('health');
    const newer = await meeting.link('health');
    expect((await preview({ secret: older.secret })).body).toMatchObject({
      refusal: { rule: 'W36', because: expect.stringContaining('newer') },
    });
    expect((await preview({ secret: newer.secret })).status).toBe(200);
  });

  it('[W133] a newer link, once it is opened, ends what the earlier ones of that person opened, and nobody else’s', async () => {
    const other = await TestMeeting.convene(server);
    const [lost, police] = [await other.sit('chair'), await other.sit('police')];
    const status = async ({ signedIn: { cookie } }: Window) => (await session({ cookie })).status;
    const { secret } = await other.link('chair');
    expect(await status(lost)).toBe(200);
    await redeem(server.address, { secret });
    expect([await status(lost), await status(police)]).toEqual([401, 200]);
    await until(() => !lost.socket.connected, 'the earlier window was let go');
    expect(police.socket.connected).toBe(true);
    police.close();
  }, 20_000);

  it('[W135] a fault while signing in leaves the link as it was', async () => {
    const { secret } = await meeting.link('health');
    const broken = (sql: string) =>
      beside(server.settings, ({ database }) => database.write((runner) => runner.query(sql)));
    await broken('ALTER TABLE sessions RENAME TO sessions_away');
    expect(await post(`${server.address}/api/links/redeem`, { secret })).toMatchObject({
      body: { accepted: false, refusal: { rule: 'E30' } },
    });
    await broken('ALTER TABLE sessions_away RENAME TO sessions');
    expect((await redeem(server.address, { secret })).slot).toBe('1');
  }, 20_000);

  it('[W36] a code read out signs in, however it is typed, within a quarter of an hour', async () => {
    const { code } = await meeting.link('school');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const late = await meeting.link('minutes');
    expect((await redeem(server.address, { code: code.toLowerCase().replace('-', ' ') })).slot).toBe('1');
    await beside(server.settings, ({ database }) =>
      database.write((runner) =>
        runner.query('UPDATE links SET "codeExpiresAt" = $1 WHERE "redeemedAt" IS NULL', ['2020-01-01T00:00:00.000Z']),
      ),
    );
    expect((await preview({ code: late.code })).body).toMatchObject({
      refusal: { rule: 'W36', because: expect.stringContaining('run out') },
    });
    expect((await preview({ secret: late.secret })).status).toBe(200);
  });

  it.each([[{}], [{ secret: 'x' }], [{ secret: 7 }], [{ code: 'AAAAA-AAAAA' }], [{ secret: 'x'.repeat(5_000) }]])(
    '[W36] %j is no link',
    async (brought) => {
      expect(await preview(brought)).toMatchObject({
        status: 422,
        body: { accepted: false, refusal: { rule: 'W36' } },
      });
    },
  );

  it('[W36] a withdrawn person’s link opens nothing', async () => {
    const other = await TestMeeting.convene(server);
    const chair = await other.arrive('chair');
    const { secret } = await other.link('police');
    await chair.accepted({ type: 'WithdrawInvitation', participantId: other.ids.police, reason: 'moved' });
    expect((await preview({ secret })).body).toMatchObject({
      refusal: { because: expect.stringContaining('withdrawn') },
    });
    chair.close();
  });

  it('[W36] when the days after closing are over, links to the meeting open nothing', async () => {
    const soon = await testServer({ linkDays: 0 });
    const other = await TestMeeting.convene(soon);
    const { secret } = await other.link('school');
    const [chair, police, health] = [
      await other.arrive('chair'),
      await other.arrive('police'),
      await other.arrive('health'),
    ];
    await chair.accepted({ type: 'OpenMeeting' });
    expect(await post(`${soon.address}/api/links/preview`, { secret })).toMatchObject({ status: 200 });
    const refused = await chair.send({ type: 'CloseMeeting', summary: 'x' });
    const unmet = (refused.accepted ? [] : refused.refusal.details?.['unmet']) as string[];
    await chair.accepted({
      type: 'CloseMeeting',
      summary: 'x',
      outstanding: unmet.map((checkId) => ({ checkId, why: 'a test' })) as never,
    });
    expect((await post(`${soon.address}/api/links/preview`, { secret })).body).toMatchObject({
      refusal: { rule: 'W36', because: expect.stringContaining('run out') },
    });
    for (const window of [chair, police, health]) window.close();
    await soon.stop();
  });

  it('[W64] a withdrawn person’s sign-in lists and reads nothing of the meeting any more', async () => {
    const other = await TestMeeting.convene(server);
    const [chair, police] = [await other.arrive('chair'), await other.signIn('police')];
    const asked = async (path: string) =>
      (await fetch(`${server.address}/api/meetings${path}`, { headers: { cookie: police.cookie } })).json();
    expect(await asked('')).toMatchObject({
      meetings: [{ meetingId: other.meetingId, participantId: other.ids.police }],
    });
    await chair.accepted({ type: 'WithdrawInvitation', participantId: other.ids.police, reason: 'moved' });
    expect(await asked('')).toEqual({ meetings: [] });
    expect(await asked(`/${other.meetingId}/events`)).toMatchObject({ refusal: { rule: 'A4' } });
    chair.close();
  });

  it('[W30] several sit side by side in one browser, each in a slot, and sign out one by one', async () => {
    const chair = await meeting.signIn('chair');
    const minutes = await redeem(server.address, { secret: (await meeting.link('minutes')).secret }, chair.cookie);
    expect([chair.slot, minutes.slot]).toEqual(['1', '2']);
    const cookie = `${chair.cookie}; ${minutes.cookie}`;
    const who = async (slot: string) =>
      ((await (await session({ cookie, 'x-quorate-slot': slot })).json()) as { name?: string }).name;
    expect([await who('1'), await who('2'), await who('3')]).toEqual([
      'Canary Chairwoman',
      'Canary Minutewright',
      undefined,
    ]);
    expect([await who(`1/${meeting.ids.chair}`), await who(`1/${meeting.ids.minutes}`)]).toEqual([
      'Canary Chairwoman',
      undefined,
    ]);
    const window = await Window.open(server.address, chair, meeting.meetingId);
    const out = await post(`${server.address}/api/session/end`, {}, { cookie, 'x-quorate-slot': '1' });
    expect(out.headers.get('set-cookie')).toContain('quorate-1=; Max-Age=0');
    await until(() => !window.socket.connected, 'the window was let go');
    expect((await session({ cookie, 'x-quorate-slot': '1' })).status).toBe(401);
    expect(await who('2')).toBe('Canary Minutewright');
  });

  it('[W30] the cookie is kept from scripts, from other sites and, off this machine, from the clear', async () => {
    const { headers } = await post(`${server.address}/api/links/redeem`, {
      secret: (await meeting.link('chair')).secret,
    });
    expect(headers.get('set-cookie')).toMatch(
      /^quorate-1=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const public_ = await testServer({ url: 'https://quorate.example', trustProxy: true });
    const other = await TestMeeting.convene({ ...public_, address: `http://127.0.0.1:${public_.port}` });
    const { secret } = await other.link('chair');
    const redeemed = await post(`http://127.0.0.1:${public_.port}/api/links/redeem`, { secret });
    const given = redeemed.headers.get('set-cookie') ?? '';
    expect(given).toMatch(/^__Host-quorate-1=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    await public_.stop();
  });

  it('[W194] over TLS a sign-in is taken under its __Host- name alone, and each slot has its own', async () => {
    const public_ = await testServer({ url: 'https://quorate.example', trustProxy: true });
    const address = `http://127.0.0.1:${public_.port}`;
    const other = await TestMeeting.convene({ ...public_, address });
    const cookieOf = async (who: 'chair' | 'police', cookie = '') => {
      const { secret } = await other.link(who);
      const headers = { origin: 'https://quorate.example', ...(cookie ? { cookie } : {}) };
      const { headers: answered } = await post(`${address}/api/links/redeem`, { secret }, headers);
      return (answered.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const chair = await cookieOf('chair');
    const police = await cookieOf('police', chair);
    expect([chair, police].map((cookie) => cookie.split('=')[0])).toEqual(['__Host-quorate-1', '__Host-quorate-2']);
    const statusWith = async (cookie: string, slot: string) =>
      (await fetch(`${address}/api/session`, { headers: { cookie, 'x-quorate-slot': slot } })).status;
    expect(await statusWith(`${chair}; ${police}`, '1')).toBe(200);
    expect(await statusWith(`${chair}; ${police}`, '2')).toBe(200);
    // what a page of a sibling domain can set
    expect(await statusWith(chair.replace('__Host-', ''), '1')).toBe(401);
    await public_.stop();
  });

  it('[W30] ends after a quarter of an hour unused and twelve hours in all', async () => {
    const set = (column: string, minutesAgo: number) =>
      beside(server.settings, ({ database }) =>
        database.write((runner) =>
          runner.query(`UPDATE sessions SET "${column}" = $1`, [
            new Date(Date.now() - minutesAgo * 60_000).toISOString(),
          ]),
        ),
      );
    const first = await meeting.signIn('chair');
    await set('createdAt', 719);
    expect((await session({ cookie: first.cookie })).status).toBe(200);
    await set('createdAt', 721);
    expect((await session({ cookie: first.cookie })).status).toBe(401);
  });

  it('[W30] the key for the device is the same at every sign-in of the same person, and another for anyone else', async () => {
    const keyOf = async ({ cookie }: { cookie: string }) =>
      ((await (await session({ cookie })).json()) as { deviceKey: string }).deviceKey;
    const first = await keyOf(await meeting.signIn('chair'));
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(await keyOf(await meeting.signIn('chair'))).toBe(first);
    expect(await keyOf(await meeting.signIn('police'))).not.toBe(first);
  });

  it('[W38] chair and minute-taker give out links, others do not, and a stranger hears of no meeting', async () => {
    const url = `${server.address}/api/meetings/${meeting.meetingId}/participants/${meeting.ids.school}/link`;
    const asked = async (cookie: string) => {
      const { status, body } = await post(url, {}, { cookie });
      return [status, (body['refusal'] as { rule: string } | undefined)?.rule];
    };
    expect(await asked((await meeting.signIn('minutes')).cookie)).toEqual([200, undefined]);
    expect(await asked((await meeting.signIn('police')).cookie)).toEqual([422, 'W38']);
    const elsewhere = await TestMeeting.convene(server);
    expect(await asked((await elsewhere.signIn('chair')).cookie)).toEqual([404, 'W1']);
  });

  it('[W54] a link is for somebody who is in the meeting', async () => {
    const url = `${server.address}/api/meetings/${meeting.meetingId}/participants/${meeting.ids.school}/link`;
    expect(
      (await post(url.replace(meeting.ids.school, randomUUID()), {}, authorised(meeting.token))).body,
    ).toMatchObject({ refusal: { rule: 'W54' } });
  });

  it('[W37] the holder of a personal link lists and convenes, and acts where they take part', async () => {
    const { personId, secret } = await server.person('Canary Convener');
    const signedIn = await redeem(server.address, { secret });
    expect(signedIn.goTo).toBe('/s/1/');
    expect(await (await session({ cookie: signedIn.cookie })).json()).toMatchObject({
      name: 'Canary Convener',
      personId,
      mayConvene: true,
    });
    const { command, ids } = aMeeting();
    const participants = command.participants.map((one) => (one.role === 'chair' ? { ...one, personId } : one));
    const meetingId = randomUUID();
    const convened = await post(
      `${server.address}/api/meetings`,
      { meetingId, commandId: randomUUID(), command: { ...command, participants } },
      { cookie: signedIn.cookie },
    );
    expect(convened).toMatchObject({ status: 200, body: { accepted: true, upTo: 1, requiredNotInvited: [] } });
    const listed = await (
      await fetch(`${server.address}/api/meetings`, { headers: { cookie: signedIn.cookie } })
    ).json();
    expect(listed).toMatchObject({
      meetings: [{ meetingId, participantId: ids.chair, reference: 'TEST-1', phase: 'before-opening' }],
    });
    const window = await Window.open(server.address, signedIn, meetingId);
    await window.follow();
    expect(window.entries[0]).toMatchObject({ by: { participantId: ids.chair } });
    expect(await window.accepted({ type: 'Arrive', mode: 'in-person', confidentialityAccepted: true })).toBe(2);
    window.close();
  });

  it('[W37] others convene nothing', async () => {
    const body = { meetingId: randomUUID(), commandId: randomUUID(), command: aMeeting().command };
    const { cookie } = await meeting.signIn('chair');
    expect(await post(`${server.address}/api/meetings`, body, { cookie })).toMatchObject({
      status: 422,
      body: { refusal: { rule: 'W37' } },
    });
    expect(
      (await post(`${server.address}/api/meetings`, body, authorised(await server.token(false)))).body,
    ).toMatchObject({ refusal: { rule: 'W37' } });
  });

  it('[W51] a person is named only by an identifier this service gave out', async () => {
    const { command } = aMeeting();
    const participants = command.participants.map((one, index) =>
      index === 0 ? { ...one, personId: randomUUID() } : one,
    );
    const body = { meetingId: randomUUID(), commandId: randomUUID(), command: { ...command, participants } };
    expect((await post(`${server.address}/api/meetings`, body, authorised(meeting.token))).body).toMatchObject({
      refusal: { rule: 'W51' },
    });
  });

  it('[W57] a browser holds so many sign-ins and no more', async () => {
    const cookie = Array.from({ length: 40 }, (_, index) => `quorate-${index + 1}=x`).join('; ');
    const { secret } = await meeting.link('school');
    expect((await post(`${server.address}/api/links/redeem`, { secret }, { cookie })).body).toMatchObject({
      refusal: { rule: 'W57' },
    });
    expect((await preview({ secret })).status).toBe(200);
  });
});
