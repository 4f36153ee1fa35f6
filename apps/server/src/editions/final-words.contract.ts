/** Final minutes stay what they were: printed from what was kept when they were made final, on both databases. */
import { createHash, randomUUID } from 'node:crypto';
import { Database, EventLog } from '#event-log';
import { documentFormats, type KeptWords, type MakeEdition, type MinutesDocument, type Recorded } from '#meeting';
import { canonicalJson, program } from '#proof';
import { keysForTests } from '../../../../libs/event-log/src/testing/index.js';
import { onBothDatabases } from '../../../../libs/event-log/src/testing/both-databases.js';
import type { KeepWords } from '../turns/finalising.js';
import { Meetings } from '../turns/meetings.js';
import { defaultLimits } from '../settings-shape.js';
import { serverMigrations } from '../storage/migrations.js';
import { testProcedures } from '../testing/meetings-in-memory.js';
import { aMeeting, type Who } from '../testing/test-meeting.js';
import { Editions } from './editions.js';
import { FinalWords } from './final-words.js';
import { Rendering } from './rendering.js';

const signer = { publicKey: '0'.repeat(64), sign: () => '' };
const waiting = { signal: new AbortController().signal, problem: () => undefined };
const release = ['puts-nobody-at-risk', 'investigation-safe', 'no-way-to-find', 'only-theirs', 'explained'].map(
  (checkId) => ({ checkId, met: true }),
);
const unsettled = [
  'agencies-answered',
  'children-heard',
  'family-told',
  'section-47-decided',
  'section-47-acted',
  'lead-named',
  'contributions-complete',
  'dissent-reasons',
].map((checkId) => ({ checkId, why: 'A test' }));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

