/** Whether text is no larger inside than any message of ours, before it is read as JSON: a megabyte of brackets costs a quarter of a second. */
import { depthMax, valuesMax } from '#wire/guards';

/** A message stands in a list with its name. */
const envelope = 4;
const nestingMax = 2 * depthMax + envelope;
/** Commas and opening brackets: one for each value and one for each object or list. */
const marksMax = 2 * valuesMax;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
type CodeAt = (index: number) => number | undefined;

/** @param text as text, or as the bytes it came in, which are then never copied for what is refused at once. */
export function isModest(text: string | Buffer): boolean {
  const codeAt: CodeAt = typeof text === 'string' ? (index) => text.charCodeAt(index) : (index) => text[index];
  let marks = 0;
  let nesting = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (codeAt(index)) {
      case quote:
        index = endOfString(text, codeAt, index);
        break;
      case openList:
      case openObject:
        nesting += 1;
        marks += 1;
        break;
      case closeList:
      case closeObject:
        nesting -= 1;
        break;
      case comma:
        marks += 1;
    }
    if (nesting > nestingMax || marks > marksMax) return false;
  }
  return true;
}

/** Where the string that begins here ends; a quotation mark after an odd number of backslashes is one of its characters. */
function endOfString(text: string | Buffer, codeAt: CodeAt, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (codeAt(before - 1) === backslash) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
