/** The one door of the documents: every edition as DOCX, ODT, PDF, HTML and JSON, and the loose files beside them. Knows no Nest. */
export type { Stamp } from './stamp.js';
export { render } from './render.js';
export { clean } from './text.js';
export { fileNameFor, mediaTypeOf } from './naming.js';
export { minutesSchema } from './schema.js';
export type { RenderOptions } from './pace.js';
export { editionTitle, finalInWords, versionInWords } from './words.js';
export { looseFileFrom, type LooseContent } from './loose/loose-files.js';
export { actionsCsv, attendanceCsv } from './loose/csv.js';
export { meetingIcs, type CalendarOptions } from './loose/ics.js';
export {
  safeguardingCsv,
  safeguardingDataset,
  ssdColumns,
  type SafeguardingDataset,
  type SsdRow,
  type SsdTable,
} from './loose/dataset.js';
