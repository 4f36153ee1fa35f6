/** What making minutes final needs: where the stored record ends, signed, and what is kept of the minutes word for word. */
import { decide, type Instant, type KeptWords, type Recorded, type SignedHead } from '#meeting';
import type { FrozenHead } from '#proof';
import { authorIn, contextOf, type GivenCommand } from './given-command.js';
import type { MeetingRecord } from './meeting-record.js';
import type { Found, NeedSources } from './needs.js';

/** Vouches for the place a meeting's record had reached; signature and key in hexadecimal digits. */
export type Signer = (head: FrozenHead) => { readonly signature: string; readonly publicKey: string };

/** Keeps the words of minutes about to be made final by the last of these rows, and says what that row says of them. */
export type KeepWords = (meetingId: string, rows: readonly Recorded[]) => Promise<KeptWords | undefined>;

/** Nothing where there is no signer or no such meeting. The words say when they were made final, so the row is stamped then. */
export async function signedEnd(
  record: MeetingRecord,
  { log, sign, keepWords, clock }: NeedSources,
  given: GivenCommand,
): Promise<Found> {
  const { meetingId, meeting, lastAt } = record;
  const end = meeting && sign && (await log.head(meetingId));
  if (!end) return {};
  const head = { ...end, ...sign({ meetingId, version: meeting.finals.length + 1, ...end }) };
  const time = clock();
  const now = time < lastAt ? lastAt : time;
  const row = keepWords && finalRow(record, given, head, now);
  const words = row && (await keepWords(meetingId, [...record.rows, row]));
  return { head: words ? { ...head, words } : head, now };
}

/** The row as it will stand, but for what it says of the words; nothing where the rules refuse it: nobody keeps words for a refusal. */
function finalRow(
  { meetingId, meeting, upTo, newer }: MeetingRecord,
  given: GivenCommand,
  head: SignedHead,
  now: Instant,
): Recorded | undefined {
  const by = authorIn(meetingId, meeting, given);
  if (!by || given.objection || newer) return undefined;
  const ruling = decide(meeting, given.command, { actor: by, now, ...contextOf(given.giver), head });
  const events = ruling.verdict === 'accepted' ? ruling.events : [];
  const event = events.find(({ type }) => type === 'MinutesFinalised');
  return event && { sequence: upTo + 1, at: now, by, event };
}
