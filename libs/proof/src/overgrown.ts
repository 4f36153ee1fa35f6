/** Whether JSON is nested deeper, or holds more values, than any record: looked at before it is parsed, since a parser builds whatever it is told to. */

const depthMax = 100;
const valuesMax = 5_000_000;

/**
 * Counts openings and commas outside strings. In UTF-8 these bytes are never part of another character.
 * @param besides values that will yet be added.
 */
export function isOvergrown(bytes: Uint8Array, besides = 0): boolean {
  let depth = 0,
    values = besides;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === quote) index = endOfString(bytes, index);
    else if (closings.has(byte)) depth -= 1;
    else if (byte === comma || openings.has(byte)) {
      values += 1;
      if (byte !== comma) depth += 1;
      if (depth > depthMax || values > valuesMax) return true;
    }
  }
  return false;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let index = start + 1;
  while (index < bytes.length && bytes[index] !== quote) index += bytes[index] === backslash ? 2 : 1;
  return index;
}

const codes = (characters: string): Set<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const openings = codes('[{');
const closings = codes(']}');
const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
