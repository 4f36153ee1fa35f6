/** Halves of characters, as programs send them that cut a text in two: nothing can record one. */

const half = /\p{Surrogate}/u;
const halves = /\p{Surrogate}/gu;

export const hasHalf = (text: string): boolean => half.test(text);

/** The same with U+FFFD, the sign for a character that was lost, in place of every half: all else that was typed is kept. */
export const withWholeCharacters = <T>(value: T): T => mended(value) as T;

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(halves, '\uFFFD');
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, mended(inner)]));
}
