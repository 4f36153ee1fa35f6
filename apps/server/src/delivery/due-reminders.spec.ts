import { randomUUID } from 'node:crypto';
import { fold } from '#meeting';
import type { CloseMeeting } from '#meeting';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';
import type { Who } from '../testing/test-meeting.js';
import { remindersOf } from './due-reminders.js';

const at = (text: string): number => Date.parse(text);
const days = 3;

/** The shipped calendar knows of no bank holiday in March 2026; the meeting is held on Friday 6 March. */
async function opened(): Promise<InMemory> {
  const room = await inMemory();
  for (const who of ['chair', 'minutes', 'police', 'health'] as Who[])
    await accepted(room, who, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });
  await accepted(room, 'chair', { type: 'OpenMeeting' });
  return room;
}

async function accepted(room: InMemory, who: Who, command: Record<string, unknown>): Promise<void> {
  const answer = await room.does(who, command);
  if (!answer.accepted) throw new Error(`${String(command['type'])}: ${answer.refusal.because}`);
}

async function closed(room: InMemory): Promise<void> {
  const refused = await room.does('chair', { type: 'CloseMeeting', summary: 'x' });
  const unmet = (refused.accepted ? [] : refused.refusal.details?.['unmet']) as string[];
  await accepted(room, 'chair', {
    type: 'CloseMeeting',
    summary: 'x',
    outstanding: unmet.map((checkId) => ({ checkId, why: 'a test' })),
  } as unknown as CloseMeeting & Record<string, unknown>);
}

const reminders = (room: InMemory, now: string) =>
  room.meetings.look(room.meetingId, ({ rows }) => {
    const meeting = fold(rows);
    if (!meeting) throw new Error('There is no meeting.');
    const { due, pending } = remindersOf(meeting, at(now), days);
    return {
      due: due
        .map(
          ({ kind, participantId }) =>
            `${kind} ${Object.entries(room.ids).find(([, id]) => id === participantId)?.[0]}`,
        )
        .sort(),
      pending,
    };
  });

