/** The one door of the documents: every edition as DOCX, ODT, PDF, HTML and JSON, and the loose files beside them. Knows no Nest. */
export { formats, type Format, type Stamp } from './stamp.js';
export { render } from './render.js';
export { fileNameFor, mediaTypeOf } from './naming.js';
export { minutesSchema } from './schema.js';
export type { RenderOptions } from './pace.js';
export { editionInWords, versionInWords } from './words.js';
