/** The one door of the documents: every edition as DOCX, ODT, PDF, HTML and JSON, and the loose files beside them. Knows no Nest. */
export type { Format, Stamp } from './stamp.js';
