/** Whether this server can do its work. */
import type { UnsoundMeetings } from './soundness/unsound.js';

export interface HealthState {
  readonly healthy: boolean;
  readonly readable: boolean;
  readonly lastWriteStored: boolean;
  /** How many meetings are shut because their record is damaged; the others go on. */
  readonly unsoundMeetings: number;
}

/** How long a database may take to answer. */
const patience = 3_000;

export class Health {
  /** Nothing written yet is not a failure. */
  #lastWriteStored = true;

  constructor(private readonly unsound: Pick<UnsoundMeetings, 'count' | 'meetingIds'>) {}

  wrote(stored: boolean): void {
    this.#lastWriteStored = stored;
  }

  async check(): Promise<HealthState> {
    const counted = await Promise.race([
      this.counted(),
      new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined).unref()),
    ]);
    const readable = counted !== undefined;
    return {
      healthy: readable && this.#lastWriteStored,
      readable,
      lastWriteStored: this.#lastWriteStored,
      unsoundMeetings: counted ?? this.unsound.meetingIds.length,
    };
  }

  /** Nothing where the database cannot be read. */
  private counted(): Promise<number | undefined> {
    return this.unsound.count().catch(() => undefined);
  }
}
