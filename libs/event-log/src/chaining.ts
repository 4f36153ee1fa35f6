import type { KeyObject } from 'node:crypto';
import { FIRST_PREVIOUS, SALT_BYTES, contentDigest, rowHash } from './chain.js';
import type { Entry } from './entries.js';
import { freshBytes } from './fresh-bytes.js';
import { sealRow } from './sealed-row.js';
import { NONCE_BYTES } from './sealing.js';
import type { Head, StoredRow } from './stored-rows.js';

/** Seals entries and chains them onto `head` (`undefined`: the meeting begins). Gives the rows in order. */
export function chainOnto(
  head: Head | undefined,
  meetingId: string,
  key: KeyObject,
  entries: readonly Entry[],
): StoredRow[] {
  let { sequence, hash } = head ?? { sequence: 0, hash: FIRST_PREVIOUS };
  return entries.map(({ commandId, part, digest, by, at, canonical }) => {
    sequence += 1;
    const nonce = freshBytes(NONCE_BYTES);
    const salt = freshBytes(SALT_BYTES);
    const facts = { meetingId, sequence, at, by, commandId, contentDigest: contentDigest(salt, canonical) };
    hash = rowHash(hash, facts);
    const sealed = sealRow(key, facts, { salt, commandDigest: digest, canonical }, nonce);
    // written out: for every row of every meeting a spread would cost as much as its hash
    return { meetingId, sequence, at, by, commandId, contentDigest: facts.contentDigest, part, sealed, hash };
  });
}
