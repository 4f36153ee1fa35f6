/** Who may read each row, told from the events alone: stamped, then shown to more or to fewer. Written apart from the rules it tests. */
import type { Event } from '../commands-and-events.js';
import type { Recorded } from '../record.js';

export class Readers {
  readonly #of = new Map<number, ReadonlySet<string> | undefined>();

  note({ sequence, event }: Recorded): void {
    this.#of.set(
      sequence,
      event.audience && event.type !== 'RestrictedAfterwards' ? new Set(event.audience) : undefined,
    );
    if (event.type === 'AudienceExtended')
      for (const row of event.reveals)
        this.#of.set(row.sequence, new Set([...(this.#of.get(row.sequence) ?? []), ...(event.audience ?? [])]));
    if (event.type !== 'RestrictedAfterwards') return;
    const kept = new Set(event.audience);
    this.#of.set(sequence, kept);
    for (const covered of event.covers) this.#of.set(covered, common(this.#of.get(covered), kept));
  }

  may(reader: string, sequence: number): boolean {
    return this.#of.get(sequence)?.has(reader) ?? true;
  }
  /** Whether nobody is kept from it. */
  isOpen(sequence: number): boolean {
    return this.#of.get(sequence) === undefined;
  }
  /** Everybody it is kept to, as one text; nothing where nobody is kept from it. */
  circleOf(sequence: number): string | undefined {
    const people = this.#of.get(sequence);
    return people && [...people].sort().join();
  }
  isWithin(sequence: number, outer: number): boolean {
    const [one, other] = [this.#of.get(sequence), this.#of.get(outer)];
    return !other || (one !== undefined && [...one].every((reader) => other.has(reader)));
  }
}

const common = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string>): ReadonlySet<string> =>
  one ? new Set([...one].filter((reader) => other.has(reader))) : other;

/** An event without the rows it shows again, which were first written elsewhere. */
export function ownWords(event: Event): object {
  const { reveals: _reveals, ...own } = event as Event & { reveals?: unknown };
  return own;
}
