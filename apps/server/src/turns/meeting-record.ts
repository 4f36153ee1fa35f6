/**
 * One meeting as this server holds it: every row it understands, the fold they make, and where everyone stands. A row
 * of a newer version, which this one does not understand, ends it: neither that row nor any after it is taken.
 */
import { BoundedMap, type Beyond } from '#event-log';
import { catalogued, evolve, mayChange, OutsideStreams, type Meeting, type Recorded } from '#meeting';
import type { Log } from './log.js';
import { noPlaces, placesIn, type Places } from '../readers/places.js';
import type { RememberedCommand } from './remembering.js';
import { Spent } from '../budgets/spent.js';

/** A row with where everyone stood just after it. */
export interface Placed {
  readonly row: Recorded;
  readonly places: Places;
  /** The numbers of their own streams at which it changed something for those outside the agencies, by participant. */
  readonly outside?: ReadonlyMap<string, readonly number[]> | undefined;
}

/** Rows fetched from the log at a time. */
const rowsPerRead = 2_000;

export class MeetingRecord {
  readonly rows: Recorded[] = [];
  /** The hash of each row that is stored, 64 hexadecimal digits; rows taken and not yet stored have none. */
  readonly #hashes: string[] = [];
  meeting: Meeting | undefined;
  places: Places = noPlaces;
  /** The streams of those outside the agencies. */
  outside = new OutsideStreams();
  readonly spent = new Spent();
  readonly remembered: BoundedMap<string, RememberedCommand>;
  #newer: { readonly sequence: number; readonly type: string } | undefined;

  constructor(
    readonly meetingId: string,
    commandsRemembered: number,
  ) {
    this.remembered = new BoundedMap(commandsRemembered);
  }

  get upTo(): number {
    return this.rows.length;
  }

  /** The hash of a stored row; `undefined` where this record has none such. */
  hashAt(sequence: number): string | undefined {
    return this.#hashes[sequence - 1];
  }

  /** The rows taken last are stored, under these hashes. */
  stored(hashes: readonly string[]): void {
    for (const hash of hashes) this.#hashes.push(hash);
  }

  /** The row with which the log goes on and that only a newer version understands; while there is one, nothing may be ruled on. */
  get newer(): { readonly sequence: number; readonly type: string } | undefined {
    return this.#newer;
  }

  /** The time of the last row: no later one is stamped earlier. */
  get lastAt(): string {
    return this.rows.at(-1)?.at ?? '';
  }

  /** Folds the next row in. */
  take(row: Recorded): Placed {
    if (row.sequence !== this.upTo + 1) throw new RangeError(`Row ${row.sequence} cannot follow row ${this.upTo}.`);
    this.meeting = evolve(this.meeting, row);
    this.rows.push(row);
    this.spent.count(row);
    if (this.meeting && mayChange(row.event, 'places')) this.places = placesIn(this.meeting);
    return { row, places: this.places, outside: this.meeting && this.outside.take(row, this.meeting) };
  }

  /** Takes back rows that were folded in before it was known whether they would be stored. */
  rewind(upTo: number): void {
    if (upTo === this.upTo) return;
    const kept = this.rows.splice(0).slice(0, upTo);
    if (this.#hashes.length > upTo) this.#hashes.length = upTo;
    this.meeting = undefined;
    this.places = noPlaces;
    this.outside = new OutsideStreams();
    this.spent.clear();
    for (const row of kept) this.take(row);
  }

  /** Folds in what the log has beyond this, as far as it is understood; `parted` where the log has not the row this ends with. */
  async catchUp(log: Log): Promise<Placed[] | 'parted'> {
    const taken: Placed[] = [];
    for (;;) {
      // where it is known to go on with what is not understood, that row is enough to see whether it still does
      const wanted = this.#newer ? 1 : rowsPerRead;
      const beyond = await log.readBeyond(this.meetingId, this.#end, wanted);
      if (beyond.outcome === 'parted') return 'parted';
      const understood = this.#takeUnderstood(beyond);
      taken.push(...understood);
      if (this.#newer || beyond.rows.length < wanted) return taken;
    }
  }

  #takeUnderstood({ rows, hashes }: Extract<Beyond, { outcome: 'read' }>): Placed[] {
    // what is in no catalogue was recorded by a newer version
    const newer = rows.find(({ event }) => !catalogued(event));
    this.#newer = newer && { sequence: newer.sequence, type: newer.event.type };
    const understood = newer ? rows.slice(0, rows.indexOf(newer)) : rows;
    // the log knows no meeting; what it gives back is what was recorded through this class
    const taken = understood.map((row) => this.take(row as unknown as Recorded));
    this.stored(hashes.slice(0, understood.length));
    return taken;
  }

  /** Believes nothing it holds: the log is read from its first row. */
  letGo(): void {
    this.rewind(0);
    this.#newer = undefined;
    this.remembered.clear();
  }

  get #end(): { sequence: number; hash: string } | undefined {
    const hash = this.hashAt(this.upTo);
    return hash === undefined ? undefined : { sequence: this.upTo, hash };
  }
}