describe('whom a meeting reminds', () => {
  const agree = (
    room: InMemory,
    due: string,
    owner: object = { participantId: room.ids.police },
    actionId = randomUUID(),
  ) => accepted(room, 'chair', { type: 'AgreeAction', actionId, what: 'Canary', owner, due }).then(() => actionId);

  it('[W128] the owner of an action once before it is due, in working days, and once after', async () => {
    const room = await opened();
    await agree(room, '2026-03-20T17:00:00.000Z');
    expect(await reminders(room, '2026-03-16T12:00:00.000Z')).toEqual({ due: [], pending: true });
    expect(await reminders(room, '2026-03-17T12:00:00.000Z')).toEqual({ due: ['action-due police'], pending: true });
    expect(await reminders(room, '2026-03-20T16:59:00.000Z')).toEqual({ due: ['action-due police'], pending: true });
    expect(await reminders(room, '2026-03-20T17:01:00.000Z')).toEqual({
      due: ['action-overdue police'],
      pending: false,
    });
    expect(await reminders(room, '2026-04-20T17:01:00.000Z')).toEqual({ due: [], pending: false });
  });

  it('[W128] nobody of what was short from the first, is done, or is with a post nobody was named for', async () => {
    const room = await opened();
    await agree(room, '2026-03-10T17:00:00.000Z');
    const done = await agree(room, '2026-03-20T17:00:00.000Z');
    await accepted(room, 'police', { type: 'CompleteAction', actionId: done });
    await agree(room, '2026-03-20T17:00:00.000Z', { post: 'Duty officer', agencyId: 'police' });
    expect(await reminders(room, '2026-03-09T12:00:00.000Z')).toEqual({ due: [], pending: true });
    expect(await reminders(room, '2026-03-19T12:00:00.000Z')).toEqual({
      due: ['action-overdue police'],
      pending: false,
    });
  });

  it('[W128] those to whom minutes were circulated, on the third working day, unless their agency has confirmed', async () => {
    const room = await opened();
    await closed(room);
    const { chair, minutes, police, school } = room.ids;
    await accepted(room, 'minutes', {
      type: 'CirculateMinutes',
      edition: 'full',
      to: [chair, minutes, police, school],
    });
    expect(await reminders(room, '2026-03-10T12:00:00.000Z')).toEqual({ due: [], pending: true });
    // neither the minute-taker, who speaks for no agency, nor the school, which was not there
    expect(await reminders(room, '2026-03-11T12:00:00.000Z')).toEqual({
      due: ['confirm-minutes chair', 'confirm-minutes police'],
      pending: false,
    });
    await accepted(room, 'police', { type: 'ConfirmMinutes' });
    expect(await reminders(room, '2026-03-11T12:00:00.000Z')).toEqual({
      due: ['confirm-minutes chair'],
      pending: false,
    });
    expect(await reminders(room, '2026-05-11T12:00:00.000Z')).toEqual({ due: [], pending: false });
  });

  it('[W128] of minutes circulated anew they are reminded anew, of the last alone', async () => {
    const room = await opened();
    await closed(room);
    const { chair, police, health } = room.ids;
    const about = () =>
      room.meetings.look(room.meetingId, ({ meeting }) => {
        if (!meeting) throw new Error('There is no meeting.');
        return remindersOf(meeting, at('2026-03-11T12:00:00.000Z'), days).due.map((one) => [
          one.participantId,
          one.about,
        ]);
      });
    await accepted(room, 'minutes', { type: 'CirculateMinutes', edition: 'full', to: [chair, police] });
    const first = await about();
    await accepted(room, 'minutes', { type: 'CirculateMinutes', edition: 'full', to: [police, health] });
    const second = await about();
    expect(first.map(([who]) => who)).toEqual([chair, police]);
    expect(second.map(([who]) => who)).toEqual([chair, police, health]);
    expect(second[0]).toEqual(first[0]);
    expect(second[1]?.[1]).not.toBe(first[1]?.[1]);
  });

  it('[W151] an agency whose confirmation was overtaken is reminded to confirm again, like one that never has', async () => {
    const room = await opened();
    await closed(room);
    const { police, health } = room.ids;
    await accepted(room, 'minutes', { type: 'CirculateMinutes', edition: 'full', to: [police, health] });
    await accepted(room, 'police', { type: 'ConfirmMinutes' });
    await accepted(room, 'health', { type: 'ConfirmMinutes' });
    expect((await reminders(room, '2026-03-11T12:00:00.000Z')).due).toEqual([]);
    await accepted(room, 'health', { type: 'MakeContribution', contributionId: randomUUID(), statement: 'Canary' });
    await accepted(room, 'health', { type: 'ConfirmMinutes' });
    await accepted(room, 'minutes', { type: 'CirculateMinutes', edition: 'full', to: [police, health] });
    expect((await reminders(room, '2026-03-11T12:00:00.000Z')).due).toEqual(['confirm-minutes police']);
    await accepted(room, 'police', { type: 'ConfirmMinutes' });
    expect((await reminders(room, '2026-03-11T12:00:00.000Z')).due).toEqual([]);
  });

  it('[W154] whoever was asked about the record, once it is closed and until they or their agency answer; of several questions in one message', async () => {
    const room = await opened();
    const { police, health } = room.ids;
    await accepted(room, 'police', { type: 'MakeContribution', contributionId: randomUUID(), statement: 'Canary' });
    const sequence = room.log.rows.length;
    const ask = async (ofParticipantId: string) => {
      const flagId = randomUUID();
      await accepted(room, 'minutes', {
        type: 'FlagMoment',
        flagId,
        sequence,
        ofParticipantId,
        question: 'Which day was that, Canary?',
      });
      return flagId;
    };
    const answer = (who: Who, flagId: string) =>
      accepted(room, who, { type: 'AnswerFlag', flagId, answer: 'Tuesday.' });
    const about = () =>
      room.meetings.look(room.meetingId, ({ meeting }) =>
        meeting ? remindersOf(meeting, at('2026-03-06T18:00:00.000Z'), days).due.map((one) => one.about) : [],
      );
    const [first, second, third] = [await ask(police), await ask(police), await ask(health)];
    expect((await reminders(room, '2026-03-06T18:00:00.000Z')).due).toEqual([]);
    await closed(room);
    expect(await reminders(room, '2026-03-06T18:00:00.000Z')).toEqual({
      due: ['answer-flag health', 'answer-flag police'],
      pending: false,
    });
    const [told] = await about();
    await answer('health', third);
    await answer('police', second);
    expect([await reminders(room, '2026-03-06T18:00:00.000Z'), await about()]).toEqual([
      { due: ['answer-flag police'], pending: false },
      [told],
    ]);
    expect((await reminders(room, '2026-05-06T18:00:00.000Z')).due).toEqual([]);
    const more = await ask(police);
    expect([(await about()).length, (await about())[0] === told]).toEqual([1, false]);
    await answer('police', first);
    await answer('police', more);
    expect((await reminders(room, '2026-03-06T18:00:00.000Z')).due).toEqual([]);
  });

  it('[W154] nobody who is no longer in the meeting, or from whom the question is kept by now', async () => {
    const room = await opened();
    const { police, health } = room.ids;
    await accepted(room, 'health', { type: 'MakeContribution', contributionId: randomUUID(), statement: 'Canary' });
    const sequence = room.log.rows.length;
    for (const ofParticipantId of [police, health])
      await accepted(room, 'minutes', {
        type: 'FlagMoment',
        flagId: randomUUID(),
        sequence,
        ofParticipantId,
        question: 'Which day?',
      });
    await closed(room);
    expect((await reminders(room, '2026-03-06T18:00:00.000Z')).due).toEqual([
      'answer-flag health',
      'answer-flag police',
    ]);
    await accepted(room, 'health', {
      type: 'RestrictAfterwards',
      sequence,
      audience: ['health', 'minutes'].map((who) => room.ids[who as Who]),
      why: 'Not for everyone.',
    });
    expect((await reminders(room, '2026-03-06T18:00:00.000Z')).due).toEqual(['answer-flag health']);
  });
});
