/** One piece of work: from the rows its readers may have to the bytes of a file. Plain data, so that it can be done on another thread. */
import {
  fold,
  isWithheld,
  looseFiles,
  minutes,
  minutesVersion,
  printedRows,
  type DocumentFormat,
  type DocumentName,
  type Entry,
  type LooseFile,
  type Meeting,
  type MinutesDocument,
  type MinutesOptions,
} from '#meeting';
import { fileNameFor, mediaTypeOf, render, type Stamp } from '#documents';
import { buildRecord, meetingOfRows, type RecordParts, type RecordSigner } from '#proof';
import { looseFileFrom, type LooseContent } from './loose-files.js';
import { asText } from './plain-text.js';

export interface EditionWork {
  readonly kind: 'edition';
  readonly entries: readonly Entry[];
  readonly name: DocumentName;
  /** What tells one person’s copy from another’s in the name of its file. */
  readonly sign?: string | undefined;
  readonly format: DocumentFormat;
  readonly options: MinutesOptions;
  readonly stamp: Stamp;
}
interface FileWork extends LooseContent {
  readonly kind: 'file';
}
interface RecordWork {
  readonly kind: 'record';
  readonly parts: RecordParts;
  readonly reference: string;
  /** The first row as its reader may have it: of somebody who hides it leaves the record whole or not at all. */
  readonly convening: Entry;
}
export type Work = EditionWork | FileWork | RecordWork;

/** A file on its way: what it is called and is, and its bytes as they come. */
export interface Made {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export function madeFrom(work: Work, signer: RecordSigner, signal: AbortSignal): Made {
  switch (work.kind) {
    case 'edition':
      return editionMade(work, signal);
    case 'file':
      return fileMade(work);
    case 'record':
      return { ...recordNamed(work), bytes: inOne(buildRecord(work.parts, signer)) };
  }
}

function editionMade({ entries, name, sign, format, options, stamp }: EditionWork, signal: AbortSignal): Made {
  const document = minutes(printedRows(entries), name, options);
  const named = { ...document, edition: (sign === undefined ? name : `${name}-${sign}`) as DocumentName };
  const stamped: Stamp =
    document.state === 'final' && stamp.sequence !== undefined ? { ...stamp, ...finalIn(entries) } : stamp;
  if (format === 'txt')
    return {
      fileName: withEnding(named, 'txt'),
      mediaType: 'text/plain; charset=utf-8',
      bytes: inOne(asText(document, stamped)),
    };
  return {
    fileName: fileNameFor(named, format),
    mediaType: mediaTypeOf(format),
    bytes: render(document, format, stamped, { signal }),
  };
}

/** What was frozen when what is in hand was last made final; the copy itself may have been made later. */
function finalIn(entries: readonly Entry[]): Pick<Stamp, 'final'> {
  const last = fold(entries)?.finals.at(-1);
  return last ? { final: { version: last.version, sequence: last.upTo, headHash: last.headHash } } : {};
}

function fileMade(work: FileWork): Made {
  const meeting = meetingIn(fold(printedRows(work.entries)));
  const { reference } = meeting;
  return {
    ...looseNamed(work.file, { reference, version: minutesVersion(meeting) }),
    bytes: inOne(looseFileFrom(work, meeting)),
  };
}

/** Named by what its reader knows; where not even the convening is theirs, no version is told. */
function recordNamed({ parts: { rows }, reference, convening }: RecordWork): Omit<Made, 'bytes'> {
  const [first, ...later] = rows;
  const known = first && !isWithheld(convening) ? [{ ...first, event: convening.event }, ...later] : rows;
  const meeting = meetingOfRows(known);
  return looseNamed('record', { reference, version: meeting ? minutesVersion(meeting) : 1 });
}

/** As its reader has it, so that not even a file’s name counts a version they know nothing of. */
function meetingIn(folded: Meeting | undefined): Meeting {
  if (!folded) throw new Error('The rows given do not begin with a convened meeting.');
  return folded;
}

const looseTypes: Readonly<Record<(typeof looseFiles)[LooseFile], string>> = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: mediaTypeOf('json'),
};

const looseNamed = (
  file: LooseFile,
  { reference, version }: Pick<MinutesDocument, 'reference' | 'version'>,
): Omit<Made, 'bytes'> =>
  // named as an edition is, so that it says as little
  ({
    fileName: withEnding({ reference, version, edition: file as DocumentName }, looseFiles[file]),
    mediaType: looseTypes[looseFiles[file]],
  });

const withEnding = (document: Pick<MinutesDocument, 'reference' | 'edition' | 'version'>, ending: string): string =>
  fileNameFor(document, 'json').replace(/json$/u, ending);

const encoder = new TextEncoder();
async function* inOne(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? encoder.encode(content) : content;
}
