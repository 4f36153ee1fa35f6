import { median } from './statistics.js';

/** A figure Quorate promises, and how it is judged. */
export interface Promised {
  readonly name: string;
  readonly limit: number;
  /** Whether the value may not exceed the limit, or must reach it. */
  readonly holds: 'at most' | 'at least';
}

/** A promised figure as it was measured: one value per run. */
export interface Measured {
  readonly promised: Promised;
  readonly values: readonly number[];
  /** What stands behind a ratio, in words: `relay 2.1 ms, Quorate 2.9 ms`. */
  readonly detail: string;
}

/** Everything needed to measure some figures together. */
export interface Trial {
  readonly promised: readonly Promised[];
  measure(runs: number): Promise<Measured[]>;
}

/** A figure as `--json` prints it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly verdict: 'ok' | 'short';
}

export function judge({ promised, values }: Measured): Figure {
  const value = Number(median(values).toPrecision(4));
  const { name, limit, holds } = promised;
  const held = holds === 'at most' ? value <= limit : value >= limit;
  return { name, value, limit, verdict: held ? 'ok' : 'short' };
}
