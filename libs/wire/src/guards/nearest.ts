/** The word somebody may have meant. */

/** Letters to add, drop, change or swap to make one word of the other. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const above = rows[row - 1] ?? [];
    const here = [row];
    for (let column = 1; column <= other.length; column += 1)
      here.push(cheapest(one, other, row, column, above, here, rows[row - 2]));
    rows.push(here);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

function cheapest(
  one: string,
  other: string,
  row: number,
  column: number,
  above: readonly number[],
  here: readonly number[],
  twoAbove?: readonly number[],
): number {
  const same = one[row - 1] === other[column - 1];
  const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  return Math.min(
    (above[column - 1] ?? 0) + (same ? 0 : 1),
    (above[column] ?? 0) + 1,
    (here[column - 1] ?? 0) + 1,
    swapped ? (twoAbove?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
  );
}

/** Longer than any word of ours; beyond it nothing is worth comparing. */
const longestWord = 40;

/** The choice close enough to be a slip of the keyboard, if there is one. */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: { readonly choice: string; readonly away: number } | undefined;
  for (const choice of choices) {
    const slips = Math.ceil(choice.length / 3);
    // so many letters more or fewer are as many slips at least
    if (Math.abs(choice.length - word.length) > slips) continue;
    const away = distance(word.toLowerCase(), choice.toLowerCase());
    if (away <= slips && (!best || away < best.away)) best = { choice, away };
  }
  return best?.choice;
}
