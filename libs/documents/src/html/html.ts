/** The document as one page that needs nothing else: no script, no address, readable by eye, ear and on paper. */
import type { MinutesDocument } from '#meeting';
import { style } from './style.js';
import type { RenderOptions } from '../pace.js';
import { piecesOf, type Fact, type Piece, type Table } from '../pieces.js';
import type { Stamp } from '../stamp.js';
import { clean, isRightToLeft } from '../text.js';
import { fictionalMark, runningWords } from '../words.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
const isolated = (text: string): string => escaped(clean(text));

export async function* htmlOf(
  document: MinutesDocument,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncGenerator<string> {
  const { handling, fictional, name, what, whose } = runningWords(document, stamp);
  const mark = fictional ? `<strong>${fictionalMark}</strong> ` : '';
  yield (
    `<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<meta name="referrer" content="no-referrer">\n` +
    `<title>${isolated(name)}</title>\n<style>${style}</style>\n</head>\n<body>\n<header class="running"><p>${mark}${isolated(handling)}</p></header>\n<main>\n`
  );
  let open = false;
  for await (const pieces of piecesOf(document, stamp, options)) {
    for (const piece of pieces) {
      if (piece.kind === 'section') {
        yield `${open ? '</section>\n' : ''}<section aria-labelledby="${piece.anchor}">\n`;
        open = true;
      }
      yield ofPiece(piece);
    }
  }
  yield `${open ? '</section>\n' : ''}</main>\n<footer class="running"><p>${mark}${isolated(what)}</p><p>${isolated(whose)}</p></footer>\n</body>\n</html>\n`;
}

/** An element with its own direction where it is read from right to left. */
const element = (name: string, text: string, attributes = '', inside = escaped): string =>
  `<${name}${attributes}${isRightToLeft(text) ? ' dir="rtl"' : ''}>${inside(text)}</${name}>`;

/** No name is as long; a column is not made as wide as such a word, which breaks instead. */
const tooLong = /(\S{21,})/u;
const breaking = (text: string): string =>
  text
    .split(tooLong)
    .map((part) => (tooLong.test(part) ? `<span class="long">${escaped(part)}</span>` : escaped(part)))
    .join('');

function ofPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'title':
      return `${element('h1', piece.text)}\n`;
    case 'section':
      return `${element('h2', piece.text, ` id="${piece.anchor}"`)}\n`;
    case 'heading':
      return `${element('h3', piece.text)}\n`;
    case 'paragraph':
      return `${element('p', piece.text)}\n`;
    case 'mark':
    case 'sources':
      return `${element('p', piece.text, ` class="${piece.kind}"`)}\n`;
    case 'quotation':
      return `<blockquote>${element('p', piece.text)}${element('footer', piece.of)}</blockquote>\n`;
    case 'narrative':
      return `<div class="narrative">${element('p', piece.byline, ' class="byline"')}${piece.paragraphs.map((text) => element('p', text)).join('')}</div>\n`;
    case 'facts':
      return `<dl>${piece.facts.map(ofFact).join('')}</dl>\n`;
    case 'list':
      return `<ul>${piece.items.map((item) => element('li', item)).join('')}</ul>\n`;
    case 'table':
      return ofTable(piece);
  }
}

const ofFact = ({ name, value }: Fact): string => `<div>${element('dt', name)}${element('dd', value)}</div>`;

const ofTable = ({ caption, head, rows }: Table): string =>
  `<div class="table" role="region" tabindex="0" aria-label="${escaped(caption)}"><table>${element('caption', caption)}<thead><tr>${head.map((cell) => element('th', cell, ' scope="col"', breaking)).join('')}</tr></thead><tbody>` +
  `${rows.map((row) => `<tr>${row.map((cell, column) => (column === 0 ? element('th', cell, ' scope="row" class="row"', breaking) : element('td', cell, '', breaking))).join('')}</tr>`).join('\n')}</tbody></table></div>\n`;
