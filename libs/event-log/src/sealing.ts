import { createCipheriv, createDecipheriv, randomBytes, type CipherKey } from 'node:crypto';
import { Sayable } from './sayable.js';

/** Bytes of the key of AES-256. */
export const KEY_BYTES = 32;
/** Bytes of the random nonce in front of every sealed value. */
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. The result is nonce (12 bytes), ciphertext, tag (16 bytes). `place` is bound to it but not stored:
 * a sealed value moved to another place does not open. A `nonce` that is given must be fresh random bytes, never
 * used with this key before.
 */
export function sealWith(
  key: CipherKey,
  place: Uint8Array,
  plain: readonly Uint8Array[],
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(place);
  // joined first: a copy costs less than another call into the cipher
  const sealed = cipher.update(plain.length === 1 && plain[0] ? plain[0] : Buffer.concat(plain));
  cipher.final();
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

/** The reverse of `sealWith`. Throws `CannotOpen` when the key, the place or a single byte is not the one it was sealed with. */
export function openWith(key: CipherKey, place: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new CannotOpen();
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(place);
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, end));
  try {
    decipher.final();
  } catch {
    throw new CannotOpen();
  }
  return plain;
}

/** The key is another one, or the value was changed or moved. */
export class CannotOpen extends Sayable {
  override readonly name = 'CannotOpen';
  constructor() {
    super('This cannot be opened with this key: the key is another one, or what is stored was changed or moved.');
  }
}
