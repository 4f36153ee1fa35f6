/** The forms without a layout of their own, HTML and JSON; and what is true of every form. */
import { Ajv } from 'ajv';
import { editionTitle, fileNameFor, mediaTypeOf, minutesSchema, render, versionInWords } from './index.js';
import { inOneBuffer } from './testing/bytes.js';
import { documentOf, nasty, stamp } from './testing/documents.js';
import { htmlOfDocument, normalised, wordsOfHtml } from './testing/read-html.js';
import { runningWords, sourcesInWords } from './words.js';

const validate = new Ajv().compile(minutesSchema);
const json = async (document = nasty(), with_ = stamp) =>
  JSON.parse((await inOneBuffer(render(document, 'json', with_))).toString('utf8')) as unknown;

describe('JSON', () => {
  it('is the document and its stamp, exactly, and as its schema says', async () => {
    const data = await json();
    expect(data).toEqual({ ...(JSON.parse(JSON.stringify(nasty())) as object), stamp });
    expect([validate(data), validate.errors]).toEqual([true, null]);
  });

  it('holds an empty document too', async () => {
    expect(
      validate(
        await json(documentOf([], { sections: [], closedAt: undefined }), { ...stamp, headHash: '', fictional: true }),
      ),
    ).toBe(true);
  });

  it('does not validate what is no such document', async () => {
    expect(validate({ ...documentOf([]), edition: 'everything', stamp })).toBe(false);
  });
});

describe('HTML', () => {
  it('loads nothing, runs nothing and says its language', async () => {
    const html = await htmlOfDocument(nasty(), stamp);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(html).not.toMatch(/<script|<img|<link|src=|href=|url\(|@import/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('names its columns and rows, and turns what is read from the right', async () => {
    const html = await htmlOfDocument(nasty(), stamp);
    expect(html).toContain('<caption>A table of 120 by 3</caption><thead><tr><th scope="col">Head 1</th>');
    expect(html).toContain('<th scope="row" class="row">Row 1 cell 1</th>');
    expect(html).toContain('<p dir="rtl">شهزادة');
    expect(html).toContain('<p>Mixed: she said');
  });

  it('shows control characters as pictures and half pairs as code points', async () => {
    expect(wordsOfHtml(await htmlOfDocument(nasty(), stamp))).toContain(
      'Control ␀␇␋␛␡\n[U+009F] and [U+FFFE], half a pair [U+D800] and [U+DC00] here.',
    );
  });

  it('[N165] fixes nothing to the paper, and lets only what is longer than any name break within a word', async () => {
    const html = await htmlOfDocument(nasty(), stamp);
    const look = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
    expect(look).not.toMatch(/position:\s*(fixed|absolute)/);
    expect(look.match(/\S+ \{[^}]*overflow-wrap: anywhere/g)?.map((one) => one.split(' ')[0])).toEqual(['.long']);
    expect(html).toContain(`<span class="long">${'x'.repeat(150)}</span>`);
  });

  it('says what is empty', async () => {
    const words = normalised(wordsOfHtml(await htmlOfDocument(nasty(), stamp)));
    expect(words).toContain('Without a title Nothing is recorded here.');
    expect(words).toContain('“not stated” — not stated');
    expect(words).toContain('A table of 0 by 3 None.');
  });

  it('writes a row of a wide table as labelled facts', async () => {
    expect(normalised(wordsOfHtml(await htmlOfDocument(nasty(), stamp)))).toContain(
      'A table of 3 by 8, 2 of 3 Head 1: Row 2 cell 1 Head 2: Row 2 cell 2 with some more words in it Head 3:',
    );
  });

  it('carries handling, recipient, version and head on its first page, and FICTIONAL only where it is', async () => {
    const [real, demo] = await Promise.all(
      [stamp, { ...stamp, fictional: true }].map((one) => htmlOfDocument(documentOf([]), one)),
    );
    for (const words of [
      'OFFICIAL-SENSITIVE: child safeguarding',
      'Made for Ruth Adeyemi, Fernshire Police.',
      'Version 2, draft',
      stamp.headHash,
      'Entry 321, 0123456789ab.',
    ])
      expect(real).toContain(words);
    expect(real).not.toContain('FICTIONAL');
    expect(demo?.match(/FICTIONAL/g)).toHaveLength(3);
  });

  it('says once where its version was made final, beside where this copy stands', async () => {
    const final = { version: 2, sequence: 300, headHash: 'fedcba9876543210'.repeat(4) };
    const html = normalised(wordsOfHtml(await htmlOfDocument(documentOf([], { state: 'final' }), { ...stamp, final })));
    expect(html).toContain(`up to entry 321, sealed ${stamp.headHash}`);
    expect(html.split(`Version 2 was made final at entry 300, fingerprint ${final.headHash}`)).toHaveLength(2);
    expect(validate(await json(documentOf([], { state: 'final' }), { ...stamp, final }))).toBe(true);
    expect(await htmlOfDocument(documentOf([]), stamp)).not.toContain('made final');
  });
});

describe('every form', () => {
  it('is named by reference and edition alone, in ASCII', () => {
    expect(fileNameFor(nasty(), 'pdf')).toBe('NM-1-e-agency-police-v2.pdf');
    expect(fileNameFor(documentOf([], { reference: '张伟' }), 'docx')).toBe('meeting-full-v2.docx');
    expect(fileNameFor(documentOf([], { reference: 'x'.repeat(500) }), 'odt').length).toBeLessThan(80);
    expect(mediaTypeOf('pdf')).toBe('application/pdf');
  });

  it('[N101] an annex says on every page whom it is for and that it is not filed with the minutes', async () => {
    const whole = 'Restricted annex: for DC Vane and I. Calloway; do not file with the minutes';
    const [annex, its] = [documentOf([], { edition: 'annex-12' }), { ...stamp, circle: 'DC Vane and I. Calloway' }];
    expect(editionTitle('annex-12', undefined, its.circle)).toBe(whole);
    expect(runningWords(annex, its).what).toContain(whole);
    expect(await htmlOfDocument(annex, its)).toContain(whole);
    expect([validate(await json(annex, its)), validate.errors]).toEqual([true, null]);
  });

  it('names editions, versions and rows in words', () => {
    expect(editionTitle('agency-police', 'Fernshire Police')).toBe('Minutes for Fernshire Police');
    expect(editionTitle('tonight-police')).toBe('What police does tonight');
    expect(versionInWords({ version: 1, state: 'final' })).toBe('Version 1, final');
    expect(sourcesInWords([7, 5, 6, 9, 10, 3, 3])).toBe('Entries 3, 5–7, 9, 10 of the record');
    expect(sourcesInWords([4])).toBe('Entry 4 of the record');
  });

  it('tells its progress and stops when whoever asked has gone', async () => {
    const told: string[] = [];
    const gone = new AbortController();
    const rendering = inOneBuffer(
      render(nasty(), 'html', stamp, {
        signal: gone.signal,
        progress: (done, of) => {
          told.push(`${done}/${of}`);
          if (done === 5) gone.abort();
        },
      }),
    );
    await expect(rendering).rejects.toThrow('aborted');
    expect(told).toEqual(
      [1, 2, 3, 4, 5].map((done) => `${done}/${nasty().sections.flatMap(({ blocks }) => blocks).length}`),
    );
  });
});
