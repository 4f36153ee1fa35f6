import { aMoment, TestMeeting, Window, until } from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';

interface Frame {
  readonly events: readonly { readonly sequence: number }[];
  readonly hash?: string;
  readonly restart?: true;
}
const recordedIn = ({ frames }: Window): Frame[] =>
  frames
    .map((frame) => JSON.parse(frame) as [string, Frame])
    .flatMap(([name, frame]) => (name === 'recorded' ? frame : []));
const lastHash = (window: Window): string => recordedIn(window).findLast(({ hash }) => hash)?.hash ?? 'none came';
const restarts = (window: Window): number => recordedIn(window).filter(({ restart }) => restart).length;

describe('a browser whose record was shortened', () => {
  let server: TestServer;
  let meeting: TestMeeting;
  beforeAll(async () => {
    server = await testServer();
  }, 30_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    meeting = await TestMeeting.convene(server, { procedureId: 'family-meeting' });
  });

  /** What a fail-over to a replica does that lacks the last rows. */
  const loseAfter = (sequence: number) =>
    beside(server.settings, ({ database }) =>
      database.write((runner) =>
        runner.query('DELETE FROM recorded_events WHERE "meetingId" = $1 AND "sequence" > $2', [
          meeting.meetingId,
          sequence,
        ]),
      ),
    );
  const stored = () => beside(server.settings, ({ log }) => log.export(meeting.meetingId));

  it('[W180] every page and every announcement carries the hash of its last row, the same for all professionals, and following with it goes on', async () => {
    const chair = await meeting.arrive('chair');
    const police = await meeting.arrive('police');
    const upTo = await chair.says('seen');
    await until(() => police.entries.at(-1)?.sequence === upTo, 'it was announced');
    const head = (await stored()).at(-1);
    expect([lastHash(chair), lastHash(police)]).toEqual([head?.hash, head?.hash]);
    expect(await police.follow(upTo, undefined, lastHash(police))).toEqual({ accepted: true, upTo });
    const later = await Window.open(server.address, police.signedIn, meeting.meetingId);
    await later.follow();
    await until(() => later.entries.at(-1)?.sequence === upTo, 'it was read from the beginning');
    expect(lastHash(later)).toBe(head?.hash);
    later.close();
    const page = await fetch(`${server.address}/api/meetings/${meeting.meetingId}/events?after=1`, {
      headers: { cookie: police.signedIn.cookie },
    });
    expect(await page.json()).toMatchObject({ upTo, hash: head?.hash });
    chair.close();
    police.close();
  });

  it('[W181] where the record has another row, or none, the answer is to begin again; without a hash a longer copy is told as well', async () => {
    const chair = await meeting.arrive('chair');
    const upTo = await chair.says('seen');
    const hash = lastHash(chair);
    const another = `${hash.slice(1)}${hash.startsWith('a') ? 'b' : 'a'}`;
    expect(await chair.follow(upTo, undefined, another)).toEqual({ restart: true });
    expect(await chair.follow(upTo - 1, undefined, hash)).toEqual({ restart: true });
    expect(await chair.follow(upTo + 5)).toEqual({ restart: true });
    expect(await chair.follow(0, undefined, another)).toEqual({ accepted: true, upTo });
    expect(await chair.follow(upTo, undefined, 'not a hash')).toMatchObject({
      accepted: false,
      refusal: { rule: 'W13' },
    });
    // whoever has left is told nothing of how long the record is
    await chair.accepted({ type: 'Leave' });
    expect(await chair.follow(upTo + 50)).toEqual({ accepted: true, upTo: upTo + 50 });
    chair.close();
  });

  it('[W216] a window that holds what another server recorded is not told that it is lost: a server that has not heard of it looks first', async () => {
    const chair = await meeting.arrive('chair');
    const police = await Window.open(server.address, await meeting.signIn('police'), meeting.meetingId);
    const upTo = await chair.says('seen');
    const appended = await beside(server.settings, ({ log }) =>
      log.append({
        meetingId: meeting.meetingId,
        after: upTo,
        acceptances: [
          {
            commandId: crypto.randomUUID(),
            digest: '0'.repeat(64),
            by: { participantId: meeting.ids.chair },
            at: new Date().toISOString(),
            events: [{ type: 'Left', participantId: meeting.ids.chair }],
          },
        ],
      }),
    );
    const hash = appended.outcome === 'stored' ? appended.hashes.at(-1) : 'not stored';
    expect(await police.follow(upTo + 1, undefined, hash)).toEqual({ accepted: true, upTo: upTo + 1 });
    for (const one of [chair, police]) one.close();
  });

  it('[W182] when the server finds rows gone, everybody who follows is told, gets nothing more, and begins again on what is left', async () => {
    const chair = await meeting.arrive('chair');
    const police = await meeting.arrive('police');
    const mother = await meeting.arrive('mother');
    const kept = mother.entries.length;
    const upTo = await chair.says('lost', { mayShareWithFamily: true });
    await until(() => police.entries.at(-1)?.sequence === upTo && mother.entries.length > kept, 'it was announced');
    await loseAfter(upTo - 1);
    const command = {
      type: 'MakeContribution',
      contributionId: crypto.randomUUID(),
      statement: 'canary-afterwards',
      mayShareWithFamily: true,
    };
    const commandId = crypto.randomUUID();
    expect(await chair.send(command, commandId)).toMatchObject({ accepted: false, refusal: { rule: 'E93' } });
    await until(() => [chair, police, mother].every((one) => restarts(one) === 1), 'all were told');
    expect(await police.follow(upTo, undefined, lastHash(police))).toEqual({ restart: true });
    expect(await police.follow(0)).toEqual({ accepted: true, upTo: upTo - 1 });
    expect(await chair.send(command, commandId)).toEqual({ accepted: true, upTo });
    await until(() => JSON.stringify(police.entries).includes('canary-afterwards'), 'the police go on');
    await aMoment(200);
    expect(JSON.stringify(mother.entries)).not.toContain('canary-afterwards');
    expect(await beside(server.settings, ({ log }) => log.verify(meeting.meetingId))).toMatchObject({
      sound: true,
      rows: upTo,
    });
    for (const one of [chair, police, mother]) one.close();
  });

  it('[W183] people outside have a hash of their own stream made for them alone', async () => {
    const chair = await meeting.arrive('chair');
    const mother = await meeting.arrive('mother');
    await chair.says('for the family', { mayShareWithFamily: true });
    await until(() => JSON.stringify(mother.entries).includes('for the family'), 'it came');
    const { sequence = 0 } = mother.entries.at(-1) ?? {};
    const live = lastHash(mother);
    const again = await Window.open(server.address, mother.signedIn, meeting.meetingId);
    await again.follow();
    await until(() => again.entries.at(-1)?.sequence === sequence, 'she read it again');
    // as announced and as read again, and nothing the log knows
    expect(lastHash(again)).toBe(live);
    const hashes = (await stored()).map(({ hash }) => hash);
    expect(hashes).not.toContain(live);
    expect(await again.follow(sequence, undefined, live)).toEqual({ accepted: true, upTo: sequence });
    expect(await again.follow(sequence, undefined, hashes.at(-1))).toEqual({ restart: true });
    for (const one of [chair, mother, again]) one.close();
  });
});
