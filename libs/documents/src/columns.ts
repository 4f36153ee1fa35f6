/** How wide a table's columns are: by what stands in them, none so narrow that its words break, none that takes it all. */
import type { Table } from './pieces.js';

/** Characters beyond which more text makes a column no wider: it has lines to wrap on. */
const widest = 60;
const narrowest = 8;

/** Each column's share of the line, together 1. */
export function columnShares({ head, rows }: Pick<Table, 'head' | 'rows'>): number[] {
  const wanted = head.map((title, column) => {
    const lengths = rows.map((row) => Math.min(widest, row[column]?.length ?? 0));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    const word = Math.max(longestWord(title), ...rows.slice(0, sampled).map((row) => longestWord(row[column] ?? '')));
    return Math.max(narrowest, word + 2, (mean + Math.max(0, ...lengths.slice(0, sampled))) / 2);
  });
  const total = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => width / total);
}
/** Rows looked at closely. */
const sampled = 200;
const wordMax = 16;

const longestWord = (text: string): number => text.slice(0, 400).split(/\s+/).reduce((most, word) => Math.min(wordMax, Math.max(most, word.length)), 0);
