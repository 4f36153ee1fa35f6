import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Ask } from './asking.js';
import { BoundedMap } from './bounded-map.js';
import { fields } from './chain.js';
import type { KeyStore } from './keys.js';
import { KEY_BYTES, openWith, sealWith } from './sealing.js';

/** How many opened meeting keys are kept in memory. */
const keysKept = 10_000;

/** A meeting's own key, opened, and as it is stored: wrapped by a key derived from the master key. */
export interface MeetingKey {
  meetingId: string;
  key: KeyObject;
  wrapped: Buffer;
}

/** The random key of each meeting. Destroying one wrapped key destroys what that meeting said, and nothing else. */
export class MeetingKeys {
  readonly #opened = new BoundedMap<string, KeyObject>(keysKept);
  readonly #wrapping: Buffer;

  constructor(keys: KeyStore) {
    this.#wrapping = keys.derive('meeting keys');
  }

  /** A new key, not yet stored nor remembered. */
  make(meetingId: string): MeetingKey {
    const key = randomBytes(KEY_BYTES);
    return { meetingId, key: createSecretKey(key), wrapped: sealWith(this.#wrapping, fields(meetingId), [key]) };
  }

  remember({ meetingId, key }: MeetingKey): void {
    this.#opened.set(meetingId, key);
  }

  forget(meetingId: string): void {
    this.#opened.delete(meetingId);
  }

  /** The key, if it is at hand without asking the database. */
  atHand(meetingId: string): KeyObject | undefined {
    return this.#opened.get(meetingId);
  }

  /** `undefined` when the meeting has none. Throws `CannotOpen` under another master key. */
  async find(meetingId: string, ask: Ask): Promise<KeyObject | undefined> {
    const known = this.#opened.get(meetingId);
    if (known) return known;
    const [row] = (await ask('SELECT wrapped FROM meeting_keys WHERE "meetingId" = $1', [meetingId])) as {
      wrapped: Buffer;
    }[];
    if (!row) return undefined;
    const key = createSecretKey(openWith(this.#wrapping, fields(meetingId), row.wrapped));
    this.#opened.set(meetingId, key);
    return key;
  }
}
