/** Documents to render in tests: one as a meeting makes it, one with everything that has ever broken a document. */
import type { Block, MinutesDocument } from '#meeting';
import type { Stamp } from '../stamp.js';

export const stamp: Stamp = {
  recipient: 'Ruth Adeyemi, Fernshire Police',
  sequence: 321,
  headHash: '0123456789abcdef'.repeat(4),
  madeAt: '2026-11-22T16:05:00.000Z',
};

export const documentOf = (blocks: readonly Block[], extra: Partial<MinutesDocument> = {}): MinutesDocument => ({
  title: 'Strategy discussion, NM-1',
  edition: 'full',
  reference: 'NM-1',
  state: 'draft',
  version: 2,
  length: 'full',
  classification: 'OFFICIAL-SENSITIVE: child safeguarding',
  upTo: 321,
  closedAt: '2026-11-20T18:30:00.000Z',
  sections: [{ sectionId: 'contributions', title: 'What each agency said', blocks }],
  ...extra,
});

/** Greetings and names in every script the fonts are chosen for, and some they are not. */
export const scripts = [
  'Zoë Ó Súilleabháin, Łukasz Żółć, Ђорђе, Αθηνά, Ազնիվ, ქეთევან',
  'شهزادة بنت أحمد قالت: لا أعرف',
  'עברית: שָׁלוֹם',
  'বাংলা: কি স্বাগতম',
  'ਪੰਜਾਬੀ: ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ',
  'ગુજરાતી: નમસ્તે',
  'हिन्दी: क्षत्रिय स्त्री',
  'தமிழ்: வணக்கம்',
  'አማርኛ: ሰላም',
  '张伟 陳小明 日本語のなまえ',
  '한국어',
  'ไทย: สวัสดี',
  'e\u0301 a\u0308\u0323 Z\u0335\u0321',
  'Mixed: she said “مرحبا يا أمي” and left at 17:05 (برفقة أبيها).',
  'مرحبا John Smith إلى اللقاء 12:30',
  '🧒 👨‍👩‍👧‍👦 😀 ☺ ✓',
  'family\u200Bzero\u00ADsoft\u00A0hard',
] as const;

export const longWord = 'x'.repeat(700);
const sentence =
  'Seen at home on Tuesday with mother and grandmother; he was quiet and did not leave grandmother’s side. ';
export const longText = (length: number): string =>
  sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length)
    .trimEnd();

const table = (rows: number, columns: number): Block => ({
  kind: 'table',
  caption: `A table of ${rows} by ${columns}`,
  head: Array.from({ length: columns }, (_, column) => `Head ${column + 1}`),
  rows: Array.from({ length: rows }, (_, row) =>
    Array.from(
      { length: columns },
      (_, column) => `Row ${row + 1} cell ${column + 1}${column === 1 ? ' with some more words in it' : ''}`,
    ),
  ),
});

/** Everything that has ever broken a document. */
export const nasty = (): MinutesDocument =>
  documentOf([], {
    title: 'Strategy discussion <b>&amp; "quotes"</b>, NM/1',
    reference: '../NM 1\u0000é',
    edition: 'agency-police',
    sections: [
      { sectionId: 'a', title: '', blocks: [] },
      {
        sectionId: 'scripts',
        title: 'Every script',
        blocks: scripts.map((text, index): Block => ({ kind: 'paragraph', text, sources: [index + 1] })),
      },
      {
        sectionId: 'lists',
        title: 'In lists and facts',
        blocks: [
          { kind: 'list', items: [...scripts, '', '   '] },
          { kind: 'list', items: [] },
          {
            kind: 'facts',
            facts: [
              ...scripts.map((value, index) => ({
                name: index % 2 ? 'Not to be shared with the family because' : 'Name',
                value,
              })),
              { name: '', value: '' },
            ],
          },
          { kind: 'quotation', text: 'I don’t like it when it’s loud.\nI go to Nan’s.', of: 'Mia, to her teacher' },
          { kind: 'quotation', text: '', of: '' },
          {
            kind: 'narrative',
            text: 'First paragraph.\r\n\r\nSecond, after a blank line.\n   \n\nThird\nin two lines.',
            by: 'Grace',
            at: '2026-11-21T10:00:00.000Z',
            sources: [3, 4, 5, 9],
          },
        ],
      },
      {
        sectionId: 'attacks',
        title: '=cmd()',
        blocks: [
          {
            kind: 'paragraph',
            text: "=cmd|' /C calc'!A0 +1 -1 @SUM(1) <script>alert(1)</script> ]]> &amp; &#0; {{x}} ${y} %n",
          },
          {
            kind: 'paragraph',
            text: 'Control \u0000\u0007\u000B\u001B\u007F\u0085\u009F and \uFFFE, half a pair \uD800 and \uDC00 here.',
          },
          { kind: 'heading', text: '' },
          { kind: 'paragraph', text: '' },
          { kind: 'paragraph', text: longWord },
          { kind: 'heading', text: `A heading ${'very '.repeat(60)}long` },
          { kind: 'facts', facts: [{ name: longWord.slice(0, 120), value: longWord }] },
          { kind: 'paragraph', text: 'Tab\there,  two  spaces.' },
        ],
      },
      {
        sectionId: 'tables',
        title: 'Tables',
        blocks: [
          table(120, 3),
          table(3, 8),
          table(0, 3),
          { kind: 'table', caption: '', head: ['One', ''], rows: [['a'], ['', 'b', 'c']] },
          {
            kind: 'table',
            caption: 'A long cell',
            head: ['Short', 'Long'],
            rows: [
              ['first', longText(9000)],
              [longWord.slice(0, 150), 'after'],
            ],
          },
          table(40, 5),
        ],
      },
      {
        sectionId: 'long',
        title: 'A long section',
        blocks: [{ kind: 'narrative', text: longText(200_000), by: 'Grace', at: '2026-11-21T10:00:00.000Z' }],
      },
    ],
  });
