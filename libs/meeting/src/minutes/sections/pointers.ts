/** Where a copy says that its readers find more in a restricted annex: one line in the section, and no word of it. */
import type { AnnexPointer } from '../edition-entries.js';
import type { Block, Section } from '../document.js';
import { paragraph } from './manner.js';

export const seeAnnex = (whom: string): string => `See the restricted annex (for ${whom}).`;

/** At its place in the section the words belong to, as a paper or a short copy has it; otherwise in the last. */
export function withPointers(sections: readonly Section[], annexes: readonly AnnexPointer[] = []): readonly Section[] {
  if (annexes.length === 0) return sections;
  const last = sections.at(-1)?.sectionId;
  const placeOf = ({ sectionId }: AnnexPointer): string | undefined =>
    sections.some((one) => one.sectionId === sectionId) ? sectionId : last;
  return sections.map((section) => {
    const here = annexes.filter((one) => placeOf(one) === section.sectionId);
    return here.length === 0 ? section : { ...section, blocks: here.reduce(pointedIn, section.blocks) };
  });
}

/** Where the first of the words would have stood, before what was entered later; where that cannot be told, last. */
function pointedIn(blocks: readonly Block[], { whom, sequences }: AnnexPointer): readonly Block[] {
  const [first = 0] = sequences;
  const later = blocks.findIndex(
    ({ kind, sources }) => kind === 'heading' && sources !== undefined && sources.every((sequence) => sequence > first),
  );
  const place = later < 0 ? blocks.length : later;
  return [...blocks.slice(0, place), paragraph(seeAnnex(whom), sequences), ...blocks.slice(place)];
}
