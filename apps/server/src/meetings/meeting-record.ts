/** One meeting as this server holds it: every row, the fold they make, and where everyone stands. */
import { evolve, type Meeting, type Recorded } from '#meeting';
import { BoundedMap } from './bounded-map.js';
import type { Log } from './log.js';
import { changesPlaces, noPlaces, placesIn, type Places } from './places.js';
import type { RememberedCommand } from './remembering.js';
import { Spent } from './spent.js';

/** A row with where everyone stood just after it. */
export interface Placed {
  readonly row: Recorded;
  readonly places: Places;
}

/** Rows fetched from the log at a time. */
const rowsPerRead = 2_000;

export class MeetingRecord {
  readonly rows: Recorded[] = [];
  meeting: Meeting | undefined;
  places: Places = noPlaces;
  readonly spent = new Spent();
  readonly remembered: BoundedMap<string, RememberedCommand>;

  constructor(
    readonly meetingId: string,
    commandsRemembered: number,
  ) {
    this.remembered = new BoundedMap(commandsRemembered);
  }

  get upTo(): number {
    return this.rows.length;
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
    if (this.meeting && changesPlaces.has(row.event.type)) this.places = placesIn(this.meeting);
    return { row, places: this.places };
  }

  /** Takes back rows that were folded in before it was known whether they would be stored. */
  rewind(upTo: number): void {
    if (upTo === this.upTo) return;
    const kept = this.rows.splice(0).slice(0, upTo);
    this.meeting = undefined;
    this.places = noPlaces;
    this.spent.clear();
    for (const row of kept) this.take(row);
  }

  /** Folds in what the log has beyond this. */
  async catchUp(log: Log): Promise<Placed[]> {
    const taken: Placed[] = [];
    for (;;) {
      const rows = await log.read(this.meetingId, this.upTo, rowsPerRead);
      // the log knows no meeting; what it gives back is what was recorded through this class
      for (const row of rows) taken.push(this.take(row as unknown as Recorded));
      if (rows.length < rowsPerRead) return taken;
    }
  }
}
