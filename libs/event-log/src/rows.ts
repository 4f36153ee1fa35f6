/**
 * Who wrote a row: a participant of that meeting, or a program.
 * `program` is a slug and never a person's name, because this column is stored in clear.
 */
export type By = { participantId: string } | { program: string };

/** What happened. The log reads nothing of it; `type` is there for those who do. */
export interface RecordedEvent {
  type: string;
  [field: string]: unknown;
}

/** One recorded event as it is read back. `sequence` starts at 1 and has no gaps; `at` is an ISO instant in UTC. */
export interface Row {
  sequence: number;
  at: string;
  by: By;
  event: RecordedEvent;
}

/**
 * One accepted command and the events it writes (at least one), which are recorded together or not at all.
 * `digest` is `commandDigest(command)`: 64 hexadecimal digits.
 */
export interface Acceptance {
  commandId: string;
  digest: string;
  by: By;
  at: string;
  events: object[];
}

/**
 * What one writer wants appended to one meeting, having folded everything up to `after` (0 for a new meeting). `hash`,
 * 64 hexadecimal digits, is that of the last row folded: with it nothing is appended behind any other row.
 */
export interface Batch {
  meetingId: string;
  after: number;
  hash?: string;
  acceptances: Acceptance[];
}

/**
 * `stored`: on disk; `rows` carries the new sequences in order, `hashes` the hash of each as 64 hexadecimal digits.
 * `clash`: another writer was first, a commandId is already known, or the database does not hold the row before, as
 * after a fail-over that lost it: read, look the command up, decide again.
 * `failed`: not recorded; `because` is a sentence for people and holds nothing of the content.
 *
 * On PostgreSQL a `failed` that says it *could not be confirmed* may still turn out to be recorded: send the same
 * commandId again and it is answered as before, since each commandId is accepted once.
 */
export type Appended =
  { outcome: 'stored'; rows: Row[]; hashes: string[] } | { outcome: 'clash' } | { outcome: 'failed'; because: string };

/** Rows beyond one that was held, with their hashes; `parted` where the log has another row in its place, or none. */
export type Beyond = { outcome: 'read'; rows: Row[]; hashes: string[] } | { outcome: 'parted' };

/** What is known of an accepted command: who sent it, the digest of what it said, and the last sequence it wrote. */
export interface Remembered {
  by: By;
  digest: string;
  upTo: number;
}

/** The form in which `by` is stored and hashed: `participant:<id>` or `program:<slug>`. */
export function writtenBy(by: By): string {
  return 'participantId' in by ? `participant:${by.participantId}` : `program:${by.program}`;
}

/** The reverse of `writtenBy`. */
export function readBy(written: string): By {
  const colon = written.indexOf(':');
  const name = written.slice(colon + 1);
  return written.startsWith('program:') ? { program: name } : { participantId: name };
}
