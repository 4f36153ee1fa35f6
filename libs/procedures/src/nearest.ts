/** The words somebody may have meant. */

/** How many letters must be added, dropped or changed to make one word of the other. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = row[column - 1]! + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, row[column]! + 1, next[column - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}

const shortestPart = 4;
/** Longer than any word a pack may choose from; beyond it nothing is worth comparing. */
const longestWord = 64;

/** The choice closest to `word`, or every choice it is part of: `social-care` may be either of two sectors. */
export function nearest(word: string, choices: readonly string[]): string[] {
  const lower = word.toLowerCase();
  if (lower.length > longestWord) return [];
  const containing = choices.filter((choice) => lower.length >= shortestPart && choice.includes(lower));
  if (containing.length > 0) return containing;
  const ranked = choices.map((choice) => ({ choice, distance: editDistance(lower, choice.toLowerCase()) }));
  ranked.sort((a, b) => a.distance - b.distance);
  return ranked.slice(0, 1).map(({ choice }) => choice);
}

/** Only where the closest choice is close enough to be a slip of the keyboard. */
export function likelySlip(word: string, choices: readonly string[]): string[] {
  return nearest(word, choices).filter(
    (choice) => editDistance(word.toLowerCase(), choice.toLowerCase()) <= choice.length / 2,
  );
}
