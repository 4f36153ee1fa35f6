/** What a clock that once jumped ahead has left in a record: rows stamped later than it is. */
import { randomUUID } from 'node:crypto';
import { minutes, type Recorded } from '#meeting';
import { sourceOf } from '../editions/source.js';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';

const now = '2026-03-06T18:00:00.000Z';
const jumped = '2027-03-06T18:00:00.000Z';
const told = 'What we tell you';
const embargo = '2026-03-20T09:00:00.000Z';

/** An open meeting in which something was recorded while the clock was a year ahead. */
async function afterAJump(): Promise<InMemory> {
  const open = await inMemory();
  for (const who of ['chair', 'police', 'health'] as const)
    await open.does(who, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });
  await open.does('chair', { type: 'OpenMeeting' });
  const message = { type: 'DecideWhatFamilyIsTold', told: true, what: told, notBefore: embargo };
  expect(await open.does('chair', message)).toMatchObject({ accepted: true });
  open.setClock(jumped);
  await open.does('police', { type: 'MakeContribution', contributionId: randomUUID(), statement: 'Said' });
  open.setClock(now);
  return open;
}

const lastRow = ({ log }: InMemory) => log.rows.at(-1) as unknown as Recorded;

/** Whether a family’s copy made now may tell them. */
async function tellsTheFamily({ meetings, meetingId, ids }: InMemory, at: string): Promise<boolean> {
  const work = await meetings.look(meetingId, (record) =>
    sourceOf(record, {
      wanted: { type: 'MakeEdition', edition: 'family', format: 'txt', externalRecipient: 'Somebody' },
      makerId: ids.chair,
      sequence: record.upTo + 1,
      fictional: false,
      now: at,
    }),
  );
  if ('refusal' in work) throw new Error(work.refusal.because);
  const made = work.work('a'.repeat(64), []);
  return made.kind === 'edition' && JSON.stringify(minutes(made.entries, made.which, made.options)).includes(told);
}

describe('after a clock jumped ahead once', () => {
  it('[E112] due dates are judged by the time it is, and no row is stamped earlier than the one before', async () => {
    const open = await afterAJump();
    expect(lastRow(open).at).toBe(jumped);
    const agreed = { type: 'AgreeAction', what: 'Visit', owner: { participantId: open.ids.police } };
    const due = (date: string) => open.does('chair', { ...agreed, actionId: randomUUID(), due: date });
    expect(await due('2026-03-09T17:00:00.000Z')).toMatchObject({ accepted: true });
    expect(lastRow(open).at).toBe(jumped);
    expect(await due('2026-03-05T17:00:00.000Z')).toMatchObject({ accepted: false });
  });

  it('[E112] what a family may know only later stays kept from them', async () => {
    const open = await afterAJump();
    expect([await tellsTheFamily(open, now), await tellsTheFamily(open, embargo)]).toEqual([false, true]);
  });
});
