/** One document in one form, as bytes that can leave while the rest is still being made. */
import type { DocumentFormat, MinutesDocument } from '#meeting';
import { docxOf } from './docx/docx.js';
import { htmlOf } from './html/html.js';
import { odtOf } from './odt/odt.js';
import { jsonOf } from './json.js';
import { pdfOf } from './pdf/pdf.js';
import type { RenderOptions } from './pace.js';
import { plainTextOf } from './plain-text.js';
import type { Stamp } from './stamp.js';

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

/** Who makes each form that a document has. */
const makers = {
  docx: docxOf,
  odt: odtOf,
  pdf: pdfOf,
  html: inBytes(htmlOf),
  json: inBytes(jsonOf),
  txt: inBytes(plainTextOf),
} satisfies Readonly<Record<DocumentFormat, Render>>;

/**
 * The document as the bytes of a file.
 * @param options.progress told after each block; `signal` stops the work, and the iteration then throws its reason.
 */
export const render = (
  document: MinutesDocument,
  format: DocumentFormat,
  stamp: Stamp,
  options: RenderOptions = {},
): AsyncIterable<Uint8Array> => makers[format](document, stamp, options);
