import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { CheckId, Command } from '#meeting';
import { assemble, type Parts } from '../parts.js';
import { aMeeting, TestMeeting } from '../testing/test-meeting.js';
import { mailServer, mailTo, type TestMailServer } from '../testing/mail-server.js';
import { testServer } from '../testing/test-server.js';
import { Mail } from './mail.js';

const day = 86_400_000;

describe('reminders by e-mail', () => {
  let mail: TestMailServer;
  let parts: Parts;
  let now: number;
  let meeting: TestMeeting;
  const opened: Parts[] = [];
  /** A server as it starts, with a clock of the test’s. */
  const started = async () => {
    parts = await assemble({ ...meeting.server.settings, mail: mailTo(mail.port) });
    opened.push(parts);
    const { database, keys, meetings } = parts;
    return new Mail({ database, keys, meetings, mail: mailTo(mail.port), address: () => 'https://quorate.example', clock: () => now });
  };
  const round = async ({ reminders, worker }: Mail) => {
    await reminders?.round();
    await worker?.settled();
  };
  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    mail = await mailServer();
    const server = await testServer();
    const { command, ids } = aMeeting();
    const email = (participantId: string) => (participantId === ids.police ? { email: 'canary@fernshire.example' } : participantId === ids.health ? { email: 'canary@elsewhere.example' } : {});
    const convened = await TestMeeting.convene(server, { participants: command.participants.map((one) => ({ ...one, ...email(one.participantId) })) });
    meeting = Object.assign(Object.create(convened) as TestMeeting, { ids });
    const [chair, police, health] = [await meeting.arrive('chair'), await meeting.arrive('police'), await meeting.arrive('health')];
    await chair.accepted({ type: 'OpenMeeting' });
    now = Date.now();
    const due = new Date(now + 20 * day).toISOString();
    for (const owner of [ids.police, ids.health]) await chair.accepted({ type: 'AgreeAction', actionId: randomUUID(), what: 'Canary', owner: { participantId: owner }, due });
    await police.says('Canary said');
    for (const window of [chair, police, health]) window.close();
    await server.close();
  }, 30_000);
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const one of opened.splice(0)) {
      one.meetings.close();
      one.presence.close();
      await one.openSockets.close();
      await one.database.close();
    }
    await meeting.server.stop();
    await mail.close();
  });

  it('[W128] come once before and once after the day, over every look and restart, and not to an address nobody confirmed', async () => {
    const before = await started();
    await round(before);
    expect(mail.received).toEqual([]);
    now += 19 * day;
    await round(before);
    await round(before);
    expect(mail.received.map(({ recipients }) => recipients)).toEqual([['canary@fernshire.example']]);
    expect(mail.received[0]?.message).toContain('due soon');
    const after = await started();
    await round(after);
    expect(mail.received).toHaveLength(1);
    now += 2 * day;
    await round(after);
    await round(before);
    expect(mail.received).toHaveLength(2);
    expect(mail.received[1]?.message).toContain('overdue');
    expect(mail.received[1]?.message).not.toContain('Canary');
  }, 30_000);

  it('[W128] what was done before its reminder left is not reminded of', async () => {
    const reminding = await started();
    now += 19 * day;
    mail.refuses.set('canary', 450);
    await round(reminding);
    const [actionId] = await parts.meetings.look(meeting.meetingId, ({ meeting: folded }) => [...(folded?.actions.keys() ?? [])]);
    await parts.meetings.command({ meetingId: meeting.meetingId, commandId: randomUUID(), command: { type: 'CompleteAction', actionId: actionId ?? '' } }, { kind: 'participant', meetingId: meeting.meetingId, participantId: meeting.ids.police });
    mail.refuses.clear();
    now += 60_000;
    await round(reminding);
    expect(mail.received).toEqual([]);
    expect(await reminding.queue.of(meeting.meetingId)).toMatchObject([{ kind: 'action-due', state: 'given-up', outcome: 'not-needed' }]);
  }, 30_000);

  it('[W154] a question about the record reaches whoever was asked in one message, without a word of it', async () => {
    const reminding = await started();
    const { meetingId, ids } = meeting;
    const does = async (who: 'chair' | 'minutes', command: Command) => parts.meetings.command({ meetingId, commandId: randomUUID(), command }, { kind: 'participant', meetingId, participantId: ids[who] });
    const sequence = await parts.meetings.look(meetingId, ({ upTo }) => upTo);
    for (const question of ['Canary first?', 'Canary second?']) {
      expect(await does('minutes', { type: 'FlagMoment', flagId: randomUUID(), sequence, ofParticipantId: ids.police, question })).toMatchObject({ accepted: true });
    }
    await round(reminding);
    expect(mail.received).toEqual([]);
    const refused = await does('chair', { type: 'CloseMeeting', summary: 'Canary' });
    const unmet = refused.accepted ? [] : (refused.refusal.details?.['unmet'] as CheckId[]);
    expect(await does('chair', { type: 'CloseMeeting', summary: 'Canary', outstanding: unmet.map((checkId) => ({ checkId, why: 'A test.' })) })).toMatchObject({ accepted: true });
    await round(reminding);
    await round(await started());
    expect(mail.received.map(({ recipients }) => recipients)).toEqual([['canary@fernshire.example']]);
    const [{ message } = { message: '' }] = mail.received;
    expect(message).toContain(`/s/1/meetings/${meetingId}`);
    expect(message).toContain('a question for you');
    expect(message.replace(/^To: .*$/m, '')).not.toMatch(/canary|police|first\?|second\?/i);
  }, 30_000);
});
