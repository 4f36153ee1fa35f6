/** Making minutes final: it begins a batch, so that the record ends on disk where it is signed. */
import type { SignedHead } from '#meeting';
import type { FrozenHead } from '#proof';
import type { Asked } from './asked.js';
import type { Log } from './log.js';
import type { MeetingRecord } from './meeting-record.js';

/** Vouches for the place a meeting's record had reached; signature and key in hexadecimal digits. */
export type Signer = (head: FrozenHead) => { readonly signature: string; readonly publicKey: string };

const makesFinal = (asked: Asked | undefined): boolean => asked?.command.type === 'FinaliseMinutes';

/** How many of those waiting go into the next batch: at most so many, and none from one that makes final, unless it stands first. */
export function batchLength(waiting: readonly Asked[], most: number): number {
  const upTo = Math.min(waiting.length, most);
  for (let index = 1; index < upTo; index += 1) if (makesFinal(waiting[index])) return index;
  return upTo;
}

/** Where the stored record ends, signed, for a batch that begins with making final; nothing for any other, or without a signer. */
export function headFor(
  record: MeetingRecord,
  [first]: readonly Asked[],
  log: Log,
  sign: Signer | undefined,
): Promise<SignedHead | undefined> | undefined {
  return sign && makesFinal(first) ? signedHead(record, log, sign) : undefined;
}

async function signedHead(
  { meetingId, meeting }: MeetingRecord,
  log: Log,
  sign: Signer,
): Promise<SignedHead | undefined> {
  const head = meeting && (await log.head(meetingId));
  return head && { ...head, ...sign({ meetingId, version: meeting.finals.length + 1, ...head }) };
}
