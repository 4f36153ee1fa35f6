import { post, TestMeeting, Window, type SignedIn } from '../testing/test-meeting.js';
import { copyOfData, testServer } from '../testing/test-server.js';
import type { DemoSeats } from '#wire';

describe('the demo', () => {
  it('[W75] is made once in an empty database, offers every seat, and is still there after a restart', async () => {
    const server = await testServer({ demo: true });
    const demo = (await (await fetch(`${server.address}/api/demo`)).json()) as DemoSeats;
    expect(demo.seats.map(({ role }) => role)).toEqual([
      'chair',
      'deputy-chair',
      'member',
      'member',
      'member',
      'member',
      'member',
      'minute-taker',
    ]);
    expect(demo.seats.every(({ agencyName }) => agencyName.includes('(fictional)'))).toBe(true);
    const seat = demo.seats[0]?.participantId ?? '';
    const { body, headers } = await post(`${server.address}/api/demo/seats/${seat}`, {});
    const signedIn: SignedIn = {
      cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
      slot: String(body['slot']),
      goTo: String(body['goTo']),
    };
    const window = await Window.open(server.address, signedIn, demo.meetingId);
    await window.follow();
    expect(await window.accepted({ type: 'Arrive', mode: 'in-person', confidentialityAccepted: true })).toBe(2);
    expect(
      await (await fetch(`${server.address}/api/session`, { headers: { cookie: signedIn.cookie } })).json(),
    ).toMatchObject({ demo: true, mayConvene: false });
    window.close();
    await server.close();

    const again = await testServer({ dataFolder: server.settings.dataFolder });
    expect(await (await fetch(`${again.address}/api/demo`)).json()).toMatchObject({ meetingId: demo.meetingId });
    await again.close();
    await expect(testServer({ dataFolder: server.settings.dataFolder, production: true })).rejects.toThrow(
      'NODE_ENV is production',
    );
    await expect(
      testServer({ dataFolder: server.settings.dataFolder, host: '0.0.0.0', trustProxy: true }),
    ).rejects.toThrow('this machine only');
    await server.stop().catch(() => undefined);
  }, 40_000);

  it('[W75] is never made in production, beside real meetings, or unasked', async () => {
    for (const settings of [{ demo: true, production: true }, { demo: false }]) {
      const server = await testServer(settings);
      expect((await fetch(`${server.address}/api/demo`)).status).toBe(404);
      await server.stop();
    }
    const real = await testServer();
    await TestMeeting.convene(real);
    await real.close();
    const asked = await testServer({ demo: true, dataFolder: await copyOfData(real) });
    expect((await fetch(`${asked.address}/api/demo`)).status).toBe(404);
    await asked.stop();
    await real.stop().catch(() => undefined);
  }, 40_000);
});
