/** Every text inside what was sent, names of fields too: JSON writes quotation marks and line breaks otherwise than they were said. */
export function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name}\n${wordsIn(inner)}`)
    .join('\n');
}
