/** Two hundred awkward texts through every field of every command, and through every form of every document: nothing lost, nothing turned, nothing thrown. */
import { readFileSync } from 'node:fs';
import {
  asPlainText,
  documentIn,
  entriesForEdition,
  fold,
  isWithheld,
  minutes,
  printed,
  printedRows,
  visibleTo,
  viewerOf,
  whichDocument,
  withoutIsolates,
  type Printable,
  type Entry,
  type MinutesDocument,
  type Recorded,
} from '#meeting';
import { actionsCsv, attendanceCsv, clean, meetingIcs, render } from '#documents';
import { loadPacks } from '#procedures';
import { checkCommand } from '#wire/guards';
import { readScenario } from '../../apps/server/src/commands/scenario/scenario-file.js';
import { inOneBuffer } from '../../libs/documents/src/testing/bytes.js';
import { htmlOfDocument, normalised, wordsOfHtml } from '../../libs/documents/src/testing/read-html.js';
import { opened, wordsOfPages } from '../../libs/documents/src/testing/read-pdf.js';
import { wordsOfDocx, wordsOfOdt } from '../../libs/documents/src/testing/read-zipped.js';
import type { Fonts } from '../../libs/documents/src/pdf/fonts.js';
import { Sheet } from '../../libs/documents/src/pdf/sheet.js';
import { stamp } from '../../libs/documents/src/testing/documents.js';
import { saying, textFields, valueAt } from '../../libs/wire/testing/text-fields.js';
import { PurePlay } from '../scenario/pure-play.js';
import { awkwardTexts } from './awkward-texts.js';
import { Awkward, type Sent } from './said-awkwardly.js';
import { textsIn, turnedLines } from './turned.js';

const { procedures } = await loadPacks([]);
const wholeOf = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

interface Played {
  readonly failures: readonly string[];
  readonly rows: readonly Recorded[];
  readonly sent: readonly Sent[];
}
function played(file: string, from: number): Played {
  const awkward = new Awkward(from);
  const given = readScenario(readFileSync(`test/scenarios/${file}.json`, 'utf8'));
  const play = new PurePlay(awkward.scenario(given), procedures);
  return { failures: play.failures(), rows: play.rows, sent: awkward.sent };
}
const plays = [
  played('bruised-baby', 0),
  played('bruised-baby', 110),
  played('agreed-minutes', 60),
  played('missing-child', 190),
];

