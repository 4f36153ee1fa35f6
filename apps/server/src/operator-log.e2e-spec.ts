import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { assemble } from './parts.js';
import { TestMeeting, aMeeting, authorised, post } from './testing/test-meeting.js';
import { testServer } from './testing/test-server.js';

/** Everything this process prints while the work goes on. */
async function printedDuring(work: () => Promise<void>): Promise<string> {
  const printed: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0),
  );
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return printed.join('');
}

describe('what the operator reads', () => {
  it('[W87] no word said, no name and no secret is printed, whatever goes wrong', async () => {
    const secrets: string[] = [];
    const printed = await printedDuring(async () => {
      const server = await testServer();
      const meeting = await TestMeeting.convene(server);
      const chair = await meeting.arrive('chair');
      const link = await meeting.link('police');
      secrets.push(meeting.token, link.secret, link.code, chair.signedIn.cookie.split('=')[1] ?? '');
      await chair.says('canary-said');
      await chair.send({ type: 'MakeContribution', statement: 'canary-malformed', 'canary-field': 1 });
      await post(`${server.address}/api/links/redeem`, '{"secret":"canary-json', {});
      await post(
        `${server.address}/api/meetings`,
        { meetingId: 'x', commandId: 'canary-id', command: aMeeting().command },
        authorised(meeting.token),
      );
      chair.close();
      const broken = await assemble({ ...server.settings });
      await broken.database.close();
      const identity = { kind: 'participant', meetingId: meeting.meetingId, participantId: meeting.ids.chair } as const;
      const command = {
        type: 'MakeContribution',
        contributionId: randomUUID(),
        statement: 'canary-on-a-closed-database',
      } as const;
      expect(
        await broken.meetings.command({ meetingId: meeting.meetingId, commandId: randomUUID(), command }, identity),
      ).toMatchObject({ accepted: false, refusal: { rule: expect.stringMatching(/^E3/) } });
      await broken.openSockets.close();
      broken.presence.close();
      await server.stop();
    });
    expect(printed).toContain('"what":"fault"');
    expect(printed).not.toMatch(/canary/i);
    for (const secret of secrets) expect(printed).not.toContain(secret);
  }, 30_000);

  it('[E30] a disk that is full says so to whoever wrote, and health to whoever watches; then all goes on', async () => {
    const server = await testServer();
    const meeting = await TestMeeting.convene(server);
    await server.close();
    const parts = await assemble(server.settings);
    const identity = { kind: 'participant', meetingId: meeting.meetingId, participantId: meeting.ids.chair } as const;
    const says = (statement: string) =>
      parts.meetings.command(
        {
          meetingId: meeting.meetingId,
          commandId: randomUUID(),
          command: { type: 'MakeContribution', contributionId: randomUUID(), statement },
        },
        identity,
      );
    const pages = (most: number) =>
      parts.database.inTurn(() => parts.database.aside((runner) => runner.query(`PRAGMA max_page_count = ${most}`)));
    expect(await says('before')).toEqual({ accepted: true, upTo: 2 });
    await pages(1);
    for (let count = 0, full = false; !full; count += 1) {
      const answer = await says('x'.repeat(9_000));
      full =
        !answer.accepted &&
        answer.refusal.rule === 'E30' &&
        answer.refusal.because.startsWith('Not saved. The disk is full');
      if (count > 50) throw new Error('The disk never filled.');
    }
    expect(await parts.health.check()).toEqual({
      healthy: false,
      readable: true,
      lastWriteStored: false,
      unsoundMeetings: 0,
    });
    expect(
      await parts.meetings.look(meeting.meetingId, ({ meeting: fold }) => fold?.contributions.size),
    ).toBeGreaterThan(0);
    await pages(1_000_000);
    expect(await says('after')).toMatchObject({ accepted: true });
    expect((await parts.health.check()).healthy).toBe(true);
    parts.presence.close();
    await parts.openSockets.close();
    await parts.database.close();
    await server.stop().catch(() => undefined);
  }, 30_000);
});
