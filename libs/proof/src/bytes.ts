/** Bytes as they are written, joined and hashed in the chain. */
import { sha256 } from '@noble/hashes/sha2.js';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** `digits`: an even number of hexadecimal digits. */
export function fromHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  return bytes;
}

/** Each field’s length in bytes as four bytes, big-endian, then the field; text is UTF-8. No two lists of fields are written alike. */
export function fields(...values: readonly (string | Uint8Array)[]): Uint8Array {
  const parts = values.map((value) => (typeof value === 'string' ? utf8(value) : value));
  const written = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(written.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    written.set(part, at + 4);
    at += 4 + part.length;
  }
  return written;
}

export const digestOf = (...values: readonly (string | Uint8Array)[]): string => hex(sha256(fields(...values)));
export const sha256Hex = (bytes: Uint8Array): string => hex(sha256(bytes));
