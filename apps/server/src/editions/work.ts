/** One piece of work: from the rows its readers may have to the bytes of a file. Plain data, so that it can be done on another thread. */
import {
  fold,
  isWithheld,
  minutes,
  minutesVersion,
  printedRows,
  documentName,
  forms,
  looseFiles,
  type DocumentFormat,
  type Entry,
  type LooseFile,
  type Meeting,
  type MinutesDocument,
  type MinutesOptions,
  type Printable,
} from '#meeting';
import { fileNameFor, looseFileFrom, render, type LooseContent, type Stamp } from '#documents';
import { buildRecord, meetingOfRows, type RecordParts, type RecordSigner } from '#proof';

export interface EditionWork {
  readonly kind: 'edition';
  /** Where it is printed as it was kept; otherwise it is made from the rows. */
  readonly document?: MinutesDocument;
  readonly entries: readonly Entry[];
  readonly which: Printable;
  /** What tells one person’s copy from another’s in the name of its file. */
  readonly sign?: string | undefined;
  readonly format: DocumentFormat;
  readonly options: MinutesOptions;
  readonly stamp: Stamp;
}
interface FileWork extends LooseContent {
  readonly kind: 'file';
  readonly file: Exclude<LooseFile, 'record'>;
  readonly entries: readonly Entry[];
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

function editionMade(work: EditionWork, signal: AbortSignal): Made {
  const { entries, which, sign, format, options, stamp } = work;
  const document = work.document ?? minutes(printedRows(entries), which, options);
  const name = documentName(which);
  const named = { ...document, edition: sign === undefined ? name : `${name}-${sign}` };
  const stamped: Stamp =
    document.state === 'final' && stamp.sequence !== undefined ? { ...stamp, ...finalIn(entries, document) } : stamp;
  return {
    fileName: fileNameFor(named, format),
    mediaType: forms[format].mediaType,
    bytes: render(document, format, stamped, { signal }),
  };
}

/** What was frozen when what is in hand was last made final; the copy itself may have been made later. */
function finalIn(entries: readonly Entry[], { version }: MinutesDocument): Pick<Stamp, 'final'> {
  const final = fold(entries)?.finals.find((one) => one.version === version);
  return final ? { final: { version, sequence: final.upTo, headHash: final.headHash } } : {};
}

function fileMade(work: FileWork): Made {
  const meeting = meetingIn(fold(printedRows(work.entries)));
  const { reference } = meeting;
  return {
    ...looseNamed(work.file, { reference, version: minutesVersion(meeting) }),
    bytes: inOne(looseFileFrom(work.file, meeting, work)),
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

/** Named as an edition is, so that it says as little. */
const looseNamed = (
  file: LooseFile,
  { reference, version }: Pick<MinutesDocument, 'reference' | 'version'>,
): Omit<Made, 'bytes'> => ({
  fileName: fileNameFor({ reference, version, edition: file }, looseFiles[file]),
  mediaType: forms[looseFiles[file]].mediaType,
});

const encoder = new TextEncoder();
async function* inOne(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? encoder.encode(content) : content;
}
