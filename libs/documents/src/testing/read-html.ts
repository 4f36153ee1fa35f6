/** The words of the HTML form in reading order, without what runs along every page. */
import { inOneBuffer } from './bytes.js';
import { render, type Stamp } from '../index.js';
import type { MinutesDocument } from '#meeting';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

export const htmlOfDocument = async (document: MinutesDocument, stamp: Stamp): Promise<string> =>
  (await inOneBuffer(render(document, 'html', stamp))).toString('utf8');

export function wordsOfHtml(html: string): string {
  const main = html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
  return main.replace(/<[^>]+>/g, ' ').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '');
}

/** White space counts as one space, whatever it is; where a line broke is nobody's word. */
export const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00AD\u200B]+/g, ' ')
    .trim();
