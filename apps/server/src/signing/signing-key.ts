/** The key this installation vouches with: Ed25519, for finals and exported records. The private half never leaves this class. */
import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { fingerprintOf, headMessage, type FrozenHead, type RecordSigner } from '#proof';

/** Both in lower-case hexadecimal digits: 128 of the signature, 64 of the key that made it. */
export interface HeadSignature {
  readonly signature: string;
  readonly publicKey: string;
}

/** What anybody may have of it. */
export interface PublishedKey {
  readonly algorithm: 'Ed25519';
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  /** SHA-256 of the key’s 32 bytes in groups of four digits, as people compare it. */
  readonly fingerprint: string;
  readonly pem: string;
}

export class SigningKey implements RecordSigner {
  readonly published: PublishedKey;
  readonly #key: KeyObject;

  /** `key`: an Ed25519 private key. */
  constructor(key: KeyObject) {
    if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519')
      throw new TypeError('A signing key is an Ed25519 private key.');
    this.#key = key;
    const open = createPublicKey(key);
    const publicKey = Buffer.from(open.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
    this.published = {
      algorithm: 'Ed25519',
      publicKey,
      fingerprint: fingerprintOf(publicKey),
      pem: open.export({ type: 'spki', format: 'pem' }).toString(),
    };
  }

  get publicKey(): string {
    return this.published.publicKey;
  }

  sign(message: Uint8Array): string {
    return sign(null, message, this.#key).toString('hex');
  }

  /** Vouches for the place a meeting’s record had reached when its minutes were made final. */
  signHead(head: FrozenHead): HeadSignature {
    return { signature: this.sign(headMessage(head)), publicKey: this.publicKey };
  }
}
