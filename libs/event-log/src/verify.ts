import { canonicalJson } from './canonical-json.js';
import { FIRST_PREVIOUS, contentDigest, rowHash } from './chain.js';
import { writtenBy, type By } from './rows.js';

/**
 * One row as it leaves the log for a verifier. Digests, hashes and salts are hexadecimal.
 * A row whose content is withheld or destroyed has neither `salt` nor `event`, and still verifies.
 */
export interface ExportedRow {
  meetingId: string;
  sequence: number;
  at: string;
  by: By;
  commandId: string;
  contentDigest: string;
  hash: string;
  salt?: string;
  event?: object;
}

/** What is wrong at one place, in words, without content. */
export interface ChainFault {
  sequence: number;
  because: string;
}

/** The last row of a meeting. `hash`: 64 hexadecimal digits. */
export interface ChainHead {
  sequence: number;
  hash: string;
}

/** `rows` counts what was looked at, `withheld` how many of them had no content to look at. */
export type ChainVerdict =
  | { sound: true; rows: number; withheld: number; head: ChainHead | undefined }
  | { sound: false; rows: number; withheld: number; faults: ChainFault[] };

/**
 * Says whether rows are one meeting's rows from the first, unchanged, complete and in order, and if not, what is
 * wrong. Pure: needs nothing but the rows. Rows cut off at the end leave no trace in those before them, so give
 * `expected` when the head is known from elsewhere (signed minutes, a backup's report).
 */
export function verifyMeeting(rows: readonly ExportedRow[], expected?: ChainHead): ChainVerdict {
  const reader = new ChainReader(expected);
  for (const row of rows) reader.take(row);
  return reader.verdict();
}

/** Verifies a chain row by row, so that a long meeting need not be held in memory. */
export class ChainReader {
  readonly #faults: ChainFault[] = [];
  #rows = 0;
  #withheld = 0;
  #meetingId: string | undefined;
  #head: ChainHead | undefined;

  constructor(private readonly expected?: ChainHead) {}

  take(row: ExportedRow): void {
    this.#rows += 1;
    this.#meetingId ??= row.meetingId;
    if (row.meetingId !== this.#meetingId) this.fault(row.sequence, `Row ${row.sequence} belongs to another meeting.`);
    this.checkOrder(row.sequence);
    this.checkContent(row);
    this.checkHash(row);
    if (row.sequence === this.expected?.sequence && row.hash !== this.expected.hash) {
      this.fault(row.sequence, `Row ${row.sequence} is not the last row that was vouched for.`);
    }
    this.#head = { sequence: row.sequence, hash: row.hash };
  }

  /** Adds what only the caller can see, such as a row that does not open. */
  fault(sequence: number, because: string): void {
    this.#faults.push({ sequence, because });
  }

  verdict(): ChainVerdict {
    const last = this.#head?.sequence ?? 0;
    if (this.expected && last < this.expected.sequence) {
      this.fault(last + 1, `The meeting ends at row ${last}, but it had ${this.expected.sequence} rows.`);
    }
    const seen = { rows: this.#rows, withheld: this.#withheld };
    if (this.#faults.length > 0) return { sound: false, ...seen, faults: this.#faults };
    return { sound: true, ...seen, head: this.#head };
  }

  private checkOrder(sequence: number): void {
    const last = this.#head?.sequence ?? 0;
    if (sequence === last + 1) return;
    if (sequence <= last)
      return this.fault(sequence, `Row ${sequence} stands after row ${last}: the order was changed.`);
    const missing = sequence - 1 === last + 1 ? `Row ${last + 1} is` : `Rows ${last + 1} to ${sequence - 1} are`;
    this.fault(last + 1, `${missing} missing.`);
  }

  private checkContent(row: ExportedRow): void {
    if (row.event === undefined && row.salt === undefined) {
      this.#withheld += 1;
      return;
    }
    if (row.event !== undefined && row.salt !== undefined && digestOf(row.salt, row.event) === row.contentDigest)
      return;
    this.fault(row.sequence, `What row ${row.sequence} says was changed after it was recorded.`);
  }

  private checkHash(row: ExportedRow): void {
    const previous = this.#head ? Buffer.from(this.#head.hash, 'hex') : FIRST_PREVIOUS;
    const facts = { ...row, by: writtenBy(row.by), contentDigest: Buffer.from(row.contentDigest, 'hex') };
    if (rowHash(previous, facts).toString('hex') === row.hash) return;
    this.fault(
      row.sequence,
      `Row ${row.sequence} does not fit the chain: its time, author, command or digest was changed, ` +
        'or a row before it was changed, moved or removed.',
    );
  }
}

function digestOf(salt: string, event: object): string | undefined {
  try {
    return contentDigest(Buffer.from(salt, 'hex'), canonicalJson(event)).toString('hex');
  } catch {
    return undefined;
  }
}
