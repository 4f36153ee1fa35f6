/** Makes the file `record.json` from rows of the log, and signs it. */
import { utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { chainFindings } from './chain.js';
import { finalFindings, finalsOf } from './finals.js';
import { minutesOfRows } from './minutes.js';
import { program } from './program.js';
import { recordBytesMax, recordFormat, recordFormatVersion, signedBytes, type RecordContent, type SignedRecord } from './record.js';
import type { ExportedRow } from './row.js';

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
    format: recordFormat, formatVersion: recordFormatVersion, program, madeAt, meetingId, edition, rows, head, finals: finalsOf(rows), minutes: minutesOfRows(rows),
  };
  const signature = signer.sign(signedBytes(content));
  const record: SignedRecord = { ...content, signature: { algorithm: 'Ed25519', publicKey: signer.publicKey, signature } };
  const bytes = utf8(canonicalJson(record));
  if (bytes.length > recordBytesMax) throw new RecordRefused(`The record would have more than ${recordBytesMax / 1e6} million bytes.`);
  return bytes;
}
