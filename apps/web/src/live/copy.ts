/** This browser's copy of one meeting: rows in order, folded with the same rules as the server's, and begun again when more or less may be seen. */
import { eventTypes, evolve, isProfessional, isWithheld, type Entry, type Event, type Meeting } from '#meeting';
import { forgetTyped } from './as-typed.js';
import { Shown } from './shown.js';

/** Rows in order, and what they make. */
class Reading {
  meeting: Meeting | undefined;
  entries: Entry[] = [];
  shown = new Shown();
  /** What came with the last row held: it tells the server whether the record still has it. */
  hash: string | undefined;
  /** A row of a kind this page does not know, written by a newer version: nothing from it on is folded or shown. */
  stoppedAt: number | undefined;

  /** @returns whether the row was folded in. */
  add(row: Entry): boolean {
    this.entries.push(row);
    if (isUnknown(row)) this.stoppedAt ??= row.sequence;
    if (this.stoppedAt !== undefined) return false;
    this.meeting = evolve(this.meeting, row);
    this.shown.add(row);
    return true;
  }
}

const knownTypes: ReadonlySet<string> = new Set(eventTypes);
const isUnknown = (row: Entry): boolean => !isWithheld(row) && !knownTypes.has(row.event.type);

/** The copy being made anew; `upTo` is where it is complete, `missed` whether rows came meanwhile that it has not. */
interface Next {
  readonly reading: Reading;
  upTo: number;
  missed: boolean;
}

export class Copy {
  #held = new Reading();
  /** How often a copy was completed from nothing: by then all there is has been read. */
  completed = 0;
  readonly #me: string;
  /**
   * Shown once it has caught up, so that nothing on the screen goes blank meanwhile. It takes rows of its own reading
   * only: a row announced before may be one that reads differently now.
   */
  #next: Next | undefined;
  #readings = 0;

  constructor(me: string) {
    this.#me = me;
  }

  /** As far as it is known: see `stoppedAt`. */
  get meeting(): Meeting | undefined {
    return this.#held.meeting;
  }
  /** Every row there is. */
  get entries(): readonly Entry[] {
    return this.#held.entries;
  }
  /** The meeting as a screen shows it: typed text in isolates, bullets as bullets. The rules are asked of `meeting`. */
  get shown(): Meeting | undefined {
    return this.#held.shown.meetingOr(this.meeting);
  }
  /** The rows likewise. */
  get shownEntries(): readonly Entry[] {
    return this.#held.shown.entries;
  }
  /** The first row of a kind this page does not know, where there is one: what is shown ends before it. */
  get stoppedAt(): number | undefined {
    return this.#held.stoppedAt;
  }

