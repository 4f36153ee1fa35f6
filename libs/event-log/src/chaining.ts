import { randomBytes, type KeyObject } from 'node:crypto';
import { FIRST_PREVIOUS, SALT_BYTES, contentDigest, rowHash } from './chain.js';
import type { Entry } from './entries.js';
import { sealRow } from './sealed-row.js';
import { NONCE_BYTES } from './sealing.js';
import type { Head, StoredRow } from './stored-rows.js';

const drawn = NONCE_BYTES + SALT_BYTES;

/** Seals entries and chains them onto `head` (`undefined`: the meeting begins). Gives the rows in order. */
export function chainOnto(head: Head | undefined, meetingId: string, key: KeyObject, entries: readonly Entry[]): StoredRow[] {
  let { sequence, hash } = head ?? { sequence: 0, hash: FIRST_PREVIOUS };
  // one draw for the whole batch: the system's random source is dearer than the sealing itself
  const random = randomBytes(drawn * entries.length);
  return entries.map(({ commandId, part, digest, by, at, canonical }, index) => {
    sequence += 1;
    const nonce = random.subarray(index * drawn, index * drawn + NONCE_BYTES);
    const salt = random.subarray(index * drawn + NONCE_BYTES, (index + 1) * drawn);
    const facts = { meetingId, sequence, at, by, commandId, contentDigest: contentDigest(salt, canonical) };
    hash = rowHash(hash, facts);
    const sealed = sealRow(key, facts, { salt, commandDigest: digest, canonical }, nonce);
    return { ...facts, part, sealed, hash };
  });
}
