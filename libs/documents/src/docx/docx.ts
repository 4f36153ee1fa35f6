/** The document as DOCX: headings that navigate, tables whose head repeats, the same lines at the head and foot of every page. */
import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table as DocxTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { MinutesDocument } from '#meeting';
import { columnShares } from '../columns.js';
import { bullets, measure, numbering, styles, tableBorders } from './look.js';
import type { RenderOptions } from '../pace.js';
import { piecesOf, type Fact, type Piece, type Table } from '../pieces.js';
import type { Stamp } from '../stamp.js';
import { clean, directionsOf, isRightToLeft } from '../text.js';
import { fictionalMark, page, runningWords, type Running } from '../words.js';

export async function* docxOf(
  document: MinutesDocument,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncGenerator<Uint8Array> {
  const children: FileChild[] = [];
  for await (const pieces of piecesOf(document, stamp, options))
    for (const piece of pieces) children.push(...ofPiece(piece));
  const running = runningWords(document, stamp);
  const file = new Document({
    creator: 'Quorate',
    lastModifiedBy: 'Quorate',
    title: clean(running.name),
    styles,
    numbering,
    sections: [
      {
        properties: { page: { size: measure.page, margin: measure.margin } },
        headers: { default: header(running) },
        footers: { default: footer(running) },
        children,
      },
    ],
  });
  yield await Packer.toBuffer(file);
}

/** Runs of text with their breaks, each in its own direction. */
const runs = (text: string, extra: IRunOptions = {}, onNewLine = false): TextRun[] =>
  text.split('\n').flatMap((line, index) =>
    directionsOf(line).map(
      (part, place) =>
        new TextRun({
          ...extra,
          text: part.text,
          ...(part.rightToLeft ? { rightToLeft: true } : {}),
          ...((index > 0 || onNewLine) && place === 0 ? { break: 1 } : {}),
        }),
    ),
  );

const paragraph = (text: string, extra: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...extra, ...(isRightToLeft(text) ? { bidirectional: true } : {}), children: runs(text) });

const styled = { paragraph: undefined, mark: 'Mark', sources: 'Sources' } as const;

function ofPiece(piece: Piece): FileChild[] {
  switch (piece.kind) {
    case 'title':
      return [paragraph(piece.text, { heading: HeadingLevel.HEADING_1 })];
    case 'section':
      return [section(piece.text, piece.anchor)];
    case 'heading':
      return [paragraph(piece.text, { heading: HeadingLevel.HEADING_3 })];
    case 'paragraph':
    case 'mark':
    case 'sources':
      return [paragraph(piece.text, { style: styled[piece.kind] })];
    case 'quotation':
      return [paragraph(piece.text, { style: 'Quotation' }), paragraph(piece.of, { style: 'Whose' })];
    case 'narrative':
      return [
        paragraph(piece.byline, { style: 'Byline' }),
        ...piece.paragraphs.map((text) => paragraph(text, { style: 'Narrative' })),
      ];
    case 'facts':
      return piece.facts.flatMap((fact, index) => ofFact(fact, index === piece.facts.length - 1));
    case 'list':
      return piece.items.map((item) => paragraph(item, { style: 'Item', numbering: { reference: bullets, level: 0 } }));
    case 'table':
      return ofTable(piece);
  }
}

const section = (text: string, anchor: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: [new Bookmark({ id: anchor, children: runs(text) })],
  });

/** A name longer than its column has a line of its own. */
const nameMax = 29;

/** A value read from right to left has a paragraph of its own, whose direction is its own. */
function ofFact({ name, value }: Fact, last: boolean): Paragraph[] {
  if (isRightToLeft(value))
    return [
      new Paragraph({ style: 'Fact', keepNext: true, children: runs(name, { style: 'FactName' }) }),
      paragraph(value, { style: 'FactTurned' }),
    ];
  const long = name.length > nameMax || isRightToLeft(name);
  const named = long
    ? runs(name, { style: 'FactName' })
    : [new TextRun({ children: [name, new Tab()], style: 'FactName' })];
  return [new Paragraph({ style: last ? 'LastFact' : 'Fact', children: [...named, ...runs(value, {}, long)] })];
}

function ofTable(table: Table): FileChild[] {
  const widths = columnShares(table).map((share) => Math.floor(share * measure.line));
  const row = (cells: readonly string[], style: string, tableHeader: boolean): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: tableHeader,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [paragraph(cell, { style })],
          }),
      ),
    });
  return [
    paragraph(table.caption, { style: 'Caption' }),
    new DocxTable({
      width: { size: measure.line, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: tableBorders,
      margins: { left: 0, right: 120 },
      rows: [row(table.head, 'HeadCell', true), ...table.rows.map((cells) => row(cells, 'Cell', false))],
    }),
    new Paragraph({ style: 'AfterTable' }),
  ];
}

const mark = ({ fictional }: Running): TextRun[] =>
  fictional ? [new TextRun({ text: `${fictionalMark} `, bold: true, color: '0B0C0C' })] : [];

const header = (running: Running): Header =>
  new Header({
    children: [new Paragraph({ style: 'Running', children: [...mark(running), ...runs(clean(running.handling))] })],
  });

const footer = (running: Running): Footer =>
  new Footer({
    children: [
      new Paragraph({ style: 'Running', children: [...mark(running), ...runs(clean(running.what))] }),
      new Paragraph({
        style: 'Running',
        tabStops: [{ type: TabStopType.RIGHT, position: measure.line }],
        children: [
          ...runs(clean(running.whose)),
          new TextRun({ children: [new Tab(), page.before, PageNumber.CURRENT, page.between, PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
