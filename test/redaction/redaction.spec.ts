/** No form of anything that can leave a meeting holds a word its reader may not have; `npm run redaction` looks at more meetings than this. */
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { documentFormats } from '#meeting';
import { textsIn } from './search.js';
import { sweep, type Swept } from './sweep.js';

const { REDACTION_FROM = '1', REDACTION_MEETINGS = '25', REDACTION_REPORT } = process.env;
const [from, count] = [Number(REDACTION_FROM), Number(REDACTION_MEETINGS)];
const isProgram = REDACTION_REPORT !== undefined;
/** Forms that take longest to make come round for each document every so many meetings. */
const rounds: Readonly<Record<string, number>> = isProgram ? { docx: 2, pdf: 4 } : { docx: 3, pdf: 8 };

const word = 'zq10001qz';
const finds = async (bytes: Buffer | string): Promise<boolean> =>
  (await textsIn(Buffer.from(bytes as string))).join('\n').toLowerCase().includes(word);
const inHex = (text: string, encoding: 'latin1' | 'utf16le'): string => {
  const bytes = Buffer.from(text, encoding);
  return (encoding === 'utf16le' ? bytes.swap16() : bytes).toString('hex');
};

describe('the search', () => {
  it.each([
    ['as it is', `say ${word}`],
    ['as a heading', word.toUpperCase()],
    ['in a comment', `<p>a</p><!-- ${word} -->`],
    ['parted by tags', '<b>zq10</b><i>001qz</i>'],
    ['escaped in JSON', '{"a":"\\u007aq10001qz"}'],
    ['as an entity', '&#122;q1000&#x31;qz'],
    ['in an address', '?a=%7Aq10001qz'],
    ['folded in a calendar', 'SUMMARY:zq10\r\n 001qz'],
    ['in base64', Buffer.from(`hidden ${word}`).toString('base64')],
    ['in hexadecimal', `<${inHex(word, 'latin1')}>`],
    ['in wide hexadecimal', `/Title <feff${inHex(word, 'utf16le')}>`],
    ['in octal', '(\\172q10001qz)'],
  ])('[E90] finds a word %s', async (_, text) => expect(await finds(text)).toBe(true));

  it('[E90] finds a word in wide letters, in a packed part, a part’s name, a comment and a packed stream, and none where there is none', async () => {
    expect(await finds(Buffer.from(word, 'utf16le'))).toBe(true);
    const zip = (fill: (zip: JSZip) => unknown): Promise<Buffer> => {
      const made = new JSZip();
      fill(made);
      return made.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
    expect(await finds(await zip((one) => one.file('docProps/custom.xml', `<v>${word}</v>`)))).toBe(true);
    expect(await finds(await zip((one) => one.file(`${word}.xml`, 'x')))).toBe(true);
    expect(await finds(await zip((one) => one.file('a.xml', 'x', { comment: word })))).toBe(true);
    const inner = await zip((one) => one.file('b.xml', word));
    expect(await finds(await zip((one) => one.file('embedded.docx', inner)))).toBe(true);
    expect(await finds(await zip((one) => one.file('a.xml', 'nothing')))).toBe(false);
    expect(await finds(Buffer.concat([Buffer.from('%PDF-1.7\n'), onePage(word)]))).toBe(true);
    expect(await finds(Buffer.concat([Buffer.from('%PDF-1.7\n'), onePage('nothing')]))).toBe(false);
  });
});

/** A page with a packed stream nothing shows. */
function onePage(hidden: string): Buffer {
  const packed = deflateSync(Buffer.from(`% ${hidden}`));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
  ].map((body, index) => `${index + 1} 0 obj${body}endobj\n`);
  return Buffer.concat([
    Buffer.from(`${objects.join('')}4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);
}

describe('what leaves a meeting', () => {
  it(
    `[E91] holds no secret its readers may not have, in any form, in ${count} random meetings`,
    async () => {
      const swept: Swept[] = [];
      for (let seed = from; seed < from + count; seed += 1)
        swept.push(await sweep(seed, (place, format) => (place + seed) % (rounds[format] ?? 1) === 0));
      const leaks = swept.flatMap((one) => one.leaks);
      const found = Object.fromEntries(
        [...documentFormats, 'csv', 'ics'].map((format) => [
          format,
          swept.reduce((sum, one) => sum + (one.found.get(format as never) ?? 0), 0),
        ]),
      );
      if (REDACTION_REPORT)
        writeFileSync(
          REDACTION_REPORT,
          JSON.stringify({
            meetings: count,
            files: swept.reduce((sum, { files }) => sum + files, 0),
            secrets: swept.reduce((sum, { secrets }) => sum + secrets, 0),
            found,
            leaks,
          }),
        );
      expect(leaks).toEqual([]);
      expect(swept.flatMap(({ missed }) => missed)).toEqual([]);
      expect(Object.entries(found).filter(([format, times]) => format !== 'ics' && times < count)).toEqual([]);
      // a calendar lies open on a screen: it says nothing that was written, to anybody
      expect(found['ics']).toBe(0);
    },
    isProgram ? 7_200_000 : 300_000,
  );
});
