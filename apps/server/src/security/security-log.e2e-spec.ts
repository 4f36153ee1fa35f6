import { randomUUID } from 'node:crypto';
import type { SecurityEntry } from './security-log.js';
import { securityEntries } from './security-reading.js';
import { beside, testServer } from '../testing/test-server.js';
import { TestMeeting, authorised, post } from '../testing/test-meeting.js';

describe('what the doors note', () => {
  it('[W185] sign-ins, refusals, links, people put out, documents and endings, without a name, a word or a secret', async () => {
    const server = await testServer();
    const meeting = await TestMeeting.convene(server);
    const chair = await meeting.arrive('chair');
    const police = await meeting.arrive('police');
    await meeting.arrive('health');
    await chair.accepted({ type: 'OpenMeeting' });
    const said = { type: 'MakeContribution', contributionId: randomUUID(), statement: 'Canary said' } as const;
    await police.accepted(said);
    await police.refused({ type: 'WithdrawInvitation', participantId: meeting.ids.school, reason: 'Canary reason' });
    await post(`${server.address}/api/links/redeem`, { code: 'CANAR-YCODE' });
    await post(`${server.address}/api/links/preview`, { secret: 'canary-secret' });
    await post(`${server.address}/api/session/end`, {}, authorised('canary-token'));
    await chair.accepted({ type: 'WithdrawInvitation', participantId: meeting.ids.health, reason: 'Canary reason' });
    const cookie = { cookie: chair.signedIn.cookie, origin: server.address };
    const document = `${server.address}/api/meetings/${meeting.meetingId}/minutes/full.txt`;
    expect((await fetch(document, { method: 'POST', headers: cookie })).status).toBe(200);
    await meeting.signIn('police');
    await post(`${server.address}/api/session/end`, {}, cookie);
    await server.close();
    const entries: SecurityEntry[] = [];
    await beside(server.settings, async ({ database }) => {
      for await (const entry of securityEntries(database, '')) entries.push(entry);
    });
    await server.stop();
    const [byChair, byPolice] = [`participant:${meeting.ids.chair}`, `participant:${meeting.ids.police}`];
    const noted = entries.map(({ what, who, detail }) => [what, who, detail].filter((part) => part !== null).join(' '));
    for (const line of [
      `link-given program:test-program participant=${meeting.ids.chair}`,
      `signed-in ${byChair} by=link`,
      `command-refused ${byPolice} command=WithdrawInvitation rule=A1`,
      'sign-in-refused rule=W36',
      'request-refused rule=W30',
      `evicted ${byChair} participant=${meeting.ids.health}`,
      `document-taken ${byChair} edition=full format=txt`,
      `session-ended ${byPolice} by=newer-link`,
      `signed-out ${byChair}`,
    ])
      expect(noted).toContain(line);
    expect(JSON.stringify(entries)).not.toMatch(/canary/iu);
    expect(JSON.stringify(entries)).not.toContain(meeting.token);
    expect(entries.find(({ what }) => what === 'signed-in')?.address).toMatch(/127\.0\.0\.1/);
  }, 30_000);
});
