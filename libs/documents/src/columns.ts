/** How wide a table's columns are: by what stands in them, none so narrow that its words break, none that takes it all. */
import type { Table } from './pieces.js';

/** Characters that stand side by side on a line at least, the gaps between columns counted. */
const lineMax = 76;
/** Characters beyond which more text makes a column no wider: it has lines to wrap on. */
const widest = 60;
/** Longest word a column makes room for, of a hyphenated one its longest part; a longer one is broken. */
const wordMax = 16;
const gap = 3;
/** Rows looked at closely. */
const sampled = 200;

/** Each column's share of the line, together 1: its longest word first, then what is left by how much it says. */
export function columnShares({ head, rows }: Pick<Table, 'head' | 'rows'>): number[] {
  const seen = rows.slice(0, sampled);
  const needed = head.map(
    (title, column) => gap + Math.max(longestWord(title), ...seen.map((row) => longestWord(row[column] ?? ''))),
  );
  const wanted = head.map((_, column) => {
    const lengths = seen.map((row) => Math.min(widest, row[column]?.length ?? 0));
    return (
      (lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) + Math.max(0, ...lengths)) / 2
    );
  });
  const more = wanted.map((width, column) => Math.max(1, width - (needed[column] ?? 0)));
  const spare = Math.max(0, lineMax - sumOf(needed)) / sumOf(more);
  const widths = needed.map((width, column) => width + spare * (more[column] ?? 0));
  return widths.map((width) => width / sumOf(widths));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const longestWord = (text: string): number =>
  text
    .slice(0, 400)
    .split(/\s+|(?<=-)/)
    .reduce((most, word) => Math.min(wordMax, Math.max(most, word.length)), 0);
