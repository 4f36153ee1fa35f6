import { join } from 'node:path';
import { jest } from '@jest/globals';
import { backup } from '#event-log';
import { startServer, type RunningServer } from '../start-server.js';
import { authorised, redeem, TestMeeting, Window, type SignedIn } from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';
import { numberToQuote } from './unsound.js';

const harms = {
  'a destroyed key': (meetingId: string) => `DELETE FROM meeting_keys WHERE "meetingId" = '${meetingId}'`,
  'a changed byte': (meetingId: string) =>
    `UPDATE recorded_events SET sealed = substr(sealed, 1, 40) || x'00' || substr(sealed, 42) WHERE "meetingId" = '${meetingId}' AND sequence = 2`,
  'a missing row': (meetingId: string) =>
    `DELETE FROM recorded_events WHERE "meetingId" = '${meetingId}' AND sequence = 2`,
};

/** A server that stopped, with a person in a sound meeting and in one that is harmed meanwhile. */
interface Harmed {
  readonly stopped: TestServer;
  readonly bad: TestMeeting;
  readonly sound: TestMeeting;
  readonly seats: { readonly bad: SignedIn; readonly sound: SignedIn; readonly own: SignedIn };
}

async function harmed(harm: (meetingId: string) => string): Promise<Harmed> {
  const stopped = await testServer();
  const { personId, secret } = await stopped.person('Canary Convener');
  const own = await redeem(stopped.address, { secret });
  const [bad, sound] = [await TestMeeting.convene(stopped), await TestMeeting.convene(stopped)];
  for (const meeting of [bad, sound])
    for (const who of ['chair', 'health'] as const) (await meeting.arrive(who)).close();
  const seats = { bad: await bad.signIn('police'), sound: await sound.signIn('police'), own };
  await stopped.close();
  await beside(stopped.settings, async ({ database }) => {
    await database.write((runner) => runner.query(harm(bad.meetingId)));
    for (const { meetingId } of [bad, sound])
      await database.write((runner) =>
        runner.query('INSERT INTO register_people VALUES ($1, $2, $3)', [personId, meetingId, 'x']),
      );
  });
  return { stopped, bad, sound, seats };
}

const health = async ({ address }: RunningServer): Promise<unknown> => (await fetch(`${address}/api/health`)).json();

describe('a meeting whose record is damaged', () => {
  let printed: string[] = [];
  beforeEach(() => {
    printed = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each(Object.entries(harms))(
    '[E100] by %s shuts itself and no other: the server starts, says so to those who may open it, and counts it',
    async (_, harm) => {
      const { stopped, bad, sound, seats } = await harmed(harm);
      const server = await startServer(stopped.settings);
      const shut = await Window.open(server.address, seats.bad, bad.meetingId);
      const followed = await shut.follow();
      expect(followed).toMatchObject({ accepted: false, refusal: { rule: 'E100' } });
      const answer = await shut.send({ type: 'Arrive', mode: 'video', confidentialityAccepted: true });
      const because = answer.accepted ? '' : answer.refusal.because;
      expect(because).toContain(numberToQuote(bad.meetingId));
      expect(because).toContain('paper');
      const other = await Window.open(server.address, seats.sound, sound.meetingId);
      await other.follow();
      await other.accepted({ type: 'Arrive', mode: 'video', confidentialityAccepted: true });
      expect(
        await other.refused({ type: 'Arrive', mode: 'video', confidentialityAccepted: true }, undefined, bad.meetingId),
      ).toBe('W1');
      expect((await other.follow(0, bad.meetingId)) as object).toMatchObject({ refusal: { rule: 'W1' } });
      const events = await fetch(`${server.address}/api/meetings/${bad.meetingId}/events`, {
        headers: authorised(bad.token),
      });
      expect([events.status, await events.json()]).toMatchObject([503, { refusal: { rule: 'E100' } }]);
      expect(await health(server)).toEqual({
        healthy: true,
        readable: true,
        lastWriteStored: true,
        unsoundMeetings: 1,
      });
      for (const window of [shut, other]) window.close();
      await server.close();
      const told = printed.join('');
      expect(told).toContain(`"meeting unsound","meetingId":"${bad.meetingId}"`);
      expect(told.match(/meeting unsound/g)).toHaveLength(1);
      expect(told).not.toMatch(/canary/i);
    },
    30_000,
  );

  it('[E101] keeps back neither the list nor a backup nor a verification of the others', async () => {
    const { stopped, bad, sound, seats } = await harmed(harms['a destroyed key']);
    const server = await startServer(stopped.settings);
    const listed = await fetch(`${server.address}/api/meetings`, {
      headers: { cookie: seats.own.cookie, 'x-quorate-slot': seats.own.slot },
    });
    const { meetings } = (await listed.json()) as { meetings: { meetingId: string }[] };
    expect(meetings.map(({ meetingId }) => meetingId).sort()).toEqual([bad.meetingId, sound.meetingId].sort());
    await beside(stopped.settings, async ({ database, log }) => {
      const report = await backup(database, join(stopped.settings.dataFolder, 'copy'));
      expect(report.events).toBeGreaterThan(1);
      expect([(await log.verify(bad.meetingId)).sound, (await log.verify(sound.meetingId)).sound]).toEqual([
        false,
        true,
      ]);
    });
    await server.close();
  }, 30_000);

  it('[E102] what a server stored and died before listing is in the list when it is next read', async () => {
    const { stopped, bad, sound } = await harmed(() => 'SELECT 1');
    await beside(stopped.settings, ({ database }) =>
      database.write(async (runner) => {
        await runner.query(`DELETE FROM register WHERE "meetingId" = '${bad.meetingId}'`);
        await runner.query(`UPDATE register SET summary = x'00' WHERE "meetingId" = '${sound.meetingId}'`);
      }),
    );
    const server = await startServer(stopped.settings);
    const list = async () => {
      const answer = await fetch(`${server.address}/api/meetings`, { headers: authorised(bad.token) });
      return ((await answer.json()) as { meetings: { meetingId: string }[] }).meetings.map(
        ({ meetingId }) => meetingId,
      );
    };
    expect(await list()).toEqual([bad.meetingId]);
    expect((await list()).sort()).toEqual([bad.meetingId, sound.meetingId].sort());
    await server.close();
  }, 30_000);
});
