import { randomUUID } from 'node:crypto';
import { inMemory } from '../testing/meetings-in-memory.js';

const says = (statement: string) => ({ type: 'MakeContribution', contributionId: randomUUID(), statement });
const arrives = { type: 'Arrive', mode: 'video', confidentialityAccepted: true };
const finalise = { type: 'FinaliseMinutes' };
const checks = [
  'agencies-answered',
  'children-heard',
  'family-told',
  'section-47-decided',
  'section-47-acted',
  'lead-named',
  'contributions-complete',
  'dissent-reasons',
];
const close = {
  type: 'CloseMeeting',
  summary: 'Done.',
  outstanding: checks.map((checkId) => ({ checkId, why: 'Tomorrow.' })),
};

async function closed() {
  const meeting = await inMemory();
  const { does, log } = meeting;
  for (const one of ['chair', 'minutes', 'police', 'health'] as const) await does(one, arrives);
  await does('chair', { type: 'OpenMeeting' });
  expect(await does('chair', close)).toEqual({ accepted: true, upTo: log.rows.length });
  return { ...meeting, end: log.rows.length };
}

describe('making minutes final on the server', () => {
  it('[N59] signs where the stored record ends', async () => {
    const { does, log, end } = await closed();
    expect(await does('minutes', finalise)).toEqual({ accepted: true, upTo: end + 1 });
    expect(log.rows.at(-1)?.event).toEqual({
      type: 'MinutesFinalised',
      version: 1,
      sequence: end,
      headHash: String(end).padStart(64, '0'),
      signature: `signed 1 at ${end}`,
      publicKey: 'key',
    });
  });

  it('[N59] begins a batch of its own: what came before it is stored first, and what comes with it follows', async () => {
    const { does, log, end } = await closed();
    const answers = await Promise.all([
      does('police', says('one')),
      does('minutes', finalise),
      does('health', says('two')),
      does('chair', finalise),
    ]);
    expect(answers).toEqual([1, 2, 3, 4].map((more) => ({ accepted: true, upTo: end + more })));
    expect(log.batches.slice(-3).map(({ after, acceptances }) => [after, acceptances.length])).toEqual([
      [end, 1],
      [end + 1, 2],
      [end + 3, 1],
    ]);
    expect([log.rows[end + 1]?.event, log.rows[end + 3]?.event]).toMatchObject([
      { version: 1, sequence: end + 1, signature: `signed 1 at ${end + 1}` },
      { version: 2, sequence: end + 3, signature: `signed 2 at ${end + 3}` },
    ]);
  });

  it('[N59] is ruled on anew when another server records something between reading the end and writing', async () => {
    const { does, log, ids, end } = await closed();
    log.beforeAppend = () => {
      log.beforeAppend = () => undefined;
      log.store({
        commandId: randomUUID(),
        digest: '',
        by: { participantId: ids.police },
        at: '2026-03-06T18:00:00.000Z',
        events: [{ type: 'MinutesConfirmed', agencyId: 'police', version: 1 }],
      });
    };
    expect(await does('minutes', finalise)).toEqual({ accepted: true, upTo: end + 2 });
    expect(log.rows.at(-1)?.event).toMatchObject({ sequence: end + 1, signature: `signed 1 at ${end + 1}` });
  });

  it('[N47] what another server recorded before the end was read is read first', async () => {
    const { does, log, ids, end } = await closed();
    log.store({
      commandId: randomUUID(),
      digest: '',
      by: { participantId: ids.police },
      at: '2026-03-06T18:00:00.000Z',
      events: [{ type: 'MinutesConfirmed', agencyId: 'police', version: 1 }],
    });
    expect(await does('minutes', finalise)).toEqual({ accepted: true, upTo: end + 2 });
    expect(log.rows.at(-1)?.event).toMatchObject({ sequence: end + 1 });
  });

  it('[N48] sent twice with one commandId it is recorded once', async () => {
    const { does, log, end } = await closed();
    const commandId = randomUUID();
    const answers = await Promise.all([does('minutes', finalise, commandId), does('minutes', finalise, commandId)]);
    expect(answers).toEqual([
      { accepted: true, upTo: end + 1 },
      { accepted: true, upTo: end + 1 },
    ]);
    expect(await does('minutes', finalise)).toMatchObject({ refusal: { rule: 'N48' } });
    expect(log.rows).toHaveLength(end + 1);
  });
});
