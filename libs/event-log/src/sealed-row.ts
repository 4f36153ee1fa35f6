import type { KeyObject } from 'node:crypto';
import { SALT_BYTES, fields } from './chain.js';
import { CannotOpen, openWith, sealWith } from './sealing.js';
import type { RecordedEvent } from './rows.js';

const DIGEST_BYTES = 32;

/**
 * What the sealed column of a row holds: salt (16 bytes), command digest (32 bytes), canonical JSON of the event.
 * The command digest is in here, and not in a column of its own, because a command such as an arrival has few
 * possible contents and its bare digest could be guessed.
 */
export interface SealedContent {
  salt: Buffer;
  /** 64 hexadecimal digits */
  commandDigest: string;
  /** UTF-8 bytes of the event's canonical JSON */
  canonical: Buffer;
}

/** Seals one row under its meeting's key, bound to its place in the log. */
export function sealRow(key: KeyObject, place: Place, content: SealedContent, nonce: Uint8Array): Buffer {
  const digest = Buffer.from(content.commandDigest, 'hex');
  if (digest.length !== DIGEST_BYTES) throw new RangeError('A command digest is 64 hexadecimal digits.');
  return sealWith(key, placeBytes(place), [content.salt, digest, content.canonical], nonce);
}

/** The reverse of `sealRow`. Throws `CannotOpen` under another key, in another place, or when a byte was changed. */
export function openRow(key: KeyObject, place: Place, sealed: Uint8Array): SealedContent {
  const plain = openWith(key, placeBytes(place), sealed);
  if (plain.length < SALT_BYTES + DIGEST_BYTES) throw new CannotOpen();
  return {
    salt: plain.subarray(0, SALT_BYTES),
    commandDigest: plain.toString('hex', SALT_BYTES, SALT_BYTES + DIGEST_BYTES),
    canonical: plain.subarray(SALT_BYTES + DIGEST_BYTES),
  };
}

/** The event that was sealed. */
export function eventOf(content: SealedContent): RecordedEvent {
  return JSON.parse(content.canonical.toString('utf8')) as RecordedEvent;
}

/** Where a row stands. */
export interface Place {
  meetingId: string;
  sequence: number;
}

function placeBytes({ meetingId, sequence }: Place): Buffer {
  return fields(meetingId, String(sequence));
}
