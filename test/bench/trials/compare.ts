import type { Measured, Promised } from '../figure.js';
import { median, shown } from '../statistics.js';

/** What was measured in each run, and whose it is: `{ name: 'relay', unit: 'ms', values }`. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
}

/** How many times the other's value ours is, run by run, because what disturbs a run disturbs both. */
export function timesThat(promised: Promised, ours: Series, theirs: Series): Measured {
  const values = ours.values.map((value, run) => value / (theirs.values[run] ?? Number.NaN));
  return { promised, values, detail: `${inWords(ours)}, ${inWords(theirs)}` };
}

const inWords = ({ name, unit, values }: Series): string => `${name} ${shown(median(values))} ${unit}`;
