import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { CheckId, Command } from '#meeting';
import type { TestMailServer } from '../testing/mail-server.js';
import { MeetingByMail, type Started } from '../testing/meeting-by-mail.js';
import type { TestMeeting } from '../testing/test-meeting.js';

const day = 86_400_000;

describe('reminders by e-mail', () => {
  let byMail: MeetingByMail;
  let mail: TestMailServer;
  let meeting: TestMeeting;
  const round = async ({ mail: { reminders, worker } }: Started) => {
    await reminders?.round();
    await worker?.settled();
  };
  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    byMail = await MeetingByMail.convene(
      { police: 'canary@fernshire.example', health: 'canary@elsewhere.example' },
      async ({ meeting: { ids }, chair, police }) => {
        const due = new Date(Date.now() + 20 * day).toISOString();
        for (const owner of [ids.police, ids.health])
          await chair.accepted({
            type: 'AgreeAction',
            actionId: randomUUID(),
            what: 'Canary',
            owner: { participantId: owner },
            due,
          });
        await police.says('Canary said');
      },
    );
    ({ meeting, mail } = byMail);
  }, 30_000);
  afterEach(async () => {
    jest.restoreAllMocks();
    await byMail.end();
  });

  it('[W128] come once before and once after the day, over every look and restart, and not to an address nobody confirmed', async () => {
    const before = await byMail.started();
    await round(before);
    expect(mail.received).toEqual([]);
    byMail.now += 19 * day;
    await round(before);
    await round(before);
    expect(mail.received.map(({ recipients }) => recipients)).toEqual([['canary@fernshire.example']]);
    expect(mail.received[0]?.message).toContain('due soon');
    const after = await byMail.started();
    await round(after);
    expect(mail.received).toHaveLength(1);
    byMail.now += 2 * day;
    await round(after);
    await round(before);
    expect(mail.received).toHaveLength(2);
    expect(mail.received[1]?.message).toContain('overdue');
    expect(mail.received[1]?.message).not.toContain('Canary');
  }, 30_000);

  it('[W253] come to an address outside that somebody confirmed, and to none put right since', async () => {
    const reminding = await byMail.started();
    const { meetingId, ids } = meeting;
    const minuteTaker = { kind: 'participant', meetingId, participantId: ids.minutes } as const;
    const received = () => mail.received.splice(0).map(({ recipients: [to] }) => to);
    const confirmed = { to: [ids.health], edition: 'full', confirmedOutside: [ids.health] };
    expect(await reminding.mail.delivery.send(meetingId, minuteTaker, confirmed)).toMatchObject({ outside: [] });
    byMail.now += 19 * day;
    await round(reminding);
    expect(new Set(received())).toEqual(new Set(['canary@elsewhere.example', 'canary@fernshire.example']));
    const command: Command = {
      type: 'CorrectParticipant',
      participantId: ids.health,
      changes: { email: 'canary@yonder.example' },
      why: 'Misheard',
    };
    expect(
      await reminding.parts.meetings.command({ meetingId, commandId: randomUUID(), command }, minuteTaker),
    ).toMatchObject({ accepted: true });
    byMail.now += 2 * day;
    await round(reminding);
    expect(new Set(received())).toEqual(new Set(['canary@fernshire.example']));
  }, 30_000);

  it('[E101] come for every other meeting where one is damaged, and its own are asked about again', async () => {
    // rounds go by identifier, so that the damaged one comes first
    const damaged = '00000000-0000-4000-8000-000000000000';
    const before = await byMail.started();
    await before.parts.log.append({
      meetingId: damaged,
      after: 0,
      acceptances: [
        { commandId: 'c', digest: '0'.repeat(64), by: { program: 'x' }, at: '2026-01-01T00:00:00.000Z', events: [{}] },
      ],
    });
    await before.parts.database.write((runner) =>
      runner.query('DELETE FROM meeting_keys WHERE "meetingId" = $1', [damaged]),
    );
    byMail.now += 19 * day;
    const after = await byMail.started();
    const looked = jest.spyOn(after.parts.meetings, 'look');
    const looksAtDamaged = () => looked.mock.calls.filter(([meetingId]) => meetingId === damaged).length;
    await round(after);
    expect([mail.received.length, looksAtDamaged()]).toEqual([1, 1]);
    await round(after);
    expect([mail.received.length, looksAtDamaged()]).toEqual([1, 2]);
    expect((await after.parts.health.check()).unsoundMeetings).toBe(1);
  }, 30_000);

  it('[W128] what was done before its reminder left is not reminded of', async () => {
    const reminding = await byMail.started();
    byMail.now += 19 * day;
    mail.refuses.set('canary', 450);
    await round(reminding);
    const [actionId] = await reminding.parts.meetings.look(meeting.meetingId, ({ meeting: folded }) => [
      ...(folded?.actions.keys() ?? []),
    ]);
    await reminding.parts.meetings.command(
      {
        meetingId: meeting.meetingId,
        commandId: randomUUID(),
        command: { type: 'CompleteAction', actionId: actionId ?? '' },
      },
      { kind: 'participant', meetingId: meeting.meetingId, participantId: meeting.ids.police },
    );
    mail.refuses.clear();
    byMail.now += 60_000;
    await round(reminding);
    expect(mail.received).toEqual([]);
    expect(await reminding.mail.queue.of(meeting.meetingId)).toMatchObject([
      { kind: 'action-due', state: 'given-up', outcome: 'not-needed' },
    ]);
  }, 30_000);

  it('[W154] a question about the record reaches whoever was asked in one message, without a word of it', async () => {
    const reminding = await byMail.started();
    const { meetingId, ids } = meeting;
    const does = async (who: 'chair' | 'minutes', command: Command) =>
      reminding.parts.meetings.command(
        { meetingId, commandId: randomUUID(), command },
        { kind: 'participant', meetingId, participantId: ids[who] },
      );
    const sequence = await reminding.parts.meetings.look(meetingId, ({ upTo }) => upTo);
    for (const question of ['Canary first?', 'Canary second?']) {
      expect(
        await does('minutes', {
          type: 'FlagMoment',
          flagId: randomUUID(),
          sequence,
          ofParticipantId: ids.police,
          question,
        }),
      ).toMatchObject({ accepted: true });
    }
    await round(reminding);
    expect(mail.received).toEqual([]);
    const refused = await does('chair', { type: 'CloseMeeting', summary: 'Canary' });
    const unmet = refused.accepted ? [] : (refused.refusal.details?.['unmet'] as CheckId[]);
    expect(
      await does('chair', {
        type: 'CloseMeeting',
        summary: 'Canary',
        outstanding: unmet.map((checkId) => ({ checkId, why: 'A test.' })),
      }),
    ).toMatchObject({ accepted: true });
    await round(reminding);
    await round(await byMail.started());
    expect(mail.received.map(({ recipients }) => recipients)).toEqual([['canary@fernshire.example']]);
    const [{ message } = { message: '' }] = mail.received;
    expect(message).toContain(`/m/${meetingId}`);
    expect(message).toContain('a question for you');
    expect(message.replace(/^To: .*$/m, '')).not.toMatch(/canary|police|first\?|second\?/i);
  }, 30_000);
});
