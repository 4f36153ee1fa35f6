/** Whether text is no larger inside than any message of ours, before it is read as JSON: a megabyte of brackets costs a quarter of a second. */
import { depthMax, valuesMax } from '#wire/guards';

/** A message stands in a list with its name. */
const envelope = 4;
const nestingMax = 2 * depthMax + envelope;
/** Commas and opening brackets: one for each value and one for each object or list. */
const marksMax = 2 * valuesMax;

export function isModest(text: string): boolean {
  let marks = 0;
  let nesting = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text[index]) {
      case '"':
        index = endOfString(text, index);
        break;
      case '[':
      case '{':
        nesting += 1;
        marks += 1;
        break;
      case ']':
      case '}':
        nesting -= 1;
        break;
      case ',':
        marks += 1;
    }
    if (nesting > nestingMax || marks > marksMax) return false;
  }
  return true;
}

/** Where the string that begins here ends; a quotation mark after an odd number of backslashes is one of its characters. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
