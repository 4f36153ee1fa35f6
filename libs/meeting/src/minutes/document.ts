/** The document model every edition of the minutes is made in, and every renderer reads. */
import type { MinutesState, Length } from '../documents/parts.js';
import type { DocumentName } from '../documents/which.js';
import type { Instant } from '../vocabulary.js';

/** Where a block comes from: sequences of the record. */
export interface Sourced {
  readonly sources?: readonly number[];
}

export type Block = Sourced &
  (
    | { readonly kind: 'heading'; readonly text: string }
    | { readonly kind: 'paragraph'; readonly text: string }
    /** Words kept exactly, with whose they are. */
    | { readonly kind: 'quotation'; readonly text: string; readonly of: string }
    /** What the minute-taker wrote beside the record; never in place of it. Blank lines part its paragraphs. */
    | { readonly kind: 'narrative'; readonly text: string; readonly by: string; readonly at: Instant }
    /** Named facts; a blank one reads “not stated”. */
    | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
    | { readonly kind: 'list'; readonly items: readonly string[] }
    | {
        readonly kind: 'table';
        readonly caption: string;
        readonly head: readonly string[];
        readonly rows: readonly (readonly string[])[];
      }
  );

/** `sectionId` is a `SectionId` in an edition, a slug of its own in a paper. */
export interface Section {
  readonly sectionId: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface MinutesDocument {
  readonly title: string;
  /** Its name: a document leaves this program as it stands here. */
  readonly edition: DocumentName;
  readonly reference: string;
  readonly state: MinutesState;
  /** 1 until first made final; each later correction makes the next. */
  readonly version: number;
  readonly length: Length;
  /** How it is to be handled, in the procedure's words, printed on every page. */
  readonly classification: string;
  /** Sequence of the last row it was made from; a copy for a family or a child has none. */
  readonly upTo?: number;
  readonly closedAt?: Instant;
  readonly sections: readonly Section[];
}

/** A document as plain text, a blank line between blocks. */
export const asPlainText = ({ title, sections }: MinutesDocument): string =>
  [title, ...sections.flatMap((section) => [section.title.toUpperCase(), ...section.blocks.map(blockAsText)])].join(
    '\n\n',
  );

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'narrative':
      return `${block.text}\n(${block.by}, beside the record)`;
    case 'quotation':
      return `“${block.text}” (${block.of})`;
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return [block.caption, block.head.join(' | '), ...block.rows.map((row) => row.join(' | '))].join('\n');
  }
}
