/** A document as a row of pieces, words and all: the one walk that every form of it is written from. */
import {
  aboutDocument,
  notStated,
  whichDocument,
  type Block,
  type DocumentName,
  type MinutesDocument,
  type Section,
} from '#meeting';
import { Pace, type RenderOptions } from './pace.js';
import type { Stamp } from './stamp.js';
import { clean, isBlank, paragraphsOf } from './text.js';
import * as words from './words.js';

export interface Fact {
  readonly name: string;
  readonly value: string;
}
export type Piece =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'mark' | 'sources'; readonly text: string }
  | { readonly kind: 'section'; readonly text: string; readonly anchor: string }
  | { readonly kind: 'quotation'; readonly text: string; readonly of: string }
  | { readonly kind: 'narrative'; readonly byline: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table;
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** More columns than these are not legible side by side on a page. */
const columnsMax = 5;

/** Who checks a document against the record is told where each part comes from; who only reads it is not. */
const namesSources = (edition: DocumentName): boolean => aboutDocument(whichDocument(edition)).saysSources;

/** Every piece in reading order, a block's together, pausing so that whoever else needs the thread gets it. */
export async function* piecesOf(
  document: MinutesDocument,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncGenerator<readonly Piece[]> {
  const pace = new Pace(
    document.sections.reduce((count, { blocks }) => count + blocks.length, 0),
    options,
  );
  yield opening(document, stamp);
  for (const [number, section] of document.sections.entries()) {
    yield [{ kind: 'section', text: orElse(section.title, words.untitled), anchor: `section-${number + 1}` }];
    if (section.blocks.length === 0) yield [{ kind: 'paragraph', text: words.emptySection }];
    for (const [index, block] of section.blocks.entries()) {
      yield [...ofBlock(block), ...(namesSources(document.edition) ? ofSources(section, index) : [])];
      await pace.step();
    }
  }
}

const orElse = (text: string, otherwise: string): string => (isBlank(text) ? otherwise : clean(text));
const orNotStated = (text: string): string => orElse(text, notStated);
const cleanFact = ({ name, value }: Fact): Fact => ({
  name: words.factName(orElse(name, words.untitled)),
  value: orNotStated(value),
});

function opening(document: MinutesDocument, stamp: Stamp): Piece[] {
  return [
    { kind: 'title', text: orElse(document.title, document.reference) },
    ...(stamp.fictional ? [{ kind: 'mark' as const, text: words.fictionalSentence }] : []),
    { kind: 'facts', facts: words.aboutThisCopy(document, stamp).map(cleanFact) },
  ];
}

function ofBlock(block: Block): Piece[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return isBlank(block.text) ? [] : [{ kind: block.kind, text: clean(block.text) }];
    case 'quotation':
      return [
        {
          kind: 'quotation',
          text: words.quotedWords(orNotStated(block.text)),
          of: words.whoseWords(orNotStated(block.of)),
        },
      ];
    case 'narrative':
      return isBlank(block.text)
        ? []
        : [
            {
              kind: 'narrative',
              byline: words.besideTheRecord(orNotStated(block.by), block.at),
              paragraphs: paragraphsOf(clean(block.text)),
            },
          ];
    case 'facts':
      return block.facts.length === 0 ? [] : [{ kind: 'facts', facts: block.facts.map(cleanFact) }];
    case 'list':
      return block.items.length === 0 ? [] : [{ kind: 'list', items: block.items.map(orNotStated) }];
    case 'table':
      return ofTable(block);
  }
}

/** A table that fits a page as it is; a wider one as labelled facts, row by row, so that it stays legible. */
function ofTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): Piece[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), head.length);
  const names = Array.from({ length: width }, (_, index) => orElse(head[index] ?? '', words.columnName(index + 1)));
  const cells = (row: readonly string[]) => names.map((_, index) => orNotStated(row[index] ?? ''));
  const named = orElse(caption, words.untitled);
  if (rows.length === 0 || width === 0)
    return [
      { kind: 'heading', text: named },
      { kind: 'paragraph', text: words.emptyTable },
    ];
  if (width <= columnsMax) return [{ kind: 'table', caption: named, head: names, rows: rows.map(cells) }];
  return rows.flatMap((row, index): Piece[] => [
    { kind: 'heading', text: words.rowName(named, index + 1, rows.length) },
    { kind: 'facts', facts: cells(row).map((value, column) => ({ name: words.factName(names[column] ?? ''), value })) },
  ]);
}

/** What a block comes from: its own rows, or those of the heading it stands under. */
function sourcesOf({ blocks }: Section, index: number): readonly number[] {
  for (let place = index; place >= 0; place -= 1) {
    const block = blocks[place];
    if (block?.sources?.length) return block.sources;
    if (block?.kind === 'heading') return [];
  }
  return [];
}

/** Said once, after the last of neighbouring blocks that come from the same rows. */
function ofSources(section: Section, index: number): Piece[] {
  const sources = sourcesOf(section, index);
  if (sources.length === 0) return [];
  const [block, next] = [section.blocks[index], section.blocks[index + 1]];
  const nextSources = next ? sourcesOf(section, index + 1) : [];
  const saidLater =
    block?.kind === 'heading'
      ? sources.every((one) => nextSources.includes(one))
      : next?.kind !== 'heading' && nextSources.join() === sources.join();
  return saidLater ? [] : [{ kind: 'sources', text: words.sourcesInWords(sources) }];
}
