import type { Path } from './yaml-text.js';

/** Something wrong at a place in the data, before the place is turned into a line. */
export interface Fault {
  readonly path: Path;
  readonly reason: string;
}

const longestQuoted = 60;

/** A value of the file in quotation marks, shortened. */
export const quoted = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `“${text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text}”`;
};

/** Words in quotation marks, as a choice. */
export const choice = (words: readonly string[]): string => words.map(quoted).join(' or ');

/** The words for a place: `matters, entry 2`. */
export function placeName(path: Path): string {
  if (path.length === 0) return 'this file';
  return `“${path.map((step) => (/^\d+$/.test(String(step)) ? `entry ${Number(step) + 1}` : step)).join(', ')}”`;
}
