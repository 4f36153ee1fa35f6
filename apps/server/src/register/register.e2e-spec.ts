import { jest } from '@jest/globals';
import { testServer, beside } from '../testing/test-server.js';
import { authorised, TestMeeting } from '../testing/test-meeting.js';

describe('the list of meetings', () => {
  afterEach(() => jest.restoreAllMocks());

  it('[W139] catches up by itself when its database would not take what it heard', async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const server = await testServer();
    const meeting = await TestMeeting.convene(server);
    const phase = async () => {
      const answer = await fetch(`${server.address}/api/meetings`, { headers: authorised(meeting.token) });
      return ((await answer.json()) as { meetings?: { phase: string }[] }).meetings?.[0]?.phase;
    };
    const [chair, police, health] = [
      await meeting.arrive('chair'),
      await meeting.arrive('police'),
      await meeting.arrive('health'),
    ];
    const sql = (text: string) =>
      beside(server.settings, ({ database }) => database.write((runner) => runner.query(text)));
    await sql('ALTER TABLE register_people RENAME TO register_people_away');
    await chair.accepted({ type: 'OpenMeeting' });
    expect(await phase()).toBe('before-opening');
    await sql('ALTER TABLE register_people_away RENAME TO register_people');
    const patience = Date.now() + 10_000;
    while ((await phase()) !== 'open' && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await phase()).toBe('open');
    for (const window of [chair, police, health]) window.close();
    await server.stop();
  }, 30_000);
});
