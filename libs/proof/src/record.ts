/**
 * The file `record.json`: a meeting’s record that anybody can check without asking whoever made it.
 *
 * The file is its own RFC 8785 canonical form, byte for byte: UTF-8 without a byte order mark, no white space between
 * the members, no line end. What is signed is the canonical form of the same object without its member `signature`.
 */
import type { MinutesDocument } from '#meeting';
import { canonicalJson } from './canonical-json.js';
import { utf8 } from './bytes.js';
import type { ExportedRow } from './row.js';

export const recordFormat = 'quorate-record';
export const recordFormatVersion = 1;

/** Bytes of the largest record that is made or read. */
export const recordBytesMax = 100_000_000;

export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** A row that made minutes final: what it froze, and the signature over that (see `headMessage`). */
export interface Final {
  /** The row itself. */
  readonly row: number;
  readonly version: number;
  readonly sequence: number;
  readonly headHash: string;
  readonly signature: string;
  readonly publicKey: string;
}

export interface Signature {
  readonly algorithm: 'Ed25519';
  /** 32 bytes, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** 64 bytes, 128 hexadecimal digits. */
  readonly signature: string;
}

/** Everything that is signed. */
export interface RecordContent {
  readonly format: typeof recordFormat;
  readonly formatVersion: typeof recordFormatVersion;
  /** Which program made the file. */
  readonly program: string;
  readonly madeAt: string;
  readonly meetingId: string;
  /** Whose reading of the record this is: `full`; where something is withheld, `agency-<agencyId>`, or `outside` for somebody outside the meeting. */
  readonly edition: string;
  readonly rows: readonly ExportedRow[];
  readonly head: Head;
  readonly finals: readonly Final[];
  /** As the rows make them; `null` only where the convening itself is withheld. */
  readonly minutes: MinutesDocument | null;
}

export interface SignedRecord extends RecordContent {
  readonly signature: Signature;
}

export const signedBytes = ({
  signature: _signature,
  ...content
}: RecordContent & { readonly signature?: Signature }): Uint8Array => utf8(canonicalJson(content));
