/** Whether this server can do its work. */
import type { Database } from '#event-log';
import { ask } from './storage/table.js';

export interface HealthState {
  readonly healthy: boolean;
  readonly readable: boolean;
  readonly lastWriteStored: boolean;
}

/** How long a database may take to answer. */
const patience = 3_000;

export class Health {
  /** Nothing written yet is not a failure. */
  #lastWriteStored = true;

  constructor(private readonly database: Database) {}

  wrote(stored: boolean): void {
    this.#lastWriteStored = stored;
  }

  async check(): Promise<HealthState> {
    const readable = await Promise.race([
      this.canRead(),
      new Promise<false>((resolve) => setTimeout(resolve, patience, false).unref()),
    ]);
    return { healthy: readable && this.#lastWriteStored, readable, lastWriteStored: this.#lastWriteStored };
  }

  private canRead(): Promise<boolean> {
    return ask(this.database, 'SELECT 1 AS one').then(
      () => true,
      () => false,
    );
  }
}
