/** The word somebody may have meant. */
import { distance } from 'fastest-levenshtein';

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
