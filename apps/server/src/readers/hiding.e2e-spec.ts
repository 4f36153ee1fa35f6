/** A mark made while the windows of those they hide from are open, or while one is away. */
import { randomUUID } from 'node:crypto';
import { TestMeeting, Window, until } from '../testing/test-meeting.js';
import { testServer, type TestServer } from '../testing/test-server.js';

interface Frame {
  readonly hash?: string;
  readonly restart?: true;
}
const recordedIn = ({ frames }: Window): Frame[] =>
  frames
    .map((frame) => JSON.parse(frame) as [string, Frame])
    .flatMap(([name, frame]) => (name === 'recorded' ? frame : []));
const restarts = (window: Window): number => recordedIn(window).filter(({ restart }) => restart).length;
const lastHash = (window: Window): string => recordedIn(window).findLast(({ hash }) => hash)?.hash ?? 'none came';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.stop());

it('[M50] the window of whoever somebody hides from from now on begins again and has it no more; nobody else’s does', async () => {
  const childId = randomUUID();
  const child = { childId, name: 'Canary Child', address: 'canary-address', school: 'canary-school' };
  const meeting = await TestMeeting.convene(server, {
    procedureId: 'family-meeting',
    children: [child],
    place: 'canary-place',
  });
  const chair = await meeting.arrive('chair');
  const police = await meeting.arrive('police');
  const health = await meeting.arrive('health');
  const mother = await meeting.arrive('mother');
  expect(JSON.stringify(police.entries)).toContain('canary-address');
  expect(JSON.stringify(mother.entries)).toContain('canary-place');
  const before = police.entries.at(-1)?.sequence ?? 0;
  const hash = lastHash(police);

  const { police: sergeant, mother: parent } = meeting.ids;
  const hiding = [{ listedId: childId, mustNotBeFoundBy: [sergeant, parent] }];
  const upTo = await chair.accepted({ type: 'RecordHiding', hiding });
  await until(() => restarts(police) === 1 && restarts(mother) === 1, 'both were told');
  await until(() => health.entries.at(-1)?.sequence === upTo, 'the others go on');
  expect([restarts(chair), restarts(health)]).toEqual([0, 0]);

  // what one that was away holds, it is told to read anew as well
  expect(await police.follow(before, undefined, hash)).toEqual({ restart: true });
  for (const [who, canary] of [
    [police, 'canary-(address|school|place)'],
    [mother, 'canary-place'],
  ] as const) {
    const anew = await Window.open(server.address, who.signedIn, meeting.meetingId);
    await anew.follow(0);
    await until(() => anew.entries.length > 1, 'it was read anew');
    expect(JSON.stringify(anew.entries)).not.toMatch(new RegExp(canary, 'u'));
    anew.close();
  }
  expect(await police.follow(0)).toMatchObject({ accepted: true });
  await until(() => police.entries.at(-1)?.sequence === upTo, 'the police have read it again');
  expect(await police.follow(upTo, undefined, lastHash(police))).toEqual({ accepted: true, upTo });
  for (const one of [chair, police, health, mother]) one.close();
}, 20_000);