describe('two hundred awkward texts', () => {
  it('[N136] are that many, and no two alike', () => {
    expect(awkwardTexts.length).toBeGreaterThanOrEqual(200);
    expect(new Set(awkwardTexts).size).toBe(awkwardTexts.length);
  });

  it('[N136] are taken by every text field of every command as they were sent', () => {
    const lost = textFields.flatMap((field) =>
      awkwardTexts.flatMap((text) => {
        const checked = checkCommand(saying(field, text));
        const kept = checked.ok ? valueAt(checked.command, field.path) : checked.refusal.because;
        return kept === wholeOf(text)
          ? []
          : [`${field.type}.${field.path.join('.')} ${JSON.stringify(text)}: ${String(kept)}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  it('[N136] are ruled on like any others, and stand in the record as they were sent', () => {
    expect(plays.flatMap(({ failures }) => failures)).toEqual([]);
    for (const { rows, sent } of plays) {
      const recorded = new Set(textsIn(rows));
      expect(sent.filter(({ text }) => !recorded.has(wholeOf(text)))).toEqual([]);
    }
    const said = new Set(plays.flatMap(({ sent }) => sent.map(({ text }) => text)));
    expect(awkwardTexts.filter((text) => !said.has(text))).toEqual([]);
  });

  it('[N136] reach whoever may see them as they were sent, and fold for each', () => {
    for (const { rows } of plays) {
      const meeting = fold(rows);
      for (const participantId of meeting?.participants.keys() ?? []) {
        const viewer = meeting && viewerOf(meeting, participantId);
        const seen = rows.flatMap((row) => (viewer && visibleTo(viewer, row)) ?? []);
        expect(seen.filter((row) => !isWithheld(row) && row !== rows[row.sequence - 1]).length).toBeLessThan(
          rows.length,
        );
        expect(fold(seen)?.sequence).toBe(meeting?.sequence);
      }
    }
  });
});

/** What a document says of a text: as it is shown, in the form’s own white space, without the isolates and the stop it may lose in a sentence. */
const comparable = (text: string): string =>
  normalised(withoutIsolates(clean(text)))
    .replace(/[\u202A-\u202E]/gu, '')
    .replace(/[.;:,]$/u, '');
const has = (words: string, text: string): boolean => words.includes(comparable(printed(wholeOf(text))));

/** What the full minutes do not print: raw capture, facts of people that stand in the record alone, and what belongs to other papers. */
const notInFull =
  /^(?:TakeNote|OpenEdition|MakeEdition|RecordDistribution|WriteSection)\.|\.(?:email|phone|outOfHours|school|legalStatus|aliases)$/u;

const documentOf = (entries: readonly Entry[], which: Printable): MinutesDocument =>
  minutes(printedRows(entries), which, { now: '2026-11-21T09:00:00.000Z', recipient: { name: 'שרה כהן' } });

function editionsOf({ rows }: Played): MinutesDocument[] {
  const meeting = fold(rows);
  if (!meeting) throw new Error('There is no meeting.');
  const names = [
    'full',
    'agency-police',
    'agency-csc',
    'court-index',
    'family',
    'child',
    'decision-letter',
    'read-back',
    'tonight-police',
  ];
  return names.flatMap((word) => {
    const which = documentIn(meeting, whichDocument(word));
    const entries = which ? entriesForEdition(rows, meeting, which, meeting.chairId) : [];
    return which && entries.length > 0 ? [documentOf(entries, which)] : [];
  });
}

describe('two hundred awkward texts in documents', () => {
  const editions = plays.map(editionsOf);
  const every = editions.flat();
  const full = plays.map(({ rows }) => documentOf(rows, { kind: 'full' }));

  it('[N136] are all in the full minutes', () => {
    const missing = plays.flatMap(({ sent }, index) => {
      const words = comparable(asPlainText(full[index] as MinutesDocument));
      return sent.filter(({ field, text }) => !notInFull.test(field) && !has(words, text));
    });
    expect(missing).toEqual([]);
  });

  it('[N132] turn nothing but themselves in any edition or paper', () => {
    expect(every.length).toBeGreaterThan(25);
    expect(every.flatMap((document) => textsIn(document).flatMap(turnedLines))).toEqual([]);
  });

  it('[N136] are as the other forms have them in JSON and in plain text', async () => {
    for (const document of full) {
      const json = (await inOneBuffer(render(document, 'json', stamp))).toString('utf8');
      expect((JSON.parse(json) as MinutesDocument).sections).toEqual(JSON.parse(JSON.stringify(document.sections)));
      const text = (await inOneBuffer(render(document, 'txt', stamp))).toString('utf8');
      expect(turnedLines(text)).toEqual([]);
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029]|\p{Surrogate}/u);
      const words = comparable(text);
      for (const said of saidIn(document)) expect(words).toContain(comparable(said));
    }
  });

  it('[N136] are all in HTML, and DOCX and ODT say what it says', async () => {
    for (const document of every) {
      const html = wordsOfHtml(await htmlOfDocument(document, stamp));
      const words = comparable(html);
      for (const said of saidIn(document)) expect(words).toContain(comparable(said));
    }
    for (const document of full) {
      const html = normalised(wordsOfHtml(await htmlOfDocument(document, stamp)));
      expect(normalised(await wordsOfDocx(document, stamp))).toBe(html);
      expect(normalised(await wordsOfOdt(document, stamp))).toBe(html);
    }
  }, 30_000);

  it('[N136] are all in the PDF', async () => {
    const { fonts } = new Sheet({ title: 'For its fonts', madeAt: stamp.madeAt });
    for (const document of full) {
      const bytes = await inOneBuffer(render(document, 'pdf', stamp));
      const pages = await wordsOfPages(await opened(bytes));
      const html = wordsOfHtml(await htmlOfDocument(document, stamp));
      expect(differing(signsOf(pages.map(({ said }) => said).join(' '), fonts), signsOf(html, fonts))).toEqual([]);
    }
  }, 30_000);

  it('[N136] are whole cells of spreadsheets, and turn no other; a calendar names nobody', () => {
    for (const { rows, sent } of plays) {
      const meeting = fold(printedRows(rows));
      if (!meeting) throw new Error('There is no meeting.');
      const csv = attendanceCsv(meeting) + actionsCsv(meeting);
      expect(turnedLines(csv)).toEqual([]);
      const words = comparable(csv.replaceAll('""', '"'));
      const cells = sent.filter(({ field }) =>
        /^(?:ConveneMeeting\.participants\.(?:name|post|agencyName)|AgreeAction\.what)$/u.test(field),
      );
      expect(cells.filter(({ text }) => !has(words, text))).toEqual([]);
      const ics = meetingIcs(meeting, { meetingId: 'm', madeAt: stamp.madeAt });
      expect(turnedLines(ics.replace(/\r\n /gu, ''))).toEqual([]);
    }
  });
});

/** Every word of a document’s own, without the columns and names it gives them. */
const saidIn = ({ sections }: MinutesDocument): string[] =>
  textsIn(
    sections.flatMap(({ blocks }) => blocks.map((block) => ('sources' in block ? { ...block, sources: [] } : block))),
  ).filter((text) => text.trim() !== '' && !kinds.has(text) && !isInstant(text));
const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT/u.test(text);
const kinds: ReadonlySet<string> = new Set([
  'heading',
  'paragraph',
  'quotation',
  'narrative',
  'facts',
  'list',
  'table',
]);

/** How often each sign stands in a text, of those both faces of a document’s fonts show: what is turned is read by its ActualText, which the reader used here does not know. */
function signsOf(text: string, fonts: Fonts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text.normalize('NFC').replace(/\[U\+[0-9A-F]{4,6}\]/gu, ''))
    if (!drawnOtherwise.test(sign) && fonts.for(sign, 'regular') && fonts.for(sign, 'bold'))
      // a reader of the PDF gives a ligature as its letters
      for (const letter of sign.normalize('NFKC')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
const drawnOtherwise = /[\s\p{M}\p{Cf}\p{Bidi_Mirrored}“”\u0590-\u08FF\u0900-\u0DFF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

const differing = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((sign) => one.get(sign) !== other.get(sign))
    .map(
      (sign) => `${sign} (${sign.codePointAt(0)?.toString(16)}): ${one.get(sign) ?? 0}, not ${other.get(sign) ?? 0}`,
    );
