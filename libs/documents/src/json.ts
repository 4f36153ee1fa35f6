/** The document as data, with its stamp beside what it says: a block at a time. */
import type { MinutesDocument } from '#meeting';
import { Pace, type RenderOptions } from './pace.js';
import type { Stamp } from './stamp.js';

export async function* jsonOf(
  document: MinutesDocument,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncGenerator<string> {
  const pace = new Pace(
    document.sections.reduce((count, { blocks }) => count + blocks.length, 0),
    options,
  );
  const { sections, ...rest } = document;
  yield `${JSON.stringify({ ...rest, stamp }).slice(0, -1)},"sections":[`;
  for (const [index, { blocks, ...section }] of sections.entries()) {
    yield `${index > 0 ? ',' : ''}${JSON.stringify(section).slice(0, -1)},"blocks":[`;
    for (const [place, block] of blocks.entries()) {
      yield `${place > 0 ? ',' : ''}${JSON.stringify(block)}`;
      await pace.step();
    }
    yield ']}';
  }
  yield ']}';
}
