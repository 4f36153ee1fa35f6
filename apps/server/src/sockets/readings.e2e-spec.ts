import type { Entry } from '#meeting';
import { PollingLine, type Told } from '../testing/polling-line.js';
import { TestMeeting, type SignedIn } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

const longer = 40_000;

/** Somebody who has arrived, and closed that window. */
async function arrived(meeting: TestMeeting, who: 'health' | 'school'): Promise<SignedIn> {
  const window = await meeting.arrive(who);
  window.close();
  return window.signedIn;
}
const rowsIn = (told: readonly Told[]): Entry[] =>
  told.flatMap(({ content: [name, message] }) =>
    name === 'recorded' ? (message as { readonly events: readonly Entry[] }).events : [],
  );
const answersIn = (told: readonly Told[]) =>
  told.flatMap(({ kind, content: [number, answer] }) => (kind === 'answer' ? [[number, answer] as const] : []));

describe('a window that does not read', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  let rows = 0;
  let health: SignedIn;
  let school: SignedIn;
  beforeAll(async () => {
    server = await testServer({
      limits: { unreadPerSocket: 5_000_000, bytesPerPerson: 100_000_000, bytesPerPersonPerMinute: 100_000_000 },
    });
    meeting = await TestMeeting.convene(server);
    const chair = await meeting.arrive('chair');
    health = await arrived(meeting, 'health');
    school = await arrived(meeting, 'school');
    const said = `canary ${'canary '.repeat(1_400)}`;
    for (let twenty = 0; twenty < 35; twenty += 1)
      rows = Math.max(...(await Promise.all(Array.from({ length: 20 }, () => chair.says(said)))));
    chair.close();
  }, longer);
  afterAll(() => server.stop());

  async function pollUntil(line: PollingLine, enough: (told: readonly Told[]) => boolean): Promise<Told[]> {
    const told: Told[] = [];
    while (!enough(told)) {
      const { status, told: more } = await line.poll();
      if (status !== 200) break;
      told.push(...more);
    }
    return told;
  }
  const sequences = (told: readonly Told[]) => rowsIn(told).map(({ sequence }) => sequence);
  const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  it(
    '[W161] is sent a long meeting page by page, each once the one before is read, and follows it then',
    async () => {
      const line = await PollingLine.open(server.address, health);
      await line.send(0, 'follow', { meetingId: meeting.meetingId, after: 0, reading: 7 });
      const first = await pollUntil(line, (told) => sequences(told).length > 0);
      expect(answersIn(first)).toEqual([[0, { accepted: true, upTo: rows }]]);
      const firstRows = sequences(first).length;
      expect(firstRows).toBeLessThan(rows);
      const rest = await pollUntil(line, (told) => sequences(told).includes(rows));
      expect([...oneTo(firstRows), ...sequences(rest)]).toEqual(oneTo(rows));
      const police = await meeting.arrive('police');
      const live = await pollUntil(line, (told) => sequences(told).length > 0);
      expect(sequences(live)[0]).toBe(rows + 1);
      await police.accepted({ type: 'Leave' });
      police.close();
    },
    longer,
  );

  it(
    '[W168] one person reads so much in a minute over all their windows, and the rest comes later',
    async () => {
      const small = await testServer({ limits: { readingPerPersonPerMinute: 150_000 } });
      const room = await TestMeeting.convene(small);
      const signedIn = await arrived(room, 'health');
      const chair = await room.arrive('chair');
      for (let row = 0; row < 20; row += 1) await chair.says('x'.repeat(9_000));
      const follow = { meetingId: room.meetingId, after: 0 };
      const first = await PollingLine.open(small.address, signedIn);
      await first.send(0, 'follow', follow);
      expect(sequences(await pollUntil(first, (told) => sequences(told).length > 0)).length).toBeGreaterThan(0);
      const second = await PollingLine.open(small.address, signedIn);
      await second.send(0, 'follow', follow);
      const told = second.poll();
      // whoever reads too much waits alone: what others say is recorded, and they are told of it
      expect(await chair.says('what others say and read goes on')).toBeGreaterThan(0);
      chair.close();
      await small.stop();
      expect(sequences((await told).told)).toEqual([]);
    },
    longer,
  );

  it(
    '[W161] asks again in vain until it has read: only its last question is answered',
    async () => {
      const line = await PollingLine.open(server.address, school);
      const follow = (number: number) => line.send(number, 'follow', { meetingId: meeting.meetingId, after: 0 });
      for (const number of [0, 1, 2]) await follow(number);
      const told = await pollUntil(line, (so) => answersIn(so).some(([number]) => number === 2));
      expect(answersIn(told)).toEqual([
        [0, { accepted: true, upTo: expect.any(Number) as number }],
        [1, { accepted: false, refusal: { kind: 'passing', rule: 'W161', because: expect.any(String) as string } }],
        [2, { accepted: true, upTo: expect.any(Number) as number }],
      ]);
      expect(sequences(told).filter((sequence) => sequence === 1).length).toBeLessThan(3);
    },
    longer,
  );
});

describe('a window that follows and no longer reads', () => {
  it(
    '[W160] is let go of, told why when it reads again, and reads on from where it was',
    async () => {
      const server = await testServer({ limits: { unreadPerSocket: 20_000 } });
      const meeting = await TestMeeting.convene(server);
      const chair = await meeting.arrive('chair');
      const signedIn = await arrived(meeting, 'health');
      const line = await PollingLine.open(server.address, signedIn);
      await line.send(0, 'follow', { meetingId: meeting.meetingId, after: 0 });
      await line.poll();
      for (let said = 4; said <= 12; said += 1) await chair.says(`${said} ${'canary '.repeat(1_000)}`);
      const { told } = await line.poll();
      const [name, released] = told.at(-1)?.content ?? [];
      expect([name, released]).toMatchObject(['released', { rule: 'W160' }]);
      const held = rowsIn(told).length;
      expect(held).toBeLessThan(10);
      while ((await line.poll()).status === 200) expect(held).toBeLessThan(10);
      const again = await PollingLine.open(server.address, signedIn);
      const after = rowsIn(told).at(-1)?.sequence ?? 2;
      await again.send(0, 'follow', { meetingId: meeting.meetingId, after });
      expect(rowsIn((await again.poll()).told)[0]).toMatchObject({ sequence: after + 1 });
      expect(await chair.says('and nobody waited')).toBeGreaterThan(12);
      chair.close();
      await server.stop();
    },
    longer,
  );
});
