/** The words somebody may have meant. */
import { distance } from 'fastest-levenshtein';

const shortestPart = 4;
/** Longer than any word a pack may choose from; beyond it nothing is worth comparing. */
const longestWord = 64;

/** The choice closest to `word`, or every choice it is part of: `social-care` may be either of two sectors. */
export function nearest(word: string, choices: readonly string[]): string[] {
  const lower = word.toLowerCase();
  if (lower.length > longestWord) return [];
  const containing = choices.filter((choice) => lower.length >= shortestPart && choice.includes(lower));
  if (containing.length > 0) return containing;
  const ranked = choices.map((choice) => ({ choice, away: distance(lower, choice.toLowerCase()) }));
  ranked.sort((a, b) => a.away - b.away);
  return ranked.slice(0, 1).map(({ choice }) => choice);
}

/** Only where the closest choice is close enough to be a slip of the keyboard. */
export function likelySlip(word: string, choices: readonly string[]): string[] {
  return nearest(word, choices).filter(
    (choice) => distance(word.toLowerCase(), choice.toLowerCase()) <= choice.length / 2,
  );
}
