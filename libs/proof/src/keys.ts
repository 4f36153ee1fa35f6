/** Public keys as people compare them: a fingerprint read out over the telephone, or a PEM file. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { fromHex, hex, sha256Hex } from './bytes.js';

/** SHA-256 of the 32 bytes of an Ed25519 public key, in sixteen groups of four hexadecimal digits. `publicKey`: 64 of them. */
export const fingerprintOf = (publicKey: string): string =>
  (sha256Hex(fromHex(publicKey)).match(/.{4}/g) ?? []).join(' ');

/** Everything before the 32 bytes in the standard wrapping of an Ed25519 public key (RFC 8410). */
const wrapping = '302a300506032b6570032100';

/** A fingerprint from what somebody pasted: one, however it is spaced, or a public key in PEM; otherwise a sentence. */
export function pinnedFingerprint(pasted: string): { fingerprint: string } | { because: string } {
  const pem = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]*)-----END PUBLIC KEY-----/u.exec(pasted);
  if (pem) return fingerprintOfPem(pem[1] ?? '');
  const digits = pasted.toLowerCase().replace(/[\s:.-]/gu, '');
  if (/^[0-9a-f]{64}$/u.test(digits)) return { fingerprint: (digits.match(/.{4}/g) ?? []).join(' ') };
  return {
    because:
      'The key to compare with cannot be read. Give its fingerprint, 64 digits from 0 to 9 and a to f, or the public key in PEM, from BEGIN to END.',
  };
}

function fingerprintOfPem(base64: string): { fingerprint: string } | { because: string } {
  const der = unwrapped(base64.replace(/\s/gu, ''));
  if (der?.length === 88 && der.startsWith(wrapping)) return { fingerprint: fingerprintOf(der.slice(wrapping.length)) };
  return {
    because: 'The key to compare with is not an Ed25519 public key. Ask for the one that “npm run public-key” prints.',
  };
}

function unwrapped(base64: string): string | undefined {
  try {
    return hex(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** Strictly as RFC 8032 has it: no second way of writing a signature, and no key that fits more than one message. */
export function isSignedBy(publicKey: string, signature: string, message: Uint8Array): boolean {
  try {
    return ed25519.verify(fromHex(signature), message, fromHex(publicKey), { zip215: false });
  } catch {
    return false;
  }
}
