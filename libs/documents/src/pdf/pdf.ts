/** The document as PDF/UA: tagged, bookmarked, every page stamped; pages leave as they are full. */
import type { MinutesDocument } from '#meeting';
import type { RenderOptions } from '../pace.js';
import { piecesOf } from '../pieces.js';
import type { Stamp } from '../stamp.js';
import { clean } from '../text.js';
import { isPaper, runningWords } from '../words.js';
import { Flow } from './flow.js';
import { LineBreaker } from './lines.js';
import { PiecesInPdf } from './pieces.js';
import { RunningLines } from './running.js';
import { Shaper } from './shape.js';
import { Sheet } from './sheet.js';

const paperTightness = 0.45;

export async function* pdfOf(
  document: MinutesDocument,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncGenerator<Uint8Array> {
  const words = runningWords(document, stamp);
  const sheet = new Sheet({ title: clean(words.name), madeAt: stamp.madeAt });
  const breaker = new LineBreaker(new Shaper(sheet.fonts));
  const running = new RunningLines(sheet, breaker, words);
  const flow = new Flow(sheet, running);
  flow.nextPage();
  const drawn = new PiecesInPdf(flow, breaker, isPaper(document) ? paperTightness : 1);
  for await (const pieces of piecesOf(document, stamp, options)) {
    for (const piece of pieces) drawn.draw(piece);
    const ready = sheet.take();
    if (ready) yield ready;
  }
  drawn.end();
  running.end();
  sheet.end();
  for (let rest = sheet.take(); rest; rest = sheet.take()) yield rest;
}
