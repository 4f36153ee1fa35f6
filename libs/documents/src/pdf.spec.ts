/** PDF: the words of the HTML in the same order, a real structure, every page stamped, nothing outside the page. */
import { render, type Stamp } from './index.js';
import type { MinutesDocument } from '#meeting';
import { Sheet, sheet } from './pdf/sheet.js';
import { inOneBuffer } from './testing/bytes.js';
import { documentOf, longText, longWord, nasty, scripts, stamp } from './testing/documents.js';
import { htmlOfDocument, normalised, wordsOfHtml } from './testing/read-html.js';
import { actualTexts, asShown, opened, outlineOf, wordsOfPages, type Node } from './testing/read-pdf.js';

const { fonts } = new Sheet({ title: 'For its fonts', madeAt: stamp.madeAt });
const bytesOf = (document: MinutesDocument, with_: Stamp = stamp): Promise<Buffer> =>
  inOneBuffer(render(document, 'pdf', with_));
const read = async (document: MinutesDocument, with_?: Stamp) => opened(await bytesOf(document, with_));
const said = async (document: MinutesDocument) =>
  (await wordsOfPages(await read(document))).map((page) => page.said).join(' ');
/** Read once: it is long. */
let nastyPages: { said: string; artifacts: string }[] = [];
beforeAll(async () => {
  nastyPages = await wordsOfPages(await read(nasty(), { ...stamp, fictional: true }));
}, 30_000);
const html = async (document: MinutesDocument, with_ = stamp) =>
  asShown(wordsOfHtml(await htmlOfDocument(document, with_)), fonts);

/** Scripts drawn in another order than written: read by their ActualText, which the reader used here does not know. */
const reordered = /[\u0300-\u036F\u0590-\u08FF\u0900-\u0DFF\uFB1D-\uFDFF\uFE70-\uFEFC]/g;
const straight = (text: string): string =>
  text
    .normalize('NFC')
    .replace(reordered, '')
    .replace(/[()[\]“”]/g, '')
    .replace(/\s+/g, '');

describe('the words of a PDF', () => {
  it('are those of the HTML in the same order, whatever has been written', async () => {
    const [pdf, page] = [
      straight(nastyPages.map((one) => one.said).join(' ')),
      straight(await html(nasty(), { ...stamp, fictional: true })),
    ];
    let differs = 0;
    while (differs < pdf.length && pdf[differs] === page[differs]) differs += 1;
    expect(
      differs === pdf.length
        ? ''
        : `${pdf.slice(differs - 60, differs + 60)} instead of ${page.slice(differs - 60, differs + 60)}`,
    ).toBe('');
    expect(pdf.length).toBe(page.length);
  });

  it('are parted where the HTML parts them', async () => {
    const document = documentOf([
      { kind: 'heading', text: 'Police: Karim' },
      { kind: 'paragraph', text: longText(3000), sources: [7] },
      { kind: 'quotation', text: 'I am fine.\nReally.', of: 'Mia' },
      {
        kind: 'facts',
        facts: [
          { name: 'About', value: 'Mia' },
          { name: 'What it means for the child', value: longText(600) },
        ],
      },
      { kind: 'list', items: ['one', longText(900)] },
      {
        kind: 'table',
        caption: 'Children',
        head: ['Name', 'Date of birth'],
        rows: [
          ['Mia', '1 May 2020'],
          ['Leo', ''],
        ],
      },
    ]);
    const withoutHash = (text: string): string => normalised(text).replace(/sealed [0-9a-f ]+/, '');
    expect(withoutHash(await said(document))).toBe(withoutHash(await html(document)));
  });

  it('can be read as they were written where glyphs stand in another order', async () => {
    const texts = actualTexts(await bytesOf(documentOf(scripts.map((text) => ({ kind: 'paragraph', text })))));
    for (const word of ['شهزادة', 'שָׁלוֹם', 'স্বাগতম', 'ਪੰਜਾਬੀ:', 'ગુજરાતી:', 'स्त्री', 'வணக்கம்', 'برفقة', '🧒'])
      expect(texts.join(' ')).toContain(word);
  });

  it('are shown in a font made for their script, and by code point where there is none', async () => {
    const words = await said(documentOf([{ kind: 'paragraph', text: 'አማርኛ 张伟 なまえ 한 ไ 🧒' }]));
    expect(words).toContain('አማርኛ 张伟 なまえ [U+D55C] [U+0E44] [U+1F9D2]');
    expect(words).not.toContain('\u0000');
  });
});

