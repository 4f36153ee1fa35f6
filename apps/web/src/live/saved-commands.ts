/** Commands answered as recorded, kept for a day: should the database lose them after all, whoever sent them can be told and send them again. */
import { authorOf, isWithheld, type Command, type Entry, type Instant, type Recorded } from '#meeting';

export interface SavedCommand {
  readonly commandId: string;
  readonly command: Command;
  readonly madeAt: Instant;
  /** The last row it wrote, as this reader counts. */
  readonly upTo: number;
  /** When that row was recorded: another row at its number has another time. */
  readonly rowAt?: Instant;
  /** That row is theirs; whatever changed nothing is answered with the last row there was, which may be anybody’s. */
  readonly rowIsOwn?: boolean;
}

const keptMs = 24 * 60 * 60 * 1000;
/** Most that is kept of one meeting, in characters of JSON, newest first: what a fail-over loses is the newest. */
const keptCharactersMax = 250_000;

/** Where such lists lie on this device, by name. */
export interface SavedPlaces {
  names(): readonly string[];
  /** Replaces what lies there by what is given back; `undefined` empties the place. */
  change(name: string, how: (before: unknown) => unknown): Promise<void>;
}

/** What is kept as a list of saved commands; nothing where it is none. */
export const keptSaved = (value: unknown): readonly SavedCommand[] =>
  Array.isArray(value) ? (value as readonly SavedCommand[]) : [];

/** Takes what is older than a day off the device, in meetings too that are not opened again. */
export async function sweepSaved(places: SavedPlaces, now: number): Promise<void> {
  for (const name of places.names())
    await places.change(name, (before) => {
      const kept = merged(keptSaved(before), [], now);
      return kept.length > 0 ? kept : undefined;
    });
}

export class SavedCommands {
  #saved: readonly SavedCommand[] = [];

  constructor(private readonly me: string) {}

  /** Those an earlier window kept on this device. */
  restore(kept: readonly SavedCommand[], now: number): void {
    this.#saved = merged(kept, this.#saved, now);
  }

  add(saved: SavedCommand): void {
    this.#saved = [...this.#saved.filter(({ commandId }) => commandId !== saved.commandId), saved];
  }

  /** Notes when the rows were recorded that these commands wrote. @returns whether any became known. */
  witness(entries: readonly Entry[]): boolean {
    const before = this.#saved;
    if (before.some(({ rowAt }) => rowAt === undefined))
      this.#saved = before.map((one) => witnessed(one, entries, this.me));
    return this.#saved.some((one, index) => one !== before[index]);
  }

  /**
   * Takes out those that the whole record, as now read, has not. Where it is known that rows were lost (`restarted`),
   * that goes for whatever was never seen in it too: sent again it is not recorded twice.
   */
  takeMissing(entries: readonly Entry[], restarted: boolean): SavedCommand[] {
    const missing = this.#saved.filter((one) => isMissing(one, entries, restarted));
    this.#saved = this.#saved.filter((one) => !missing.includes(one));
    return missing;
  }

  /** As they are kept; what another window of this person keeps stays. */
  written(kept: readonly SavedCommand[], now: number): readonly SavedCommand[] {
    return merged(kept, this.#saved, now);
  }
}

const rowOf = (entries: readonly Entry[], sequence: number): Recorded | undefined => {
  const row = entries[sequence - 1];
  return row && !isWithheld(row) ? row : undefined;
};

function witnessed(saved: SavedCommand, entries: readonly Entry[], me: string): SavedCommand {
  const row = saved.rowAt === undefined ? rowOf(entries, saved.upTo) : undefined;
  return row ? { ...saved, rowAt: row.at, rowIsOwn: authorOf(row.by) === me } : saved;
}

function isMissing(saved: SavedCommand, entries: readonly Entry[], restarted: boolean): boolean {
  const { command, upTo, rowAt, rowIsOwn = false } = saved;
  if (upTo > entries.length) return true;
  if (rowAt === undefined) return restarted;
  const now = rowOf(entries, upTo);
  if (now) return now.at !== rowAt;
  return restarted || (rowIsOwn && !mayBeKeptFromItsWriter(command, entries, upTo));
}

/**
 * A row somebody has read as their own can be withheld from them later for two reasons only: it was kept to fewer
 * people, which they are told with its number, or it says that somebody hides. Any other withheld row is another row.
 */
const mayBeKeptFromItsWriter = ({ type }: Command, entries: readonly Entry[], sequence: number): boolean =>
  type === 'RecordHiding' ||
  entries.some(
    (one) => !isWithheld(one) && one.event.type === 'RestrictedAfterwards' && one.event.covers.includes(sequence),
  );

/** The newest of both within a day and what may be kept, oldest first; the later list wins. */
function merged(one: readonly SavedCommand[], other: readonly SavedCommand[], now: number): SavedCommand[] {
  const all = new Map([...one, ...other].map((saved) => [saved.commandId, saved]));
  const fresh = [...all.values()].filter(({ madeAt }) => now - Date.parse(madeAt) < keptMs);
  const kept: SavedCommand[] = [];
  let characters = 0;
  for (const saved of fresh.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))) {
    characters += JSON.stringify(saved).length;
    if (characters > keptCharactersMax) break;
    kept.push(saved);
  }
  return kept.reverse();
}
