/** Records of small invented meetings, chained as the event log chains them and signed with a key made for the test. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { contentDigest, rowHash, FIRST_PREVIOUS } from '../../../event-log/src/chain.js';
import { canonicalJson } from '../../../event-log/src/canonical-json.js';
import type { Recorded } from '#meeting';
import { contribution, position, propose } from '../../../meeting/src/testing/commands.js';
import { given, opened, type Record as Kept } from '../../../meeting/src/testing/given.js';
import { hv, police, sw } from '../../../meeting/src/testing/people.js';
import { hex } from '../bytes.js';
import { buildRecord, type RecordSigner } from '../build.js';
import { headMessage } from '../head.js';
import type { ExportedRow } from '../row.js';

export const meetingId = '3f0c0f0e-6a53-4c83-9d5a-0d6b0a7f8e11';

/** Always the same key for the same number. */
export function signerOf(number: number): RecordSigner {
  const secret = new Uint8Array(32).fill(number);
  return { publicKey: hex(ed25519.getPublicKey(secret)), sign: (message) => hex(ed25519.sign(message, secret)) };
}
export const signer = signerOf(1);
export const stranger = signerOf(2);

/** The rows as the event log exports them. `salts` are made up from the place, so that a test repeats itself. */
export function exported(rows: readonly Recorded[], ofMeeting = meetingId): ExportedRow[] {
  let previous: Buffer = FIRST_PREVIOUS;
  return rows.map(({ sequence, at, by, event }) => {
    const salt = Buffer.alloc(16, sequence);
    const facts = {
      meetingId: ofMeeting,
      sequence,
      at,
      by: 'program' in by ? `program:${by.program}` : `participant:${by.participantId}`,
      commandId: `command-${sequence}`,
      contentDigest: contentDigest(salt, canonicalJson(event)),
    };
    previous = rowHash(previous, facts);
    return {
      ...facts,
      by,
      contentDigest: facts.contentDigest.toString('hex'),
      hash: previous.toString('hex'),
      salt: salt.toString('hex'),
      event,
    };
  });
}

/** The rows, and one more that makes their minutes final. */
export function finalised(
  rows: readonly Recorded[],
  frozenBy: RecordSigner = signer,
  ofMeeting = meetingId,
): Recorded[] {
  const last = exported(rows, ofMeeting).at(-1) as ExportedRow;
  const head = { meetingId: ofMeeting, version: 1, sequence: last.sequence, hash: last.hash };
  const event = {
    type: 'MinutesFinalised',
    version: 1,
    sequence: last.sequence,
    headHash: last.hash,
    signature: frozenBy.sign(headMessage(head)),
    publicKey: frozenBy.publicKey,
  };
  return [
    ...rows,
    { sequence: last.sequence + 1, at: last.at, by: { participantId: 'minutes' }, event } as unknown as Recorded,
  ];
}

/** A meeting in which three agencies speak and one dissents. */
export const small = (): Kept =>
  given(opened(), [
    police(contribution('c1', { statement: 'Officers were called to the flat in Fernshire twice in October.' })),
    hv(contribution('c2', { statement: 'Leo wasn’t brought to two appointments.', restrictedTo: ['police'] })),
    sw(propose('d1')),
    police(position('d1', 'dissent', { reason: 'It is too early.' })),
  ]).record;

export const recordOf = (rows: readonly ExportedRow[], signedBy: RecordSigner = signer, edition = 'full'): Uint8Array =>
  buildRecord(
    { meetingId: rows[0]?.meetingId ?? meetingId, edition, madeAt: '2026-11-23T09:00:00.000Z', rows },
    signedBy,
  );
