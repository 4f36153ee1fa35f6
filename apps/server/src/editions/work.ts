/** One piece of work: from the rows its readers may have to the bytes of a file. Plain data, so that it can be done on another thread. */
import { looseFiles, minutes, type DocumentFormat, type DocumentName, type Entry, type LooseFile, type MinutesDocument, type MinutesOptions } from '#meeting';
import { fileNameFor, mediaTypeOf, render, type Stamp } from '#documents';
import { buildRecord, type RecordParts, type RecordSigner } from '#proof';
import { looseFileFrom, type LooseContent } from './loose-files.js';
import { asText } from './plain-text.js';

export interface EditionWork {
  readonly kind: 'edition';
  readonly entries: readonly Entry[];
  readonly name: DocumentName;
  readonly format: DocumentFormat;
  readonly options: MinutesOptions;
  readonly stamp: Stamp;
  /** Where the record stood when it was last made final. */
  readonly final?: Pick<Stamp, 'sequence' | 'headHash'>;
}
/** What a file’s name says of the meeting, besides what is in the file. */
export interface Named { readonly reference: string; readonly version: number }
export interface FileWork extends Named, LooseContent { readonly kind: 'file' }
export interface RecordWork extends Named { readonly kind: 'record'; readonly parts: RecordParts }
export type Work = EditionWork | FileWork | RecordWork;

/** A file on its way: what it is called and is, and its bytes as they come. */
export interface Made { readonly fileName: string; readonly mediaType: string; readonly bytes: AsyncIterable<Uint8Array> }

export function madeFrom(work: Work, signer: RecordSigner, signal: AbortSignal): Made {
  switch (work.kind) {
    case 'edition': return editionMade(work, signal);
    case 'file': return { ...looseNamed(work.file, work), bytes: inOne(looseFileFrom(work)) };
    case 'record': return { ...looseNamed('record', work), bytes: inOne(buildRecord(work.parts, signer)) };
  }
}

function editionMade({ entries, name, format, options, stamp, final }: EditionWork, signal: AbortSignal): Made {
  const document = minutes(entries, name, options);
  const stamped: Stamp = document.state === 'final' ? { ...stamp, ...final } : stamp;
  if (format === 'txt') return { fileName: withEnding(document, 'txt'), mediaType: 'text/plain; charset=utf-8', bytes: inOne(asText(document, stamped)) };
  return { fileName: fileNameFor(document, format), mediaType: mediaTypeOf(format), bytes: render(document, format, stamped, { signal }) };
}

const looseTypes: Readonly<Record<(typeof looseFiles)[LooseFile], string>> = { csv: 'text/csv; charset=utf-8', ics: 'text/calendar; charset=utf-8', json: mediaTypeOf('json') };

const looseNamed = (file: LooseFile, { reference, version }: Named): Omit<Made, 'bytes'> =>
  // named as an edition is, so that it says as little
  ({ fileName: withEnding({ reference, version, edition: file as DocumentName }, looseFiles[file]), mediaType: looseTypes[looseFiles[file]] });

const withEnding = (document: Pick<MinutesDocument, 'reference' | 'edition' | 'version'>, ending: string): string => fileNameFor(document, 'json').replace(/json$/u, ending);

const encoder = new TextEncoder();
async function* inOne(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? encoder.encode(content) : content;
}
