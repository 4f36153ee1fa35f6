/** Two real servers, one PostgreSQL, one mail server. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Participant } from '#meeting';
import type { DeliveriesAnswer } from '#wire';
import { startPostgres, type TestPostgres } from '../../../../libs/event-log/src/testing/postgres.js';
import { mailServer, mailTo, type TestMailServer } from '../testing/mail-server.js';
import { aMeeting, post, TestMeeting, type SignedIn } from '../testing/test-meeting.js';
import { beside, testServer, type TestServer } from '../testing/test-server.js';
import { startServer } from '../start-server.js';

const readers = 30;

describe('sending from two servers', () => {
  let postgres: TestPostgres;
  let mail: TestMailServer;
  let one: TestServer;
  let other: TestServer;
  let meeting: TestMeeting;
  let minutes: SignedIn;
  const ids = Array.from({ length: readers }, () => randomUUID());

  beforeAll(async () => {
    postgres = await startPostgres();
    mail = await mailServer();
    const shared = { databaseUrl: await postgres.newDatabase(), mail: mailTo(mail.port) };
    one = await testServer(shared);
    other = await testServer({ ...shared, keyFile: one.settings.keyFile, signingKeyFile: one.settings.signingKeyFile });
    const { command, ids: own } = aMeeting();
    const reader = (participantId: string, number: number): Participant => ({
      participantId,
      name: `Reader ${number}`,
      post: 'Practitioner',
      agencyId: 'csc',
      agencyName: 'csc',
      sector: 'childrens-social-care',
      role: 'member',
      mayDecide: false,
      directContact: false,
      email: `reader${number}@fernshire.example`,
    });
    const convened = await TestMeeting.convene(one, { participants: [...command.participants, ...ids.map(reader)] });
    meeting = Object.assign(Object.create(convened) as TestMeeting, { ids: own });
    const windows = [await meeting.arrive('chair'), await meeting.arrive('police'), await meeting.arrive('health')];
    await windows[0]?.accepted({ type: 'OpenMeeting' });
    for (const window of windows) window.close();
    minutes = await meeting.signIn('minutes');
  }, 120_000);
  afterAll(async () => {
    await one.stop();
    await other.stop();
    await mail.close();
    await postgres.stop();
  }, 30_000);
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  const url = (server: Pick<TestServer, 'address'>) => `${server.address}/api/meetings/${meeting.meetingId}/deliveries`;
  const send = async (server: TestServer, to: readonly string[]) =>
    post(url(server), { to, edition: 'full' }, { cookie: minutes.cookie });
  /** Waits until so many are in a state after having been tried. @returns how many are. */
  const until = async (wanted: string, count: number, server: Pick<TestServer, 'address'> = one): Promise<number> => {
    for (const patience = Date.now() + 60_000; ;) {
      const { deliveries } = (await (
        await fetch(url(server), { headers: { cookie: minutes.cookie } })
      ).json()) as DeliveriesAnswer;
      const found = deliveries.filter(({ state, tries }) => state === wanted && tries > 0).length;
      if (found >= count || Date.now() > patience) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('[W122] the same asked of both at once reaches each person once', async () => {
    const answers = await Promise.all([send(one, ids), send(other, ids)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await until('sent', readers)).toBe(readers);
    expect(mail.received.map(({ recipients }) => recipients.join()).sort()).toEqual(
      ids.map((_, number) => `reader${number}@fernshire.example`).sort(),
    );
  }, 90_000);

  it('[W121] what waits when both are stopped is sent once by whichever starts again', async () => {
    mail.received.splice(0);
    for (let number = 0; number < readers; number += 1) mail.refuses.set(`reader${number}`, 450);
    await send(one, ids);
    expect(await until('waiting', readers)).toBe(readers);
    mail.refuses.clear();
    await one.close();
    await other.close();
    await beside(one.settings, ({ database }) =>
      database.write((runner) =>
        runner.query(`UPDATE deliveries SET "nextAt" = $1 WHERE state = 'waiting'`, [new Date().toISOString()]),
      ),
    );
    const again = await startServer(one.settings);
    expect(await until('sent', 2 * readers, again)).toBe(2 * readers);
    await again.close();
    expect(new Set(mail.received.map(({ recipients }) => recipients.join())).size).toBe(readers);
    expect(mail.received).toHaveLength(readers);
  }, 90_000);
});
