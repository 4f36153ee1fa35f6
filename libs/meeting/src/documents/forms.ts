/** Every form a file is made in: its ending is its name, its media type says what it is, its label is read on a button. Who makes each is said once, beside the makers. */

interface FileForm {
  readonly label: string;
  /** Where several stand in one line. */
  readonly short: string;
  readonly mediaType: string;
}

/** Forms an edition, a paper or an annex is made in. */
const ofDocuments = {
  docx: {
    label: 'Word (DOCX)',
    short: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  odt: { label: 'OpenDocument (ODT)', short: 'OpenDocument', mediaType: 'application/vnd.oasis.opendocument.text' },
  pdf: { label: 'PDF', short: 'PDF', mediaType: 'application/pdf' },
  html: { label: 'Web page (HTML)', short: 'Web page', mediaType: 'text/html; charset=utf-8' },
  json: { label: 'Data (JSON)', short: 'Data', mediaType: 'application/json; charset=utf-8' },
  txt: { label: 'Plain text', short: 'Plain text', mediaType: 'text/plain; charset=utf-8' },
} as const satisfies Readonly<Record<string, FileForm>>;

/** Forms that only a loose file has. */
const ofLooseFiles = {
  csv: { label: 'Table (CSV)', short: 'Table', mediaType: 'text/csv; charset=utf-8' },
  ics: { label: 'Calendar (ICS)', short: 'Calendar', mediaType: 'text/calendar; charset=utf-8' },
} as const satisfies Readonly<Record<string, FileForm>>;

export type DocumentFormat = keyof typeof ofDocuments;
export type FileFormat = DocumentFormat | keyof typeof ofLooseFiles;
export const forms: Readonly<Record<FileFormat, FileForm>> = { ...ofDocuments, ...ofLooseFiles };
export const documentFormats = Object.keys(ofDocuments) as readonly DocumentFormat[];
export const fileFormats = Object.keys(forms) as readonly FileFormat[];
export const isDocumentFormat = (word: string): word is DocumentFormat => Object.hasOwn(ofDocuments, word);

/** What is taken out beside the minutes, for a register, a calendar or a return, and the signed record itself: each in the one form it has. */
export const looseFiles = {
  attendance: 'csv',
  actions: 'csv',
  meeting: 'ics',
  dataset: 'json',
  record: 'json',
} as const satisfies Readonly<Record<string, FileFormat>>;
export type LooseFile = keyof typeof looseFiles;
