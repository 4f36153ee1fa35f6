/** Makes the file `record.json` from rows of the log, and signs it. */
import { utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { chainFindings } from './chain.js';
import { finalFindings, finalsOf } from './finals.js';
import { minutesOfRows } from './minutes.js';
import { isOvergrown } from './overgrown.js';
import { program } from './program.js';
import {
  recordBytesMax,
  recordFormat,
  recordFormatVersion,
  signedBytes,
  type RecordContent,
  type SignedRecord,
} from './record.js';
import type { ExportedRow } from './row.js';
import { misshapen } from './shape.js';

export interface RecordParts {
  readonly meetingId: string;
  /** Whose reading of the record it is; rows that reader may not see are given through `redact`. */
  readonly edition: string;
  /** ISO instant, UTC. */
  readonly madeAt: string;
  /** All of them, from the first. */
  readonly rows: readonly ExportedRow[];
}

export interface RecordSigner {
  /** 32 bytes of an Ed25519 public key, 64 lower-case hexadecimal digits. */
  readonly publicKey: string;
  /** The signature of these bytes, 128 lower-case hexadecimal digits. */
  sign(message: Uint8Array): string;
}

/** Why no record is made: the rows are not whole, or too many. `message` is a sentence without content. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
}

/**
 * The bytes of a `record.json`, exactly as they are to be kept. Throws `RecordRefused` rather than sign rows that do
 * not verify.
 *
 * @example
 * const rows = (await log.export(meetingId)).map((row) => (mayBeSeen(row) ? row : redact(row)));
 * const bytes = buildRecord({ meetingId, edition: 'agency-police', madeAt: new Date().toISOString(), rows }, signingKey);
 * await writeFile('record.json', bytes);
 */
export function buildRecord({ meetingId, edition, madeAt, rows }: RecordParts, signer: RecordSigner): Uint8Array {
  const last = rows.at(-1);
  if (!last) throw new RecordRefused('There are no rows to make a record of.');
  const head = { sequence: last.sequence, hash: last.hash };
  const [wrong] = [...chainFindings(meetingId, rows, head), ...finalFindings(rows)];
  if (wrong) throw new RecordRefused(`The record is not signed, because it does not verify. ${wrong.because}`);
  const content: RecordContent = {
    format: recordFormat,
    formatVersion: recordFormatVersion,
    program,
    madeAt,
    meetingId,
    edition,
    rows,
    head,
    finals: finalsOf(rows),
    minutes: minutesOfRows(rows),
  };
  const message = signedBytes(content);
  const because = unreadable(content, message);
  if (because !== undefined)
    throw new RecordRefused(`The record is not signed, because nobody could read it. ${because}`);
  return utf8(canonicalJson(signedWith(content, signer.publicKey, signer.sign(message))));
}

const signedWith = (content: RecordContent, publicKey: string, signature: string): SignedRecord => ({
  ...content,
  signature: { algorithm: 'Ed25519', publicKey, signature },
});

/** Of what a signature adds: its own name and members. */
const signatureValues = 4;
const [keyDigits, signatureDigits] = ['0'.repeat(64), '0'.repeat(128)];
const signatureBytes = utf8(
  `"signature":{"algorithm":"Ed25519","publicKey":"${keyDigits}","signature":"${signatureDigits}"},`,
).length;

/** What every reader refuses is found before it is signed. */
function unreadable(content: RecordContent, message: Uint8Array): string | undefined {
  if (message.length + signatureBytes > recordBytesMax)
    return `It would have more than ${recordBytesMax / 1e6} million bytes.`;
  if (isOvergrown(message, signatureValues)) return 'It would be nested deeper, or hold more values, than any record.';
  return misshapen(signedWith(content, keyDigits, signatureDigits));
}
