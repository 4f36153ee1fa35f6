/** Words as glyphs: each word is shaped once and then drawn as often as it is said. */
import bidiFactory, { type Bidi } from 'bidi-js';
import { asCodePoint, hasRightToLeft } from '../text.js';
import type { Font, Fonts, Weight } from './fonts.js';

/** The package’s types speak of another way of packing it than Node reads. */
export const bidi = (bidiFactory as unknown as () => Bidi)();

/** Glyphs of one font, as the operands and operators that show them; `rise` in thousandths of the size. */
interface Glyphs {
  readonly font: Font;
  readonly shows: readonly { readonly rise: number; readonly array: string }[];
}

export interface Shaped {
  /** In thousandths of the size. */
  readonly width: number;
  readonly runs: readonly Glyphs[];
  readonly isSpace: boolean;
  /** What it says, where its glyphs alone would be read otherwise. */
  readonly actual?: string;
}

/** Words kept shaped; a document with more different ones starts over. */
const keptMax = 20_000;

/** Seen by nobody: marks that join, part or turn, and hyphens that are not there. */
const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF]/u;
const joiner = /[\u200C\u200D]/;
const combining = /\p{M}/u;
/** What a reader of the glyphs alone gets in another order or in other letters than were written. */
const reordered =
  /[\u0300-\u036F\u0590-\u08FF\u0900-\u0DFF\uFB1D-\uFDFF\uFE70-\uFEFC\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFE00-\uFE0F]/;

export class Shaper {
  readonly #kept = new Map<string, Shaped>();

  constructor(private readonly fonts: Fonts) {}

  shape(text: string, weight: Weight, turned = false): Shaped {
    const key = `${weight}${turned ? '<' : '>'}${text}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    if (this.#kept.size >= keptMax) this.#kept.clear();
    const shaped = this.#shape(text, weight, turned);
    this.#kept.set(key, shaped);
    return shaped;
  }

  #shape(text: string, weight: Weight, turned: boolean): Shaped {
    const drawn = turned ? mirrored(text) : text;
    const parts = this.#inFonts(drawn, weight);
    if (turned) parts.reverse();
    let width = 0;
    const runs = parts.map(({ font, text: part }): Glyphs => {
      const glyphs = glyphsOf(font, turned && !hasRightToLeft(part) ? backwards(part) : part);
      width += glyphs.width;
      return { font, shows: glyphs.shows };
    });
    const asDrawn = parts.map((part) => part.text).join('');
    return {
      width,
      runs,
      isSpace: text.trim() === '',
      ...(asDrawn !== text || reordered.test(text) ? { actual: text } : {}),
    };
  }

  /** The text by font, with code points in place of what no font shows. */
  #inFonts(text: string, weight: Weight): { font: Font; text: string }[] {
    const plain = this.fonts.plain(weight);
    const parts: { font: Font; text: string }[] = [];
    const add = (font: Font, more: string): void => {
      const last = parts.at(-1);
      if (last?.font === font) last.text += more;
      else parts.push({ font, text: more });
    };
    for (const character of text) {
      const last = parts.at(-1)?.font;
      const codePoint = character.codePointAt(0) ?? 0;
      const stays =
        last && (combining.test(character) || joiner.test(character)) && last.font.hasGlyphForCodePoint(codePoint);
      if (stays) add(last, character);
      else if (invisible.test(character)) continue;
      else {
        const font = this.fonts.for(character, weight);
        add(font ?? plain, font ? character : asCodePoint(codePoint));
      }
    }
    return parts;
  }
}

/** Its signs from the last to the first; a code point in place of one that no font shows is one sign. */
export const backwards = (text: string): string => (text.match(/\[U\+[0-9A-F]{4,6}\]|./gsu) ?? []).reverse().join('');

const mirrored = (text: string): string =>
  Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');

/** Glyphs as the arrays PDF shows them from: advances differing from the font's own as adjustments, raised ones apart. */
function glyphsOf(font: Font, text: string): { width: number; shows: Glyphs['shows'] } {
  const [codes, positions] = encoded(font, text);
  const shows: { rise: number; array: string }[] = [];
  let width = 0;
  for (const [index, code] of codes.entries()) {
    const position = positions[index];
    if (!position) continue;
    const { xAdvance, advanceWidth, xOffset, yOffset } = position;
    width += xAdvance;
    let show = shows.at(-1);
    if (!show || show.rise !== yOffset) shows.push((show = { rise: yOffset, array: '' }));
    const after = advanceWidth - xAdvance + xOffset;
    show.array += `${xOffset ? ` ${shortened(-xOffset)} ` : ''}<${code}>${after ? ` ${shortened(after)} ` : ''}`;
  }
  return { width, shows: shows.map(({ rise, array }) => ({ rise, array: array.replaceAll('><', '') })) };
}

/** Some fonts name an anchor for a mark that they do not have, on which shaping fails: their marks then stand where the font first puts them. */
function encoded(font: Font, text: string): ReturnType<Font['encode']> {
  try {
    return font.encode(text);
  } catch {
    return font.encode(text, withoutAnchors);
  }
}
const withoutAnchors = { mark: false, mkmk: false, abvm: false, blwm: false, curs: false };

/** A number as PDF writes it. */
export const shortened = (value: number): string => String(Math.round(value * 100) / 100);
