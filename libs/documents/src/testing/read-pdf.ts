/** A PDF as a reader's software takes it: its words in order, its structure, its bookmarks. */
import { inflateSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { asCodePoint } from '../text.js';
import type { Fonts } from '../pdf/fonts.js';

export const opened = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;

interface Item {
  readonly type?: string;
  readonly tag?: string;
  readonly str?: string;
  readonly hasEOL?: boolean;
}

/** What each page says and, apart, what runs along it: artifacts are no part of what a document says. */
export async function wordsOfPages(pdf: PDFDocumentProxy): Promise<{ said: string; artifacts: string }[]> {
  const pages: { said: string; artifacts: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const words = { said: '', artifacts: '' };
    const within: string[] = [];
    for (const item of items as Item[]) {
      if (item.type?.startsWith('begin')) within.push(item.tag ?? '');
      else if (item.type === 'endMarkedContent') {
        within.pop();
        words.said += within.length === 0 ? ' ' : '';
      } else words[within.includes('Artifact') ? 'artifacts' : 'said'] += `${item.str ?? ''}${item.hasEOL ? ' ' : ''}`;
    }
    pages.push(words);
    page.cleanup();
  }
  return pages;
}

export interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
  readonly type?: string;
}
/** The structure as indented roles: `Sect > H2`. */
export const outlineOf = (node: Node, depth = 0): string[] => [
  ...(node.role ? [`${' '.repeat(depth)}${node.role}`] : []),
  ...(node.children ?? []).flatMap((child) => outlineOf(child, depth + 1)),
];

/** Everything the pages say in place of their glyphs. */
export function actualTexts(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let from = bytes.indexOf('stream\n'); from >= 0; from = bytes.indexOf('stream\n', from + 7)) {
    if (bytes.subarray(from - 3, from).toString('latin1') === 'end') continue;
    let content = '';
    try {
      content = inflateSync(bytes.subarray(from + 7, bytes.indexOf('\nendstream', from))).toString('latin1');
    } catch {
      continue;
    }
    for (const [, hex = ''] of content.matchAll(/\/ActualText <FEFF([0-9a-f]*)>/g))
      texts.push(Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  }
  return texts;
}

const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/gu;
/** Text with code points in place of what no font shows, and nothing that is not seen. */
export const asShown = (text: string, fonts: Fonts): string =>
  Array.from(text.replace(unseen, ''), (character) =>
    /\s/.test(character) || fonts.for(character, 'regular') ? character : asCodePoint(character.codePointAt(0) ?? 0),
  ).join('');
