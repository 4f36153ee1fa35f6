import { hkdfSync } from 'node:crypto';
import { KEY_BYTES, openWith, sealWith } from './sealing.js';

/**
 * What the master key can do; the key itself never leaves this class.
 * The master key is used for nothing but deriving: every purpose has a key of its own.
 */
export class KeyStore {
  readonly #master: Uint8Array;
  readonly #derived = new Map<string, Buffer>();

  /** `master`: 32 random bytes. */
  constructor(master: Uint8Array) {
    if (master.length !== KEY_BYTES) throw new RangeError(`A master key has ${KEY_BYTES} bytes.`);
    this.#master = Uint8Array.from(master);
  }

  /** 32 bytes for one purpose, always the same for the same label and master key (HKDF-SHA-256, no salt). */
  derive(label: string): Buffer {
    const known = this.#derived.get(label);
    if (known) return Buffer.from(known);
    const key = Buffer.from(hkdfSync('sha256', this.#master, Buffer.alloc(0), `quorate/${label}`, KEY_BYTES));
    this.#derived.set(label, key);
    return Buffer.from(key);
  }

  /**
   * Seals a small payload, such as a column of one of the server's tables. `label` says what it is and where it
   * stands (`session:<id>`); it is bound to the result, so that a value moved to another place does not open.
   */
  seal(label: string, plaintext: string | Uint8Array): Buffer {
    const plain = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
    return sealWith(this.derive('sealed'), Buffer.from(label, 'utf8'), [plain]);
  }

  /** The reverse of `seal`. Throws `CannotOpen` under another key or label, or when a byte was changed. */
  open(label: string, sealed: Uint8Array): Buffer {
    return openWith(this.derive('sealed'), Buffer.from(label, 'utf8'), sealed);
  }
}
