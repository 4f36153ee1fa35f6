/** The document model every edition of the minutes is made in, and every renderer reads. */
import type { Instant } from '../vocabulary.js';

export const sectionIds = [
  'attendance', 'quorum', 'contributions', 'received-outside', 'voice', 'analysis', 'decisions', 'disagreements', 'actions', 'family',
  'outstanding', 'summary',
] as const;
export type SectionId = (typeof sectionIds)[number];
export type Edition = 'full' | 'family';

/** Where a block comes from: sequences of the record. */
export interface Sourced { readonly sources?: readonly number[] }

export type Block = Sourced & (
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Words kept exactly, with whose they are. */
  | { readonly kind: 'quotation'; readonly text: string; readonly of: string }
  /** Named facts; a blank one reads “not stated”. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
);

export interface Section { readonly sectionId: SectionId; readonly title: string; readonly blocks: readonly Block[] }

export interface MinutesDocument {
  readonly title: string;
  readonly edition: Edition;
  readonly reference: string;
  /** `draft` while the meeting lasts. */
  readonly state: 'forming' | 'draft';
  /** Sequence of the last row it was made from. */
  readonly upTo: number;
  readonly closedAt?: Instant;
  readonly sections: readonly Section[];
}

export const notStated = 'not stated';

/** A document as plain text, a blank line between blocks. */
export const asPlainText = ({ title, sections }: MinutesDocument): string =>
  [title, ...sections.flatMap((section) => [section.title.toUpperCase(), ...section.blocks.map(blockAsText)])].join('\n\n');

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'heading': case 'paragraph': return block.text;
    case 'quotation': return `“${block.text}” (${block.of})`;
    case 'facts': return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    case 'list': return block.items.map((item) => `- ${item}`).join('\n');
    case 'table': return [block.caption, block.head.join(' | '), ...block.rows.map((row) => row.join(' | '))].join('\n');
  }
}
