/** What making minutes final needs: where the stored record ends, signed. */
import type { SignedHead } from '#meeting';
import type { FrozenHead } from '#proof';
import type { Log } from './log.js';
import type { MeetingRecord } from './meeting-record.js';

/** Vouches for the place a meeting's record had reached; signature and key in hexadecimal digits. */
export type Signer = (head: FrozenHead) => { readonly signature: string; readonly publicKey: string };

/** Nothing where there is no signer or no such meeting. */
export async function signedHead(
  { meetingId, meeting }: MeetingRecord,
  { log, sign }: { readonly log: Log; readonly sign?: Signer | undefined },
): Promise<{ readonly head?: SignedHead }> {
  const head = meeting && sign && (await log.head(meetingId));
  if (!head) return {};
  return { head: { ...head, ...sign({ meetingId, version: meeting.finals.length + 1, ...head }) } };
}
