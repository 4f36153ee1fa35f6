/** One document in one form, as bytes that can leave while the rest is still being made. */
import type { MinutesDocument } from '#meeting';
import { docxOf } from './docx/docx.js';
import { htmlOf } from './html/html.js';
import { odtOf } from './odt/odt.js';
import { jsonOf } from './json.js';
import { pdfOf } from './pdf/pdf.js';
import type { RenderOptions } from './pace.js';
import type { Format, Stamp } from './stamp.js';

type Render = (document: MinutesDocument, stamp: Stamp, options: RenderOptions) => AsyncIterable<Uint8Array>;

const inBytes = (
  write: (document: MinutesDocument, stamp: Stamp, options: RenderOptions) => AsyncIterable<string>,
): Render =>
  async function* bytes(document, stamp, options) {
    let kept = '';
    for await (const text of write(document, stamp, options)) {
      kept += text;
      if (kept.length < chunk) continue;
      yield encoder.encode(kept);
      kept = '';
    }
    yield encoder.encode(kept);
  };
const encoder = new TextEncoder();
/** Characters sent at a time. */
const chunk = 64_000;

const forms: Record<Format, Render> = {
  docx: docxOf,
  odt: odtOf,
  pdf: pdfOf,
  html: inBytes(htmlOf),
  json: inBytes(jsonOf),
};

/**
 * The document as the bytes of a file.
 * @param options.progress told after each block; `signal` stops the work, and the iteration then throws its reason.
 */
export const render = (
  document: MinutesDocument,
  format: Format,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncIterable<Uint8Array> => forms[format](document, stamp, options);
