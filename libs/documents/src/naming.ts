/** What a file is called and what it is. A name goes through logs, mail and other people's screens: it says reference and edition, never who. */
import { forms, type FileFormat, type MinutesDocument } from '#meeting';

export const mediaTypeOf = (format: FileFormat): string => forms[format].mediaType;

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
  { reference, edition, version }: Pick<MinutesDocument, 'reference' | 'version'> & { readonly edition: string },
  format: FileFormat,
): string {
  return [asciiSafe(reference) || 'meeting', asciiSafe(edition), `v${version}`].join('-') + `.${format}`;
}
