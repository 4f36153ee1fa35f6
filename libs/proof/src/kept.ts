/** Whether a document, such as `full.json`, says what a final version of a record said, word for word. */
import { sha256Hex, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { isOvergrown } from './overgrown.js';
import { readRecord } from './read.js';
import { recordBytesMax } from './record.js';

export type KeptVerdict =
  | { readonly kept: true; readonly version: number; readonly row: number }
  | { readonly kept: false; readonly because: string };

type Fields = { readonly [name: string]: unknown };

const not = (because: string): KeptVerdict => ({ kept: false, because });

/**
 * @param document the JSON form of the full minutes, with its stamp or without; @param record the signed record, which is to be
 * verified besides. Never throws on what either may hold.
 */
export function verifyDocument(document: Uint8Array, record: Uint8Array): KeptVerdict {
  const read = readRecord(record);
  if ('finding' in read) return not(read.finding.because);
  const digest = digestIn(document);
  if (digest === undefined) return not('This is no document: it is not JSON, or it was cut off or damaged.');
  const finals = read.record.rows.filter(({ event }) => (event as Fields | undefined)?.['type'] === 'MinutesFinalised');
  const found = finals.find(({ event }) => digestsIn(event as Fields).includes(digest));
  if (found) return { kept: true, version: Number((found.event as Fields)['version']), row: found.sequence };
  return not(
    finals.length === 0
      ? 'The record does not say that its minutes were made final, or that row is withheld from it.'
      : 'No final version in this record has these words: they were changed, are of a version in hand, or are of a copy that points to annexes.',
  );
}

/** Of the document itself: its stamp says of one copy for whom and when it was made. */
function digestIn(bytes: Uint8Array): string | undefined {
  if (bytes.length > recordBytesMax || isOvergrown(bytes)) return undefined;
  try {
    const { stamp: _stamp, ...document } = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    ) as Fields;
    return sha256Hex(utf8(canonicalJson(document)));
  } catch {
    return undefined;
  }
}

const digestsIn = ({ documents }: Fields): unknown[] =>
  (Array.isArray(documents) ? documents : []).map((one: unknown) => (one as Fields | null)?.['sha256']);