onBothDatabases('final minutes', (place) => {
  const opened: Database[] = [];
  let now = Date.parse('2026-03-06T17:00:00.000Z');
  const clock = () => new Date((now += 1_000)).toISOString();
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });

  /** A closed meeting of four, with words for all and words for some. */
  async function closed(
    keeping: (words: FinalWords, log: EventLog) => KeepWords | undefined = keepAll,
    besides?: (ids: Record<Who, string>) => object,
  ) {
    const database = await Database.open({ ...place().settings, migrations: serverMigrations });
    opened.push(database);
    const log = new EventLog(database, keysForTests());
    const words = new FinalWords(log);
    const keepWords = keeping(words, log);
    const meetings = new Meetings({
      log,
      limits: defaultLimits,
      clock,
      people: { areKnown: async () => true },
      sign: () => ({ signature: '1'.repeat(128), publicKey: '2'.repeat(64) }),
      ...(keepWords ? { keepWords } : {}),
    });
    const rendering = new Rendering(signer);
    const editions = new Editions({ meetings, log, words, rendering, fictional: () => false, clock });
    const meetingId = randomUUID();
    const { command, ids } = aMeeting({ scheduledFor: '2026-03-06T17:00:00.000Z' });
    const [procedure] = await testProcedures();
    const identity = (who: Who) => ({ kind: 'participant' as const, meetingId, participantId: ids[who] });
    const does = async (who: Who, given: object) => {
      const message = { meetingId, commandId: randomUUID(), command: given as never };
      const answer = await meetings.command(message, identity(who));
      if (!answer.accepted) throw new Error(`${answer.refusal.rule}: ${answer.refusal.because}`);
    };
    const says = (who: Who, statement: string, restrictedTo?: readonly string[]) =>
      does(who, { type: 'MakeContribution', contributionId: randomUUID(), statement, restrictedTo });
    const makes = async (who: Who, edition: string, over: Partial<MakeEdition> = {}): Promise<string> => {
      const wanted = { type: 'MakeEdition', edition, format: 'txt', ...over } as MakeEdition;
      const made = await editions.make(meetingId, identity(who), wanted, waiting);
      if ('refusal' in made) return made.refusal.rule;
      const pieces: Uint8Array[] = [];
      for await (const piece of made.bytes) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    };
    const convened = await meetings.give(meetingId, randomUUID(), command, {
      convener: { program: 'test' },
      procedure,
    });
    expect(convened).toMatchObject({ accepted: true });
    for (const one of ['chair', 'minutes', 'police', 'health'] as const)
      await does(one, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });
    await does('chair', { type: 'OpenMeeting' });
    await says('police', 'FOR-ALL');
    await says('police', 'FOR-THE-CIRCLE', [ids.chair, ids.minutes]);
    if (besides) await does('chair', besides(ids));
    await does('chair', { type: 'CloseMeeting', summary: 'Done.', outstanding: unsettled });
    const rows = () => log.read(meetingId, 0) as unknown as Promise<Recorded[]>;
    const final = async () => {
      const row = (await rows()).findLast(({ event }) => event.type === 'MinutesFinalised');
      return row as Recorded & { event: { version: number } & Partial<KeptWords> };
    };
    const kept = (await rows()).find(({ event }) => JSON.stringify(event).includes('FOR-THE-CIRCLE'))?.sequence;
    const childId = command.children[0]?.childId;
    return { database, log, words, meetingId, ids, childId, annex: `annex-${kept}`, does, says, makes, rows, final };
  }
  const keepAll =
    (words: FinalWords): KeepWords =>
    (meetingId, rows) =>
      words.keep(meetingId, rows);
  /** As a program that words the title otherwise would have kept the full minutes. */
  const wordedOtherwise =
    (words: FinalWords, log: EventLog): KeepWords =>
    async (meetingId, rows) => {
      const kept = await words.keep(meetingId, rows);
      if (!kept) return undefined;
      const documents = await Promise.all(
        kept.documents.map(async (one) => {
          const stored = (await words.find(meetingId, kept, { kind: 'full' }, one.length)) as MinutesDocument;
          const bytes = Buffer.from(canonicalJson({ ...stored, title: 'WORDED-OTHERWISE' }), 'utf8');
          await log.keepDocuments(meetingId, [{ name: sha256(bytes), sequence: 1, bytes }]);
          return { ...one, sha256: sha256(bytes) };
        }),
      );
      return { ...kept, documents };
    };
  const finalise = { type: 'FinaliseMinutes' };

  it('[N202] what is kept is there before the row that says so, and the row names no annex and no agency', async () => {
    const { does, final, words, meetingId, rows, log } = await closed();
    const before = (await rows()).length;
    await does('minutes', finalise);
    const { event, sequence } = await final();
    expect(sequence).toBe(before + 1);
    expect(event.documents?.map(({ document, length }) => [document, length])).toEqual([
      ['full', 'full'],
      ['full', 'summary'],
    ]);
    expect(JSON.stringify(event)).not.toMatch(/annex|police|health/u);
    const kept = event as KeptWords;
    const full = (await words.find(meetingId, kept, { kind: 'full' }, 'full')) as MinutesDocument;
    expect(full).toMatchObject({ edition: 'full', state: 'final', version: 1, upTo: sequence });
    expect(sha256(Buffer.from(canonicalJson(full), 'utf8'))).toBe(event.documents?.[0]?.sha256);
    const police = await words.find(meetingId, kept, { kind: 'agency', agencyId: 'police' }, 'summary');
    expect(police).toMatchObject({ edition: 'agency-police', length: 'summary' });
    expect(await words.find(meetingId, kept, { kind: 'agency', agencyId: 'nobody' }, 'full')).toBeUndefined();
    expect(await log.verify(meetingId)).toMatchObject({ sound: true });
  });

  it('[N203] every form is printed from what was kept, whatever this program would say', async () => {
    const { does, makes } = await closed(wordedOtherwise);
    expect(await makes('minutes', 'full')).not.toContain('WORDED-OTHERWISE');
    await does('minutes', finalise);
    for (const length of ['full', 'summary'] as const)
      for (const format of ['txt', 'html', 'json'] as const)
        expect(await makes('minutes', 'full', { format, length })).toContain('WORDED-OTHERWISE');
    for (const format of documentFormats)
      expect((await makes('minutes', 'full', { format })).length).toBeGreaterThan(500);
  });

  it('[N207] a version stays to be had once the next is begun, and says which it is', async () => {
    const { does, says, makes, rows } = await closed(wordedOtherwise);
    await does('minutes', finalise);
    await says('police', 'LATER');
    expect(await makes('minutes', 'full')).toContain('LATER');
    const first = await makes('minutes', 'full', { version: 1 });
    expect(first).toContain('WORDED-OTHERWISE');
    expect(first).not.toContain('LATER');
    expect(first).toContain('Version 1, final.');
    expect((await rows()).at(-1)?.event).toMatchObject({ type: 'EditionMade', edition: 'full', version: 1 });
    for (const [edition, version] of [
      ['full', 2],
      ['court-index', 1],
      ['family', 1],
    ] as const)
      expect([edition, await makes('minutes', edition, { version })]).toEqual([edition, 'N207']);
  });

  it('[N208] a version of which something was kept to fewer since is not given again, and none is recorded as made', async () => {
    const { does, makes, rows, ids } = await closed();
    await does('minutes', finalise);
    const row = (await rows()).find(({ event }) => JSON.stringify(event).includes('FOR-ALL'));
    await does('police', {
      type: 'RestrictAfterwards',
      sequence: row?.sequence,
      audience: [ids.chair],
      why: 'By mistake',
    });
    const before = (await rows()).length;
    for (const edition of ['full', 'agency-police'])
      expect(await makes('minutes', edition, { version: 1 })).toBe('N208');
    expect((await rows()).length).toBe(before);
  });

  it('[N203] what is given out afterwards changes no word of it, and its annex is printed as it was kept', async () => {
    const { does, makes, annex, ids, final } = await closed();
    await does('minutes', finalise);
    const { stamp: _stamp, ...given } = JSON.parse(
      await makes('minutes', 'full', { format: 'json', recipientId: ids.health }),
    ) as MinutesDocument & { stamp: object };
    expect(sha256(Buffer.from(canonicalJson(given), 'utf8'))).toBe((await final()).event.documents?.[0]?.sha256);
    const sections = async (who: Who) =>
      (JSON.parse(await makes(who, 'full', { format: 'json' })) as MinutesDocument).sections;
    const before = await sections('minutes');
    await does('minutes', { type: 'RecordDistribution', edition: 'full', to: 'The court', how: 'by hand' });
    const annexLines = /See the restricted annex/u;
    expect(await sections('minutes')).toEqual(before);
    expect(JSON.stringify(before)).toMatch(annexLines);
    expect(JSON.stringify(before)).not.toContain('The court');
    const ofCircle = await makes('minutes', annex);
    expect(ofCircle).toContain('FOR-THE-CIRCLE');
    expect(ofCircle).not.toContain('Worded anew');
  });

  it('[N203] [E162] where what was kept is gone or was changed nothing is printed in its place', async () => {
    const { does, makes, database, rows } = await closed();
    await does('minutes', finalise);
    expect(await makes('minutes', 'full')).toContain('FOR-ALL');
    await database.write((runner) => runner.query('DELETE FROM kept_documents'));
    const before = (await rows()).length;
    for (const edition of ['full', 'agency-police']) expect(await makes('minutes', edition)).toBe('E162');
    expect((await rows()).length).toBe(before);
  });

  it('[N204] somebody whom it was not made for has it anew, and the copy says whose words it is in', async () => {
    const { does, makes, ids, childId } = await closed(wordedOtherwise);
    await does('minutes', finalise);
    expect(await makes('minutes', 'full', { recipientId: ids.health })).toContain('WORDED-OTHERWISE');
    await does('minutes', { type: 'RecordHiding', hiding: [{ listedId: childId, mustNotBeFoundBy: [ids.police] }] });
    const anew = await makes('minutes', 'full');
    expect(anew).not.toContain('WORDED-OTHERWISE');
    expect(anew).toContain(`Worded anew from the record, by ${program}.`);
  });

  it('[N205] one of the family has the copy they had, and another has their own', async () => {
    const later = new Date(now + 3_600_000).toISOString();
    const { does, makes } = await closed(keepAll, (ids) => ({
      type: 'DecideWhatFamilyIsTold',
      told: true,
      what: 'TOLD-LATER',
      notBefore: later,
      byParticipantId: ids.chair,
    }));
    await does('minutes', finalise);
    const copy = async (externalRecipient: string) => {
      const text = await makes('minutes', 'family', {
        format: 'json',
        externalRecipient,
        notListed: true,
        checks: release,
      });
      return (JSON.parse(text) as MinutesDocument).sections;
    };
    const first = await copy('Aaron Moss');
    now += 2 * 3_600_000;
    expect(await copy('Aaron Moss')).toEqual(first);
    expect(JSON.stringify(first)).not.toContain('TOLD-LATER');
    expect(JSON.stringify(await copy('Berit Holt'))).toContain('TOLD-LATER');
  });

  it('[N206] minutes made final before words were kept are printed as this program makes them, and say that', async () => {
    const { does, makes, final } = await closed(() => undefined);
    await does('minutes', finalise);
    expect((await final()).event).not.toHaveProperty('documents');
    const text = await makes('minutes', 'full');
    expect(text).toContain('Made final: version 1');
    expect(text).toContain(`Worded anew from the record, by ${program}.`);
    expect(await makes('minutes', 'court-index')).not.toContain('Worded anew');
  });
});
