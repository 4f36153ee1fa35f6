import { connect } from 'node:net';
import { PollingLine } from '../testing/polling-line.js';
import { RawLine } from '../testing/raw-line.js';
import { TestMeeting, Window, aMoment, redeem, until } from '../testing/test-meeting.js';
import { testServer, type TestServer, type TestSettings } from '../testing/test-server.js';

const longer = 30_000;

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

const madeUp = { cookie: `quorate-1=${'A'.repeat(43)}` };

describe('what a stranger may send before it is known who they are', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  beforeAll(async () => {
    server = await testServer();
    meeting = await TestMeeting.convene(server);
  }, longer);
  afterAll(() => server.stop());

  const ends = async (...packets: (string | Buffer)[]): Promise<RawLine> => {
    const line = await RawLine.open(server.address, madeUp);
    line.send(...packets);
    await line.closed;
    return line;
  };

  it('[W156] is one question who they are at a time: a second one before the first is answered ends the line', async () => {
    const line = await ends('40', '40');
    expect(line.received).not.toContain('44');
  });

  it('[W156] is answered, and asked three times at most', async () => {
    const line = await RawLine.open(server.address, madeUp);
    for (let asked = 1; asked <= 3; asked += 1) {
      line.send('40');
      await until(() => !line.isOpen || line.received.split('W30').length > asked, `answer ${asked}`);
    }
    await line.closed;
    expect(line.received.split('W30').length - 1).toBeLessThan(4);
  });

  it('[W156] is a few packets of a few bytes', async () => {
    await ends(...Array.from({ length: 9 }, () => '3'));
    await ends(`40{"slot":"${'x'.repeat(40_000)}"}`);
    const unfinished = await RawLine.open(server.address, madeUp);
    // a frame of a million bytes that never ends
    await unfinished.write(Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0x0f, 0x42, 0x40, 0, 0, 0, 0]));
    void unfinished.write(Buffer.alloc(200_000));
    await unfinished.closed;
  });

  it('[W156] is no more over long-polling', async () => {
    const path = `${server.address}/socket.io/?EIO=4&transport=polling`;
    const sid = /"sid":"([^"]+)"/u.exec(await (await fetch(path)).text())?.[1];
    const brought = async (body: string) => (await fetch(`${path}&sid=${sid}`, { method: 'POST', body })).status;
    expect(await brought('x'.repeat(40_000))).toBe(413);
    expect(await brought(Array.from({ length: 20 }, () => '40').join('\u001e'))).toBe(200);
    expect(await brought('40')).not.toBe(200);
    // over several requests too, each small enough by itself
    const again = /"sid":"([^"]+)"/u.exec(await (await fetch(path)).text())?.[1];
    const also = async (body: string) => (await fetch(`${path}&sid=${again}`, { method: 'POST', body })).status;
    expect(await also(`3${'x'.repeat(20_000)}`)).toBe(200);
    await also(`3${'x'.repeat(20_000)}`);
    expect(await also('3')).not.toBe(200);
  });

  it('[E141] what is brought to a line this server does not know is answered as such, unread, and not as too much', async () => {
    const answer = await fetch(`${server.address}/socket.io/?EIO=4&transport=polling&sid=begun-elsewhere`, {
      method: 'POST',
      body: '40',
    });
    expect([answer.status, await answer.json()]).toMatchObject([400, { refusal: { rule: 'E141' } }]);
  });

  it.each([
    ['a binary message', '451-["command",{"_placeholder":true,"num":0}]'],
    ['a greeting to another place', '40/admin,'],
    ['bytes', Buffer.alloc(20)],
  ])('[W167] %s ends the line', async (_what, packet) => {
    const stranger = await RawLine.open(server.address, madeUp);
    stranger.send(packet);
    await stranger.closed;
    const { cookie } = await meeting.signIn('chair');
    const known = await RawLine.open(server.address, { cookie });
    known.send('40');
    await until(() => known.received.includes('40{'), 'the chair was let in');
    known.send(packet);
    await known.closed;
  });

  it('[W163] nor may anything be nested deeper, or hold more, than any message does: over the socket the line ends', async () => {
    const { cookie } = await meeting.signIn('chair');
    for (const inside of ['['.repeat(200_000), `[${'1,'.repeat(60_000)}1]`]) {
      const line = await RawLine.open(server.address, { cookie });
      line.send('40');
      await until(() => line.received.includes('40{'), 'the chair was let in');
      line.send(`42["command",${inside}]`);
      await line.closed;
    }
    const sent = await fetch(`${server.address}/api/links/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '['.repeat(200_000),
    });
    expect([sent.status, await sent.json()]).toMatchObject([400, { refusal: { rule: 'W163' } }]);
  });

  it('[W163] a long text of brackets and commas is a text', async () => {
    const chair = await meeting.arrive('chair');
    expect(await chair.says('[{",\\" '.repeat(1_200))).toBeGreaterThan(0);
    chair.close();
  });

  it('[W162] a request says how long it is before it is read, on the sockets’ path too', async () => {
    const sent = async (path: string, text: string) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(text));
          controller.close();
        },
      });
      return fetch(server.address + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit);
    };
    const polling = '/socket.io/?EIO=4&transport=polling';
    const sid = /"sid":"([^"]+)"/u.exec(await (await fetch(server.address + polling)).text())?.[1];
    for (const answer of [
      await sent('/api/links/redeem', '{"code":"AAAAA-AAAAA"}'),
      await sent(`${polling}&sid=${sid}`, '40'),
    ])
      expect([answer.status, await answer.json()]).toMatchObject([411, { refusal: { rule: 'W162' } }]);
  });
});

describe('limits on lines', () => {
  it(
    '[W165] packets and bytes are counted: of one address until somebody has signed in, then of the person',
    () =>
      limitedTo({ packetsPerMinute: 12, connectionsPerAddress: 50 }, async (server, meeting) => {
        const sitting = await meeting.sit('police');
        for (let count = 0; count < 12; count += 1) (await RawLine.open(server.address, madeUp)).send('40');
        const { cookie } = await meeting.signIn('chair');
        await greetedInVain(server.address, cookie);
        expect(await sitting.follow()).toMatchObject({ accepted: true });
        const told = new Promise((resolve) => sitting.socket.once('released', resolve));
        for (let count = 0; count < 14; count += 1) sitting.socket.emit('leave', {} as never, () => undefined);
        expect(await told).toMatchObject({ rule: 'W31' });
      }),
    longer,
  );

  it(
    '[W165] bytes are counted as packets are: of the person, and of nobody else',
    () =>
      limitedTo({ receivedPerMinute: 60_000 }, async (_server, meeting) => {
        const sitting = await meeting.sit('police');
        const chair = await meeting.sit('chair');
        const told = new Promise((resolve) => chair.socket.once('released', resolve));
        for (let count = 0; count < 8; count += 1)
          chair.socket.emit('leave', { meetingId: 'x'.repeat(9_000) }, () => undefined);
        expect(await told).toMatchObject({ rule: 'W31' });
        expect(await sitting.follow()).toMatchObject({ accepted: true });
      }),
    longer,
  );

  it(
    '[W166] requests on the sockets’ path are counted as any of their address',
    () =>
      limitedTo({ httpPerMinute: 6 }, async (server) => {
        const statuses: number[] = [];
        for (let count = 0; count < 7; count += 1)
          statuses.push((await fetch(`${server.address}/socket.io/?EIO=4&transport=polling`)).status);
        expect(statuses.at(-1)).toBe(429);
        await expect(RawLine.open(server.address)).rejects.toThrow();
        expect((await fetch(`${server.address}/api/health`)).status).toBe(429);
      }),
    longer,
  );

  it(
    '[W166] once somebody has signed in their requests are counted for their own window',
    () =>
      limitedTo({ httpPerMinute: 24 }, async (server, meeting) => {
        const line = await PollingLine.open(server.address, await meeting.signIn('chair'));
        const statuses: number[] = [];
        for (let count = 0; count < 20; count += 1)
          statuses.push(await line.send(count, 'leave', { meetingId: meeting.meetingId }));
        expect(new Set(statuses)).toEqual(new Set([200]));
        expect((await fetch(`${server.address}/api/health`)).status).toBe(200);
        let last = 200;
        for (let count = 20; count < 30 && last === 200; count += 1) last = await line.send(count, 'leave', {});
        expect(last).toBe(429);
      }),
    longer,
  );

  it(
    '[W159] a person has so many windows open, and is told',
    () =>
      limitedTo({ socketsPerPerson: 2 }, async (server, meeting) => {
        const { secret } = await meeting.link('chair');
        const signedIn = await redeem(server.address, { secret });
        const open = () => Window.open(server.address, signedIn, meeting.meetingId);
        const [one] = [await open(), await open()];
        await expect(open()).rejects.toMatchObject({ data: { refusal: { rule: 'W159' } } });
        const gone = new Promise((resolve) => one.socket.once('disconnect', resolve));
        one.close();
        await gone;
        await until(() => !one.socket.connected);
        await expect(retried(open)).resolves.toBeDefined();
      }),
    longer,
  );

  it(
    '[W164] what is on its way at once is bounded',
    () =>
      limitedTo({ requestsAtOnce: 2 }, async (server) => {
        const hanging = [await hangs(server.address), await hangs(server.address)];
        const asked = () => fetch(`${server.address}/api/health`);
        expect(await (await asked()).json()).toMatchObject({ refusal: { rule: 'W164' } });
        for (const { end } of hanging) end();
        await retried(async () => (await asked()).status === 200 || undefined);
      }),
    longer,
  );

  it(
    '[W164] in bytes too, by what a request says of itself',
    () =>
      limitedTo({ onTheWayPerAddress: 1_500_000 }, async (server) => {
        const first = await hangingRequest(server.address, 900_000);
        const second = await retried(async () => {
          const one = await hangingRequest(server.address, 900_000);
          await until(() => one.answer() !== '', 'it was answered').catch(() => one.end());
          return one.answer() ? one : undefined;
        });
        expect(second?.answer()).toContain('W164');
        expect(first.answer()).toBe('');
        first.end();
      }),
    longer,
  );
});

/** The same, once the server takes it; what was asked before takes a moment to be over. */
async function hangs(address: string): Promise<{ end(): void }> {
  const one = await retried(async () => {
    const request = await hangingRequest(address);
    await aMoment();
    return request.answer() === '' ? request : undefined;
  });
  if (!one) throw new Error('It was refused.');
  return one;
}

async function greetedInVain(address: string, cookie: string): Promise<void> {
  const line = await RawLine.open(address, { cookie });
  line.send('40');
  await line.closed;
  expect(line.received).not.toContain('40{');
}

/** Closing takes the server a moment. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 50; tries += 1) {
    const done = await work().catch(() => undefined);
    if (done) return done;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return work();
}

/** A request that says it brings so much, and then brings nothing. */
async function hangingRequest(address: string, bytes = 1_000): Promise<{ readonly answer: () => string; end(): void }> {
  const { hostname, port } = new URL(address);
  const wire = connect(Number(port), hostname);
  let answer = '';
  wire.on('data', (chunk) => (answer += chunk.toString()));
  wire.on('error', () => undefined);
  await new Promise<void>((resolve) =>
    wire.write(
      `POST /api/links/redeem HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n{`,
      () => resolve(),
    ),
  );
  return { answer: () => answer, end: () => wire.destroy() };
}
