import crypto from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/**
 * How rows are chained. Everything an independent verifier needs is on this page.
 *
 * `fields(a, b, …)` is the length-prefixed encoding: for each field its length in bytes as four bytes, big-endian,
 * then the bytes; text is UTF-8. No two lists of fields encode alike.
 *
 * - content digest = SHA-256(fields(salt, canonical)): `salt` is the row's 16 random bytes, `canonical` the event in
 *   RFC 8785 canonical JSON.
 * - row hash = SHA-256(fields(previous, meetingId, sequence, at, by, commandId, content digest)): `previous` is the
 *   32 bytes of the hash of the row before, 32 zero bytes for row 1; `sequence` is written in decimal digits; `by`
 *   is `participant:<participantId>` or `program:<slug>`; the content digest is its 32 bytes.
 *
 * The content enters only by a salted digest, so a row whose content is withheld or destroyed still verifies, and
 * a short or guessable content cannot be tried out against its digest.
 */
export const FIRST_PREVIOUS: Buffer = Buffer.alloc(32);

/** Bytes of random salt in front of every event. */
export const SALT_BYTES = 16;

/** The clear facts of a row that its hash binds. */
export interface ChainedFacts {
  meetingId: string;
  sequence: number;
  at: string;
  /** `participant:<id>` or `program:<slug>` */
  by: string;
  commandId: string;
  contentDigest: Uint8Array;
}

/** The 32 bytes that stand for an event in the chain. `canonical` is the event's canonical JSON, or its UTF-8 bytes. */
export function contentDigest(salt: Uint8Array, canonical: string | Uint8Array): Buffer {
  return sha256(fields(salt, canonical));
}

/** The 32 bytes that bind a row to every row before it. */
export function rowHash(previous: Uint8Array, row: ChainedFacts): Buffer {
  return sha256(
    fields(previous, row.meetingId, String(row.sequence), row.at, row.by, row.commandId, row.contentDigest),
  );
}

/** SHA-256 of the canonical JSON of a command, as 64 hexadecimal digits: the same command always gives the same. */
export function commandDigest(command: unknown): string {
  return sha256Hex(canonicalJson(command));
}

/** The length-prefixed encoding described above; also what binds a sealed row to its place. */
export function fields(...values: (string | Uint8Array)[]): Buffer {
  let size = 0;
  for (const value of values) size += 4 + Buffer.byteLength(value);
  const encoded = Buffer.allocUnsafe(size);
  let at = 0;
  for (const value of values) {
    const length = Buffer.byteLength(value);
    encoded.writeUInt32BE(length, at);
    if (typeof value === 'string') encoded.write(value, at + 4, 'utf8');
    else encoded.set(value, at + 4);
    at += 4 + length;
  }
  return encoded;
}

/** In one call where this Node has it: making a hash object costs more than hashing a row. Text is hashed as UTF-8. */
const sha256Hex =
  typeof crypto.hash === 'function'
    ? (data: string | Uint8Array): string => crypto.hash('sha256', data, 'hex')
    : (data: string | Uint8Array): string => crypto.createHash('sha256').update(data).digest('hex');

const sha256 = (bytes: Uint8Array): Buffer => Buffer.from(sha256Hex(bytes), 'hex');
