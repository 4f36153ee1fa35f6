/** The document as ODT, written by hand: headings that navigate, tables whose head repeats, the same lines on every page. */
import JSZip from 'jszip';
import type { MinutesDocument } from '#meeting';
import { columnShares } from '../columns.js';
import type { RenderOptions } from '../pace.js';
import { piecesOf, type Fact, type Piece, type Table } from '../pieces.js';
import type { Stamp } from '../stamp.js';
import { clean, isRightToLeft } from '../text.js';
import { runningWords } from '../words.js';
import { contentStyles, namespaces, stylesXml } from './styles.js';
import { escaped, inline } from './xml.js';

const mediaType = 'application/vnd.oasis.opendocument.text';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const manifest =
  `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaType}"/>` +
  ['content.xml', 'styles.xml', 'meta.xml']
    .map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
    .join('') +
  '</manifest:manifest>';

export async function* odtOf(
  document: MinutesDocument,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncGenerator<Uint8Array> {
  const running = runningWords(document, stamp);
  const zip = new JSZip();
  // First and as it is, so that the kind of file can be told from its beginning.
  zip.file('mimetype', mediaType, { compression: 'STORE' });
  // Packing so little would cost more than it saves.
  zip.file('META-INF/manifest.xml', manifest, { createFolders: false, compression: 'STORE' });
  zip.file('meta.xml', metaXml(clean(running.name), stamp), { compression: 'STORE' });
  zip.file('styles.xml', stylesXml(running));
  const content: Buffer[] = [];
  for await (const part of contentXml(document, stamp, options)) content.push(part);
  zip.file('content.xml', Buffer.concat(content));
  yield await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 6 } });
}

const metaXml = (title: string, { madeAt }: Stamp): string =>
  `${declaration}<office:document-meta ${namespaces}><office:meta><meta:generator>Quorate</meta:generator><dc:title>${escaped(title)}</dc:title><dc:language>en-GB</dc:language><dc:date>${escaped(madeAt)}</dc:date></office:meta></office:document-meta>`;

async function* contentXml(document: MinutesDocument, stamp: Stamp, options: RenderOptions): AsyncGenerator<Buffer> {
  const writer = new OdtWriter();
  let kept = `${declaration}<office:document-content ${namespaces}><office:automatic-styles>${contentStyles}</office:automatic-styles><office:body><office:text>`;
  for await (const pieces of piecesOf(document, stamp, options)) {
    for (const piece of pieces) kept += writer.ofPiece(piece);
    if (kept.length < chunk) continue;
    yield Buffer.from(kept);
    kept = '';
  }
  yield Buffer.from(`${kept}</office:text></office:body></office:document-content>`);
}
/** Characters turned into bytes at a time. */
const chunk = 64_000;

const p = (text: string, style: string): string =>
  `<text:p text:style-name="${turned(style, text)}">${inline(text)}</text:p>`;
const h = (text: string, level: number, anchor = ''): string =>
  `<text:h text:style-name="${turned(`Heading_20_${level}`, text)}" text:outline-level="${level}">${anchor}${inline(text)}</text:h>`;
const turned = (style: string, text: string): string => (isRightToLeft(text) ? `${style}_rtl` : style);

/** A name longer than its column has a line of its own. */
const nameMax = 29;
const styles = { paragraph: 'Standard', mark: 'Mark', sources: 'Sources' } as const;

/** Tables are named, and no two alike. */
class OdtWriter {
  #tables = 0;

  ofPiece(piece: Piece): string {
    switch (piece.kind) {
      case 'title':
        return h(piece.text, 1);
      case 'section':
        return h(piece.text, 2, `<text:bookmark text:name="${piece.anchor}"/>`);
      case 'heading':
        return h(piece.text, 3);
      case 'paragraph':
      case 'mark':
      case 'sources':
        return p(piece.text, styles[piece.kind]);
      case 'quotation':
        return p(piece.text, 'Quotation') + p(piece.of, 'Whose');
      case 'narrative':
        return p(piece.byline, 'Byline') + piece.paragraphs.map((text) => p(text, 'Narrative')).join('');
      case 'facts':
        return piece.facts
          .map((fact, index) => this.#ofFact(fact, index === piece.facts.length - 1 ? 'LastFact' : 'Fact'))
          .join('');
      case 'list':
        return `<text:list text:style-name="Bullets">${piece.items.map((item) => `<text:list-item>${p(item, 'Item')}</text:list-item>`).join('')}</text:list>`;
      case 'table':
        return this.#ofTable(piece);
    }
  }

  /** A value read from right to left has a paragraph of its own, whose direction is its own. */
  #ofFact({ name, value }: Fact, style: string): string {
    if (isRightToLeft(value))
      return `<text:p text:style-name="Fact"><text:span text:style-name="FactName">${inline(name)}</text:span></text:p>${p(value, 'FactTurned')}`;
    const gap = name.length > nameMax ? '<text:line-break/>' : '<text:tab/>';
    return `<text:p text:style-name="${style}"><text:span text:style-name="FactName">${inline(name)}</text:span>${gap}${inline(value)}</text:p>`;
  }

  #ofTable(table: Table): string {
    this.#tables += 1;
    const columns = columnShares(table)
      .map((share) => `<table:table-column table:style-name="C${Math.max(1, Math.round(share * 100))}"/>`)
      .join('');
    const row = (cells: readonly string[], style: string): string =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell table:style-name="TC" office:value-type="string">${p(cell, style)}</table:table-cell>`).join('')}</table:table-row>`;
    return (
      `${p(table.caption, 'Caption')}<table:table table:name="Table${this.#tables}" table:style-name="T">${columns}<table:table-header-rows>${row(table.head, 'HeadCell')}</table:table-header-rows>` +
      `${table.rows.map((cells) => row(cells, 'Cell')).join('')}</table:table>`
    );
  }
}
