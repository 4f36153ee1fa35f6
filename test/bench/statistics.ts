/** The value that a share of all values do not exceed: `percentile(times, 0.99)`. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((one, other) => one - other);
  const value = ordered[Math.max(0, Math.ceil(ordered.length * share) - 1)];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** `1.31 (1.22–1.40)`: the median and the spread. */
export function withSpread(values: readonly number[]): string {
  return `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
}

/** As many digits as are worth reading. */
export const shown = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)));
