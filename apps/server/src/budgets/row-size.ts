/** How large something is on its way and in store, near enough to be counted by. */

/** Bytes a row takes besides what it says: its place, its author, its hash, its seal. */
const aroundARow = 500;
/** Bytes a value takes besides its text: its name, quotation marks, a comma. */
const aroundAValue = 12;

/** Bytes of an event as a row. */
export const rowSize = (event: object): number => aroundARow + sizeOf(event);

/** Bytes of a value as JSON, near enough: what can be large in it are its texts and how many values it has. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return aroundAValue + Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return aroundAValue;
  let size = aroundAValue;
  for (const inner of Object.values(value)) size += sizeOf(inner);
  return size;
}
