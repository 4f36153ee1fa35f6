/** Recorded first, or not at all: what a log that fails, or a meeting that changes meanwhile, means for a file that was asked for. */
import type { ExportedRow } from '#event-log';
import { exported } from '../../../../libs/proof/src/testing/records.js';
import type { Identity } from '../sign-in/identity.js';
import { ReaderHashes } from '../readers/reader-hashes.js';
import { Reading } from '../readers/reading.js';
import { signInFirst } from '../refusals.js';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';
import { Editions } from './editions.js';
import type { FirstCopy } from './final-words.js';
import { Rendering } from './rendering.js';

const signer = { publicKey: '0'.repeat(64), sign: () => '' };
const now = '2026-03-06T17:30:00.000Z';
const nobodyLeaves = { signal: new AbortController().signal, problem: () => undefined };
const wanted = { type: 'MakeEdition', edition: 'full', format: 'txt' } as const;

/** Nothing here is made final. */
const nothingKept = {
  find: async () => undefined,
  firstCopy: async () => undefined,
  keepFirst: async (_: string, __: string, copy: FirstCopy) => copy,
};

async function anOpenMeeting(keptBytes = 1_000_000): Promise<{ open: InMemory; chair: Identity; editions: Editions }> {
  const open = await inMemory();
  for (const who of ['chair', 'police', 'health'] as const)
    await open.does(who, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });
  await open.does('chair', { type: 'OpenMeeting' });
  const log = {
    export: async (_: string, after: number, limit = Infinity): Promise<ExportedRow[]> =>
      exported(open.log.rows as never).slice(after, after + limit) as ExportedRow[],
  };
  const editions = new Editions({
    meetings: open.meetings,
    log,
    words: nothingKept,
    rendering: new Rendering(signer, { atOnce: 1, waiting: 0, keptBytes }),
    fictional: () => false,
    clock: () => now,
  });
  return { open, chair: { kind: 'participant', meetingId: open.meetingId, participantId: open.ids.chair }, editions };
}

async function textOf(made: Awaited<ReturnType<Editions['make']>>): Promise<string> {
  if ('refusal' in made) return made.refusal.rule;
  const pieces: Uint8Array[] = [];
  for await (const piece of made.bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

describe('before the first byte', () => {
  it('[W39] what cannot be recorded does not leave, for the reason the database gives, and the next that can does', async () => {
    const { open, chair, editions } = await anOpenMeeting();
    open.log.next.push({ outcome: 'failed', because: 'The disk is full.' });
    const rows = open.log.rows.length;
    expect(await editions.make(open.meetingId, chair, wanted, nobodyLeaves)).toEqual({
      refusal: { kind: 'passing', rule: 'E30', because: 'Not saved. The disk is full.' },
    });
    expect(open.log.rows.length).toBe(rows);
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toContain(
      `from entry ${rows} of the record`,
    );
    expect(open.log.rows.at(-1)).toMatchObject({
      sequence: rows + 1,
      event: { type: 'EditionMade', edition: 'full', format: 'txt' },
    });
  });

  it('[W39] what is said while it is recorded is in it when it comes first, and never when it comes after', async () => {
    const { open, chair, editions } = await anOpenMeeting();
    const says = (statement: string) =>
      open.does('police', { type: 'MakeContribution', contributionId: crypto.randomUUID(), statement });
    const [, made] = await Promise.all([
      says('Said in the same breath'),
      editions.make(open.meetingId, chair, wanted, nobodyLeaves),
      says('Said in the same breath too'),
    ]);
    await says('Said afterwards');
    const text = await textOf(made);
    const making = open.log.rows.find(({ event }) => event.type === 'EditionMade')?.sequence ?? 0;
    for (const { sequence, event } of open.log.rows)
      if (event.type === 'ContributionMade')
        expect([event['statement'], text.includes(`${String(event['statement'])}`)]).toEqual([
          event['statement'],
          sequence < making,
        ]);
  });

  it('[W224] somebody whose sign-in ended while they waited for their turn makes nothing, and nothing is recorded of them', async () => {
    const { open, chair, editions } = await anOpenMeeting();
    const rows = open.log.rows.length;
    const ended = { ...nobodyLeaves, problem: () => signInFirst };
    expect(await editions.make(open.meetingId, chair, wanted, ended)).toEqual({ refusal: signInFirst });
    expect(open.log.rows.length).toBe(rows);
    const reading = new Reading(open.meetings, new ReaderHashes(Buffer.alloc(32)));
    expect(await reading.events(open.meetingId, chair, 0, ended.problem)).toEqual({ refusal: signInFirst });
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toContain('Made for');
  });

  it('[W142] what is refused holds nobody up', async () => {
    const { open, chair, editions } = await anOpenMeeting();
    expect(
      await textOf(await editions.make(open.meetingId, chair, { ...wanted, edition: 'agency-nobody' }, nobodyLeaves)),
    ).toBe('N25');
    const making = editions.make(open.meetingId, chair, wanted, nobodyLeaves);
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toBe('W142');
    await textOf(await making);
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toContain(
      'Made for Canary Chairwoman',
    );
  });

  it('[W174] a reader who has not taken their file holds up no other', async () => {
    const { open, chair, editions } = await anOpenMeeting();
    const untaken = await editions.make(open.meetingId, chair, wanted, nobodyLeaves);
    await new Promise(setImmediate);
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toContain('Made for');
    expect(await textOf(untaken)).toContain('Made for');
  });

  it('[W174] what is kept for slow readers has a bound in bytes, and what they leave behind is let go of', async () => {
    const { open, chair, editions } = await anOpenMeeting(1_000);
    const leaving = new AbortController();
    await editions.make(open.meetingId, chair, wanted, { ...nobodyLeaves, signal: leaving.signal });
    await new Promise(setImmediate);
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toBe('W142');
    leaving.abort();
    expect(await textOf(await editions.make(open.meetingId, chair, wanted, nobodyLeaves))).toContain('Made for');
  });
});
