/** Typed text as it is shown, on a screen and in every document: the signs of a word processor as what they mean, and no direction that reaches out of it. The record keeps what came. */
import { isWithheld, type Entry } from './record.js';

/** Ends of lines: a word processor's soft return, page break and separators among them. */
const lineEnds = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
/** A word processor's hyphens: one that holds its words together, and one that shows only at the end of a line. */
const hyphens: Readonly<Record<string, string>> = { '\u001E': '\u2011', '\u001F': '\u00AD' };

/** What the Symbol and Wingdings fonts draw at the places where a word processor puts their signs. */
const fontSigns: Readonly<Record<string, string>> = {
  '\uF02D': '−',
  '\uF04A': '☺',
  '\uF04B': '😐',
  '\uF04C': '☹',
  '\uF06C': '●',
  '\uF06E': '■',
  '\uF06F': '□',
  '\uF071': '❑',
  '\uF072': '❒',
  '\uF075': '◆',
  '\uF076': '❖',
  '\uF09F': '•',
  '\uF0A7': '▪',
  '\uF0A8': '◻',
  '\uF0A3': '≤',
  '\uF0AB': '★',
  '\uF0B0': '°',
  '\uF0B1': '±',
  '\uF0B3': '≥',
  '\uF0B4': '×',
  '\uF0B7': '•',
  '\uF0B8': '÷',
  '\uF0B9': '≠',
  '\uF0BB': '≈',
  '\uF0D8': '➢',
  '\uF0DF': '←',
  '\uF0E0': '→',
  '\uF0E8': '➔',
  '\uF0FB': '✗',
  '\uF0FC': '✓',
  '\uF0FD': '☒',
  '\uF0FE': '☑',
};
const ofAFont = /[\uE000-\uF8FF]/g;
/** A sign of a font nobody knows, at the head of a line and apart from its words, was a bullet. */
const atHead = /(^[ \t]*)[\uE000-\uF8FF](?=[ \t])/gm;
const ofAWordProcessor = /[\u000B\u000C\r\u001E\u001F\u0085\u2028\u2029\uE000-\uF8FF]/;

/** Bullets as bullets and every end of a line as one. */
export function withPlainSigns(text: string): string {
  if (!ofAWordProcessor.test(text)) return text;
  return text
    .replace(lineEnds, '\n')
    .replace(/[\u001E\u001F]/g, (sign) => hyphens[sign] ?? sign)
    .replace(ofAFont, (sign) => fontSigns[sign] ?? sign)
    .replace(atHead, '$1•');
}

const [firstStrongIsolate, endOfIsolate, endOfEmbedding] = ['\u2068', '\u2069', '\u202C'];
/** Written from right to left, or a sign of direction. */
const turns = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\p{Bidi_Control}]/u;
const isolates = /[\u2066-\u2068]/;
const embeds = /[\u202A\u202B\u202D\u202E]/;
const controls = /[\u202A-\u202E\u2066-\u2069]/;
const whole = /^\u2068[^\u2066-\u2069]*\u2069$/;

/** With every sign of direction closed that was opened in it, and none that closes what was not. */
export function closed(line: string): string {
  if (!controls.test(line)) return line;
  const open: string[] = [];
  let out = '';
  const close = (sign: string): void => {
    while (open.length > 0) {
      const last = open.pop();
      out += last;
      if (last === sign) return;
    }
  };
  for (const sign of line) {
    if (sign === endOfIsolate) {
      if (open.includes(endOfIsolate)) close(endOfIsolate);
    } else if (sign === endOfEmbedding) {
      if (open.at(-1) === endOfEmbedding) close(endOfEmbedding);
    } else {
      if (isolates.test(sign)) open.push(endOfIsolate);
      else if (embeds.test(sign)) open.push(endOfEmbedding);
      out += sign;
    }
  }
  return out + open.reverse().join('');
}

const isolatedLine = (line: string): string =>
  turns.test(line) && !whole.test(line) ? `${firstStrongIsolate}${closed(line)}${endOfIsolate}` : line;

/** A text in isolates of its own, line by line, where anything in it could turn what stands around it; any other as it is. */
export const isolated = (text: string): string =>
  turns.test(text) ? text.split('\n').map(isolatedLine).join('\n') : text;

/** Without the isolates put around texts: to compare words, or to look for some. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** One typed text as every screen and document shows it. */
export const printed = (text: string): string => isolated(withPlainSigns(text));

/** The first of a text, its directions closed where it is cut. */
export function beginningOf(text: string, most: number, then = '…'): string {
  return text.length <= most ? text : `${closed(text.slice(0, most - then.length))}${then}`;
}

/** The same value with every text in it as it is shown; itself where nothing changes. */
export function printedIn<T>(value: T): T {
  return shown(value) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return printed(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const made = entries.map(([, inner]) => shown(inner));
  if (entries.every(([, inner], place) => inner === made[place])) return value;
  return Array.isArray(value) ? made : Object.fromEntries(entries.map(([field], place) => [field, made[place]]));
}

/** A row as it is shown; itself where nothing in it is shown otherwise than it was typed. */
export const printedRow = (row: Entry): Entry => (isWithheld(row) ? row : printedIn(row));

/** Rows to make a document of, or to fold for a screen; a record, and whatever compares or verifies, takes them as they are. */
export const printedRows = (rows: readonly Entry[]): readonly Entry[] => rows.map(printedRow);
