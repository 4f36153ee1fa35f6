/** The HTML edition on paper: what runs along stands beside the text on every page and never over it, and names are not broken. */
import type { Browser } from 'playwright-core';
import { documentOf, longText, stamp } from '../../libs/documents/src/testing/documents.js';
import { htmlOfDocument } from '../../libs/documents/src/testing/read-html.js';
import { opened } from '../../libs/documents/src/testing/read-pdf.js';
import { launch } from './browser.js';

const stepWithin = 90_000;
/** Points by which lines of one paragraph may reach into each other’s room. */
const touching = 2;
const names = ['Gwen Featherstonehaugh', 'Marcus Collingbourne', 'Aleksandra Tredwick'];

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
interface Words {
  readonly str?: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

async function boxesOfPages(bytes: Buffer): Promise<Box[][]> {
  const pdf = await opened(bytes);
  const pages: Box[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      (items as unknown as Words[])
        .filter(({ str }) => str?.trim())
        .map(({ str = '', transform: [, , , , left = 0, bottom = 0], width, height }) => ({
          text: str,
          left,
          right: left + width,
          bottom,
          top: bottom + height,
        })),
    );
  }
  return pages;
}

const overprinted = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > touching &&
  Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom) > touching;

describe('the HTML edition, printed', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, stepWithin);
  afterAll(() => browser?.close(), stepWithin);

  it(
    '[N165] has what runs along on every page and nothing over anything, and breaks no name in a table',
    async () => {
      const page = await browser.newPage();
      const table = {
        kind: 'table',
        caption: 'Invited and attending',
        head: ['Name', 'Post and agency', 'Role', 'Authority', 'Attendance'],
        rows: Array.from({ length: 40 }, (_, index) => [
          names[index % names.length] ?? '',
          'Detective constable, child abuse investigation, Evenlode Police (police)',
          'minute-taker',
          'can decide for the agency',
          'attended; by video from 27 November 2026, 21:16 to 27 November 2026, 21:40',
        ]),
      } as const;
      const text = { kind: 'paragraph', text: longText(9000) } as const;
      await page.setContent(await htmlOfDocument(documentOf([text, table, text]), stamp));
      const pages = await boxesOfPages(Buffer.from(await page.pdf({ preferCSSPageSize: true })));
      expect(pages.length).toBeGreaterThan(3);
      for (const boxes of pages) {
        const said = boxes.map((one) => one.text).join(' ');
        for (const running of ['OFFICIAL-SENSITIVE: child safeguarding', 'Made for Ruth Adeyemi'])
          expect(said).toContain(running);
        expect(
          boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => overprinted(one, other))),
        ).toEqual([]);
      }
      const printed = new Set(pages.flatMap((boxes) => boxes.flatMap((one) => one.text.split(/\s+/))));
      for (const word of names.flatMap((name) => name.split(' '))) expect([...printed]).toContain(word);
    },
    stepWithin,
  );
});
