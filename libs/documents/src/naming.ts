/** What a file is called and what it is. A name goes through logs, mail and other people's screens: it says reference and edition, never who. */
import type { MinutesDocument } from '#meeting';
import type { Format } from './stamp.js';

const mediaTypes: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
export const mediaTypeOf = (format: Format): string => mediaTypes[format];

/** Longest part of a file's name, so that it fits every file system. */
const partMax = 60;
const asciiSafe = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, partMax)
    .replace(/-+$/, '');

/** `NM-1-full-v2.pdf`. */
export function fileNameFor(
  { reference, edition, version }: Pick<MinutesDocument, 'reference' | 'edition' | 'version'>,
  format: Format,
): string {
  return [asciiSafe(reference) || 'meeting', asciiSafe(edition), `v${version}`].join('-') + `.${format}`;
}