  /** What to follow from here on: everything after the last row, or, while beginning again, everything in one reading. */
  wanted(): { readonly after: number; readonly hash?: string; readonly reading: number } {
    if (this.#next) this.beginAgain();
    if (this.#next) return { after: 0, reading: this.#readings };
    return { after: this.entries.length, hash: this.#held.hash, reading: this.#readings };
  }

  /**
   * To be called whenever the line is back. Family, advocates and observers read everything again: what was taken back
   * from them meanwhile stands at a number they are past.
   */
  rejoin(): void {
    if (this.isLay) this.beginAgain();
  }

  /** A family member, advocate or observer, who has a stream of their own. */
  get isLay(): boolean {
    const attendee = this.meeting?.participants.get(this.#me);
    return attendee !== undefined && !isProfessional(attendee);
  }

  /** Begins a second copy from nothing; `upTo` is where it is complete. */
  beginAgain(): void {
    this.#readings += 1;
    this.#next = { reading: new Reading(), upTo: Infinity, missed: false };
  }

  /** @returns whether rows came meanwhile that the new copy has not. */
  completeAt(upTo: number): boolean {
    if (!this.#next) return false;
    this.#next.upTo = upTo;
    return this.#swapWhenComplete();
  }

  /** Forgets everything at once. */
  erase(): void {
    this.#held = new Reading();
    this.#next = undefined;
    forgetTyped();
  }

  /**
   * Applies a run of rows; `hash` is what came with the last of them.
   * @returns what it led to: the rows newly applied, whether rows are missing before them, and whether to begin again.
   */
  apply(rows: readonly Entry[], reading?: number, hash?: string): Applied {
    const applied: Entry[] = [];
    if (this.#next && reading !== this.#readings) {
      this.#next.missed = true;
      return { applied, behind: false, again: false };
    }
    let again = false;
    let behind = false;
    for (const row of rows) {
      const target = this.#target;
      if (row.sequence <= target.entries.length) {
        this.#takeBack(row);
        continue;
      }
      if (row.sequence > target.entries.length + 1) return { applied, behind: true, again };
      if (target.add(row)) applied.push(row);
      again = this.#readsAnew(row) || again;
      if (row === rows.at(-1)) this.#target.hash = hash;
      behind = this.#swapWhenComplete() || behind;
    }
    return { applied, behind, again };
  }

  get #target(): Reading {
    return this.#next?.reading ?? this.#held;
  }

  /** @returns whether earlier rows read differently after it; in a copy that is still being read, none does. */
  #readsAnew(row: Entry): boolean {
    if (this.#next) return false;
    this.#eraseCovered(row);
    return changesWhatISee(row, this.#me);
  }

  /** A row this copy has comes once more, withheld: that is how a family member’s own stream takes words back. */
  #takeBack(row: Entry): void {
    if (!isWithheld(row) || !this.isLay) return;
    this.#eraseAt(new Set([row.sequence]));
    this.#held.hash = undefined;
  }

  /** What has been narrowed away from this person goes at once, before the fresh copy arrives. */
  #eraseCovered(row: Entry): void {
    if (isWithheld(row) || row.event.type !== 'RestrictedAfterwards' || row.event.audience.includes(this.#me)) return;
    this.#eraseAt(new Set(row.event.covers));
  }

  #eraseAt(sequences: ReadonlySet<number>): void {
    const { entries, hash } = this.#held;
    this.#held = new Reading();
    for (const one of entries)
      this.#held.add(sequences.has(one.sequence) ? { sequence: one.sequence, event: { type: 'Withheld' } } : one);
    this.#held.hash = hash;
  }

  /** @returns whether rows came meanwhile that the new copy has not. */
  #swapWhenComplete(): boolean {
    const next = this.#next;
    if (!next || next.reading.entries.length < next.upTo) return false;
    this.#held = next.reading;
    this.#next = undefined;
    this.completed += 1;
    return next.missed;
  }
}

/** What applying rows led to. */
export interface Applied {
  readonly applied: Entry[];
  /** Rows are missing: follow on. */
  readonly behind: boolean;
  /** Earlier rows read differently now: begin again. */
  readonly again: boolean;
}

/** Rows after which earlier ones read differently to everybody. */
const changeForAll: ReadonlySet<string> = new Set(['MeetingClosed', 'RestrictedAfterwards', 'AudienceExtended']);

/** Rows after which earlier ones read differently to this person: their own arrival, the close, a change of audience. */
const changesWhatISee = (row: Entry, me: string): boolean =>
  !isWithheld(row) && (changeForAll.has(row.event.type) || whoReadsAnew(row.event) === me);

/** Who reads earlier rows differently after this one. */
function whoReadsAnew(event: Event): string | undefined {
  switch (event.type) {
    case 'Arrived':
      return event.admitted ? event.participantId : undefined;
    case 'ParticipantAdmitted':
      return event.participantId;
    case 'ArrivalRecorded':
      return event.participantId ?? event.participant?.participantId;
    // at the door somebody reads what is their agency’s
    case 'ParticipantCorrected':
      return event.changes.agencyId === undefined ? undefined : event.participantId;
    default:
      return undefined;
  }
}
