/** Text as every form of a document can carry it: nothing XML forbids, and the direction it is read in. */
import { hasSomethingToSee } from '#meeting';

/** A character no form can show, by its code point: `[U+1F9D2]`. */
export const asCodePoint = (codePoint: number): string =>
  `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;

const newlines = /\r\n?|[\u0085\u2028\u2029]/g;
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const unshowable =
  /[\u0080-\u009F\uFFFE\uFFFF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{10FFFE}\u{10FFFF}]|\p{Surrogate}/gu;
const anythingOdd = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Control characters as their pictures, what XML cannot carry as its code point, every line end as `\n`. */
export function clean(text: string): string {
  if (!anythingOdd.test(text)) return text;
  return text
    .replace(newlines, '\n')
    .replaceAll('\t', ' ')
    .replace(controls, (control) => String.fromCharCode(control === '\u007F' ? 0x2421 : 0x2400 + control.charCodeAt(0)))
    .replace(unshowable, (character) => asCodePoint(character.codePointAt(0) ?? 0));
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const firstStrong = /[\p{L}]/u;
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** Whether its first letter outside typed names is written from right to left: so the whole paragraph is. */
export function isRightToLeft(text: string): boolean {
  if (!rightToLeft.test(text)) return false;
  const first = (firstStrong.exec(outsideIsolates(text)) ?? firstStrong.exec(text))?.[0];
  return first !== undefined && rightToLeft.test(first);
}

/** A name in a sentence of ours does not turn it; what is nothing but typed text has its own direction. */
function outsideIsolates(text: string): string {
  const without = text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu, '');
  return without === text ? text : outsideIsolates(without);
}

export const isBlank = (text: string): boolean => !hasSomethingToSee(text);

/** Its paragraphs, where blank lines part them. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[^\S\n]*\n\s*/)
    .map((one) => one.replace(/^\n+|\s+$/g, ''))
    .filter((one) => !isBlank(one));

/** A stretch read from right to left, from its first such letter to its last with only neutral signs and figures between. */
const stretch =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}](?:[^\p{L}\u2066-\u2069]|[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])*/gu;
const trailingNeutral = /[^\p{L}\p{M}]*$/u;

/** A line in stretches of one direction each. */
export function directionsOf(line: string): { text: string; rightToLeft: boolean }[] {
  if (!rightToLeft.test(line)) return [{ text: line, rightToLeft: false }];
  const parts: { text: string; rightToLeft: boolean }[] = [];
  let last = 0;
  for (const { 0: found, index } of line.matchAll(stretch)) {
    const text = found.replace(trailingNeutral, '');
    if (index > last) parts.push({ text: line.slice(last, index), rightToLeft: false });
    parts.push({ text, rightToLeft: true });
    last = index + text.length;
  }
  return last < line.length ? [...parts, { text: line.slice(last), rightToLeft: false }] : parts;
}
