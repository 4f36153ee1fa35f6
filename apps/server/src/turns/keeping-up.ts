/** Keeps one meeting's record up with its log, which other servers write to and a fail-over may shorten. */
import { report } from '../operator-log.js';
import type { Log } from './log.js';
import type { MeetingRecord, Placed } from './meeting-record.js';
import { tell, tellOfLoss, type TellingParts } from './telling.js';

/** What reading on brought: nothing, new rows, or that rows held before are no longer in the log. */
export type CaughtUp = 'same' | 'more' | 'parted';

export class KeepingUp {
  /** The log may hold rows this record does not. */
  #behind = true;
  /** How many rows were held that the log has not, until that was told. */
  #lost = 0;

  constructor(
    private readonly record: MeetingRecord,
    private readonly parts: TellingParts & { readonly log: Log },
  ) {}

  get isBehind(): boolean {
    return this.#behind;
  }

  /** Somebody else may have written, or what became of our own writing is not known. */
  mayBeBehind(): void {
    this.#behind = true;
  }

  /** Reads what the log has beyond the record, and tells of it: this server's readers have not heard what another recorded. */
  async catchUp(): Promise<CaughtUp> {
    this.#behind = false;
    const { places: before, upTo } = this.record;
    try {
      const placed = await this.readOn();
      if (this.#lost > 0) return this.tellOfLoss();
      // a record just opened brings no news: whoever may hear of it reads it whole
      if (upTo > 0) await tell(this.parts, this.record, placed, before);
      return placed.length > 0 ? 'more' : 'same';
    } catch (error) {
      this.#behind = true;
      this.record.rewind(upTo);
      throw error;
    }
  }

  /** Where the log has not what the record ends with, all of it is let go of and read again. */
  private async readOn(): Promise<readonly Placed[]> {
    for (;;) {
      const { upTo, newer } = this.record;
      const placed = await this.record.catchUp(this.parts.log);
      if (this.record.newer && !newer) reportNewer(this.record);
      if (placed !== 'parted') return placed;
      this.#lost = Math.max(this.#lost, upTo);
      this.record.letGo();
    }
  }

  private tellOfLoss(): 'parted' {
    tellOfLoss(this.parts, this.record, this.#lost);
    this.#lost = 0;
    return 'parted';
  }
}

const reportNewer = ({ meetingId, newer }: MeetingRecord): void =>
  report('a newer version has written to a meeting, so nothing is ruled on in it here', { meetingId, ...newer });