describe('the structure of a PDF', () => {
  it('is tagged, titled and in English', async () => {
    const pdf = await read(documentOf([]));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Full minutes, NM-1', Language: 'en-GB', PDFFormatVersion: '1.7' });
    expect(metadata.get('pdfuaid:part')).toBe('1');
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  it('has sections, headings, lists, quotations and tables with the scope of their heads', async () => {
    const bytes = await bytesOf(
      documentOf([
        { kind: 'heading', text: 'Police' },
        { kind: 'paragraph', text: 'Words.' },
        { kind: 'quotation', text: 'I am fine.', of: 'Mia' },
        { kind: 'list', items: ['one'] },
        { kind: 'table', caption: 'Children', head: ['Name', 'Born'], rows: [['Mia', '2020']] },
      ]),
    );
    const roles = outlineOf((await (await (await opened(bytes)).getPage(1)).getStructTree()) as Node).map((role) =>
      role.trim(),
    );
    expect(roles.slice(0, 4)).toEqual(['Root', 'Document', 'H1', 'L']);
    expect(roles.slice(roles.indexOf('Sect')).join(' ')).toBe(
      'Sect H2 H3 P BlockQuote P P L LI LBody Table Caption TR TH TH TR TH TD',
    );
    expect(bytes.toString('latin1')).toMatch(/\/O \/Table\n\/Scope \/Column/);
    expect(bytes.toString('latin1')).toMatch(/\/O \/Table\n\/Scope \/Row/);
  });

  it('has a bookmark for each section and under it for each heading', async () => {
    const outline = await (
      await read(
        documentOf([
          { kind: 'heading', text: 'Police' },
          { kind: 'paragraph', text: 'x' },
        ]),
      )
    ).getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item) => item.title as string)])).toEqual([
      ['What each agency said', ['Police']],
    ]);
  });
});

describe('the pages of a PDF', () => {
  it('each carry handling, recipient, version, head and number', async () => {
    expect(nastyPages.length).toBeGreaterThan(20);
    for (const [index, { artifacts }] of nastyPages.entries()) {
      expect(normalised(artifacts)).toContain('OFFICIAL-SENSITIVE: child safeguarding');
      expect(normalised(artifacts)).toContain(
        `Version 2, draft. Made for Ruth Adeyemi, Fernshire Police. Entry 321, 0123456789ab.`,
      );
      expect(artifacts.replace(/\s/g, '')).toContain(`Page${index + 1}of${nastyPages.length}`);
      expect(artifacts.match(/FICTIONAL/g)).toHaveLength(2);
    }
  });

  it('repeat the head of a table that goes on, for the eye alone', async () => {
    const rows = Array.from({ length: 120 }, (_, row) => [`Row ${row}`, 'cell']);
    const pages = await wordsOfPages(
      await read(documentOf([{ kind: 'table', caption: 'Long', head: ['Its name', 'Its cell'], rows }])),
    );
    expect(pages.map(({ said: words }) => words.includes('Its name'))).toEqual(pages.map((_, index) => index === 0));
    expect(pages.slice(1).every(({ artifacts }) => artifacts.includes('Its name'))).toBe(true);
  });

  it('lose nothing of a row that goes on over several of them', async () => {
    const [left, right] = [longText(6000), longText(9000).toUpperCase()];
    const words = (
      await said(documentOf([{ kind: 'table', caption: 'Long', head: ['One', 'Two'], rows: [[left, right]] }]))
    ).replace(/\s+/g, '');
    expect(words.match(/grandmother;he/g)).toHaveLength(left.match(/grandmother; he/g)?.length ?? 0);
    expect(words.match(/GRANDMOTHER;HE/g)).toHaveLength(right.match(/GRANDMOTHER; HE/g)?.length ?? 0);
  });

  it('never end with a heading, nor leave a single line behind', async () => {
    for (let lines = 21; lines < 27; lines += 1) {
      const blocks = [
        { kind: 'list' as const, items: Array.from({ length: lines }, () => 'item') },
        { kind: 'heading' as const, text: 'Heading' },
        { kind: 'paragraph' as const, text: longText(700) },
      ];
      const pages = await wordsOfPages(await read(documentOf(blocks)));
      expect(pages.some(({ said: words }) => normalised(words).endsWith('Heading'))).toBe(false);
    }
  });

  it('hold everything within their margins', async () => {
    const pdf = await read(
      documentOf([
        { kind: 'paragraph', text: `${longWord} ${'ש'.repeat(300)}` },
        {
          kind: 'table',
          caption: 'Wide',
          head: ['a', 'b', 'c', 'd', 'e'],
          rows: [[longWord, longWord, 'x', longText(5000), '张'.repeat(200)]],
        },
      ]),
    );
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [x, y] = [item.transform[4] as number, item.transform[5] as number];
        expect(x).toBeGreaterThan(sheet.left - 1);
        expect(x + item.width).toBeLessThan(sheet.width - sheet.right + 2);
        expect(y).toBeGreaterThan(30);
      }
    }
  });
});
