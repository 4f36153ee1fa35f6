import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { RawLine } from './testing/raw-line.js';
import { TestMeeting, Window, aMeeting, post, redeem } from './testing/test-meeting.js';
import { testServer, type TestServer, type TestSettings } from './testing/test-server.js';

/** A server with such limits, while the test lasts. */
async function limitedTo(
  limits: TestSettings['limits'],
  test: (server: TestServer, meeting: TestMeeting) => Promise<void>,
): Promise<void> {
  const server = await testServer({ limits });
  try {
    await test(server, await TestMeeting.convene(server));
  } finally {
    await server.stop();
  }
}

describe('limits, each with a name and a sentence', () => {
  it(
    '[W32] over a million bytes is too large, and nothing of it is recorded',
    () =>
      limitedTo({}, async (server, meeting) => {
        const { cookie } = await meeting.signIn('chair');
        const command = { type: 'MakeContribution', contributionId: randomUUID(), statement: 'x'.repeat(1_000_001) };
        const sent = await post(
          `${server.address}/api/meetings/${meeting.meetingId}/commands`,
          { commandId: randomUUID(), command },
          { cookie },
        );
        expect(sent).toMatchObject({ status: 413, body: { accepted: false, refusal: { rule: 'W32' } } });
      }),
    20_000,
  );

  it(
    '[W32] a socket that sends more is let go, and the server goes on',
    () =>
      limitedTo({}, async (_server, meeting) => {
        const chair = await meeting.arrive('chair');
        const gone = new Promise((resolve) => chair.socket.once('disconnect', resolve));
        chair.socket.emit('command', { huge: 'x'.repeat(1_200_000) } as never, () => undefined);
        await gone;
        const police = await meeting.arrive('police');
        expect(await police.says('still here')).toBe(6);
        police.close();
      }),
    20_000,
  );

  it(
    '[W31] a person’s commands are counted, and beyond the limit refused until the minute is over',
    () =>
      limitedTo({ commandsPerMinute: 5 }, async (server, meeting) => {
        const chair = await meeting.arrive('chair');
        await chair.says('three');
        await chair.says('four');
        await chair.says('five');
        expect(await chair.refused({ type: 'Leave' })).toBe('W31');
        expect(await chair.follow()).toMatchObject({ refusal: { rule: 'W31' } });
        const listed = await fetch(`${server.address}/api/meetings`, { headers: { cookie: chair.signedIn.cookie } });
        expect([listed.status, listed.headers.get('retry-after')]).toEqual([429, '60']);
        const police = await meeting.arrive('police');
        expect(await police.says('not counted with the chair’s')).toBeGreaterThan(0);
        chair.close();
        police.close();
      }),
    20_000,
  );

  it(
    '[W31] an address’s requests are counted',
    () =>
      limitedTo({ httpPerMinute: 6 }, async (server) => {
        const statuses: number[] = [];
        for (let count = 0; count < 7; count += 1) statuses.push((await fetch(`${server.address}/api/health`)).status);
        expect(statuses.at(-1)).toBe(429);
      }),
    20_000,
  );

  it(
    '[W31] codes are tried so often and no more',
    () =>
      limitedTo({ linkTriesPerQuarterHour: 3 }, async (server) => {
        const statuses: number[] = [];
        for (let count = 0; count < 4; count += 1)
          statuses.push((await post(`${server.address}/api/links/redeem`, { code: 'AAAAA-AAAAA' })).status);
        expect(statuses).toEqual([422, 422, 422, 429]);
      }),
    20_000,
  );

  it(
    '[A44] a person convenes so many meetings in an hour, and a program as many as its operator lets it',
    () =>
      limitedTo({ meetingsPerPersonPerHour: 2 }, async (server, { token }) => {
        const { secret } = await server.person('Canary Convener');
        const { cookie } = await redeem(server.address, { secret });
        const convened = async (headers: Record<string, string>): Promise<unknown> => {
          const sent = { meetingId: randomUUID(), commandId: randomUUID(), command: aMeeting().command };
          const { body } = await post(`${server.address}/api/meetings`, sent, headers);
          return (body['refusal'] as { rule: string } | undefined)?.rule;
        };
        expect([await convened({ cookie }), await convened({ cookie }), await convened({ cookie })]).toEqual([
          undefined,
          undefined,
          'A44',
        ]);
        for (let count = 0; count < 3; count += 1)
          expect(await convened({ authorization: `Bearer ${token}` })).toBeUndefined();
      }),
    20_000,
  );

  it(
    '[W172] a code that is right is no try, however many of one office come in by one',
    () =>
      limitedTo({ linkTriesPerQuarterHour: 3 }, async (server, meeting) => {
        const redeemed = (code: string) => post(`${server.address}/api/links/redeem`, { code });
        for (const who of ['chair', 'minutes', 'police', 'health', 'school'] as const) {
          const { code } = await meeting.link(who);
          expect((await redeemed(code)).status).toBe(200);
        }
        const wrong = await Promise.all(Array.from({ length: 6 }, () => redeemed('AAAAA-AAAAA')));
        expect(wrong.map(({ status }) => status).sort()).toEqual([422, 422, 422, 429, 429, 429]);
      }),
    20_000,
  );

  it('[W171] behind a proxy that writes the port too, codes are still tried so often and no more', async () => {
    const server = await testServer({
      trustProxy: true,
      url: 'https://quorate.example',
      limits: { linkTriesPerQuarterHour: 3 },
    });
    const statuses: number[] = [];
    for (let port = 40_000; port < 40_005; port += 1) {
      const from = { 'x-forwarded-for': `203.0.113.10:${port}` };
      statuses.push(
        (await post(`http://127.0.0.1:${server.port}/api/links/redeem`, { code: 'AAAAA-AAAAA' }, from)).status,
      );
    }
    expect(statuses).toEqual([422, 422, 422, 429, 429]);
    await server.stop();
  }, 20_000);

  it(
    '[W226] so many sockets of one address wait for a name, the oldest gives way, and whoever signs in is shut out by none',
    () =>
      limitedTo({ connectionsPerAddress: 2 }, async (server, meeting) => {
        const seated = [await meeting.sit('chair'), await meeting.sit('police')];
        const strangers = [await RawLine.open(server.address), await RawLine.open(server.address)];
        seated.push(await meeting.sit('health'));
        await strangers[0]?.closed;
        expect([strangers[1]?.isOpen, ...seated.map(({ socket }) => socket.connected)]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        for (const one of seated) one.close();
      }),
    20_000,
  );

  it(
    '[W55] a window follows so many meetings',
    () =>
      limitedTo({ followsPerSocket: 1 }, async (server, meeting) => {
        const { personId, secret } = await server.person('Canary Chair of Many');
        const signedIn = await redeem(server.address, { secret });
        const ids = [randomUUID(), randomUUID()] as const;
        for (const meetingId of ids) {
          const { command } = aMeeting();
          const participants = command.participants.map((one) => (one.role === 'chair' ? { ...one, personId } : one));
          await post(
            `${server.address}/api/meetings`,
            { meetingId, commandId: randomUUID(), command: { ...command, participants } },
            { cookie: signedIn.cookie },
          );
        }
        const window = await Window.open(server.address, signedIn, ids[0]);
        expect(await window.follow(0, ids[0])).toMatchObject({ accepted: true });
        expect(await window.follow(0, ids[0])).toMatchObject({ accepted: true });
        expect(await window.follow(0, ids[1])).toMatchObject({ accepted: false, refusal: { rule: 'W55' } });
        window.close();
        expect(meeting.meetingId).not.toBe(ids[0]);
      }),
    20_000,
  );

  it(
    '[W30] nobody connects without a sign-in, from another site, or by a word in the address',
    () =>
      limitedTo({}, async (server, meeting) => {
        const { cookie } = await meeting.signIn('chair');
        const fails = (options: object) =>
          new Promise<{ message: string; data?: unknown }>((resolve, reject) => {
            const socket = io(server.address, {
              transports: ['websocket'],
              forceNew: true,
              reconnection: false,
              ...options,
            });
            socket.once('connect_error', (error) => {
              socket.disconnect();
              resolve(error as { message: string; data?: unknown });
            });
            socket.once('connect', () => reject(new Error('It connected.')));
          });
        expect((await fails({})).data).toMatchObject({ accepted: false, refusal: { rule: 'W30' } });
        expect((await fails({ extraHeaders: { cookie }, auth: { slot: '7' } })).data).toMatchObject({
          refusal: { rule: 'W30' },
        });
        expect((await fails({ query: { token: meeting.token } })).data).toMatchObject({ refusal: { rule: 'W30' } });
        await fails({ extraHeaders: { cookie, origin: 'https://elsewhere.example' } });
      }),
    20_000,
  );

  it(
    '[W73] every path answers, whatever is sent',
    () =>
      limitedTo({}, async (_server, meeting) => {
        const chair = await meeting.arrive('chair');
        const socket = chair.socket as unknown as {
          emit(...sent: unknown[]): void;
          timeout(ms: number): {
            emitWithAck(...sent: unknown[]): Promise<{ accepted: boolean; refusal: { rule: string } }>;
          };
        };
        for (const kind of ['command', 'follow', 'leave']) {
          for (const sent of [
            undefined,
            null,
            7,
            'text',
            [],
            {},
            { meetingId: {} },
            JSON.parse('{"__proto__":{"accepted":true}}'),
          ]) {
            const answer = await socket.timeout(5_000).emitWithAck(kind, sent);
            expect([kind, sent, answer.accepted, answer.refusal.rule]).toEqual([
              kind,
              sent,
              false,
              expect.stringMatching(/^W[12]\d$/),
            ]);
          }
          socket.emit(kind, { without: 'an answer to be given' });
          socket.emit(kind);
        }
        expect(await chair.says('and goes on')).toBe(4);
        chair.close();
      }),
    20_000,
  );
});
