/** Text broken into lines of a width, each ready to be drawn, with every stretch where it is read. */
import { hasRightToLeft, isRightToLeft } from '../text.js';
import type { Weight } from './fonts.js';
import { bidi, shortened, type Shaped, type Shaper } from './shape.js';

export interface Look {
  readonly weight: Weight;
  readonly size: number;
  readonly leading: number;
  readonly grey?: boolean;
}

/** Words in the order they are said; `at` their places where that is not one after another. In points. */
export interface Line {
  readonly words: readonly Shaped[];
  readonly at?: readonly number[];
  readonly width: number;
}
export interface Text {
  readonly lines: readonly Line[];
  readonly look: Look;
}
export const heightOf = ({ lines, look }: Text): number => lines.length * look.leading;

interface Word {
  readonly text: string;
  readonly shaped: Shaped;
  readonly level: number;
}

/** Chinese and Japanese are broken between any two signs, but not before one that closes. */
const han = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
const words = / +|[^ ]*?[^ \-/—][-/—](?=\p{L})|[^ ]+/gu;
const signs =
  / +|[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}][\u3001\u3002\uFF0C\uFF0E\uFF09\u300D\u300F\uFF01\uFF1F]*|[^ \u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]+/gu;
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

export class LineBreaker {
  constructor(private readonly shaper: Shaper) {}

  break(text: string, look: Look, width: number): Text {
    const turned = isRightToLeft(text);
    const lines: Line[] = [];
    for (const hard of text.split('\n'))
      lines.push(...this.#fill(this.#wordsOf(hard, look.weight, turned), look, width, turned));
    return { lines, look };
  }

  widthOf(text: string, look: Look): number {
    return (
      (this.#wordsOf(text, look.weight, false).reduce((sum, { shaped }) => sum + shaped.width, 0) * look.size) / 1000
    );
  }

  #wordsOf(text: string, weight: Weight, turned: boolean): Word[] {
    const pattern = han.test(text) ? signs : words;
    if (!turned && !hasRightToLeft(text))
      return Array.from(text.match(pattern) ?? [], (word) => ({
        text: word,
        shaped: this.shaper.shape(word, weight),
        level: 0,
      }));
    const { levels } = bidi.getEmbeddingLevels(text, turned ? 'rtl' : 'ltr');
    const found: Word[] = [];
    for (const { 0: word, index } of text.matchAll(pattern)) {
      for (let from = index; from < index + word.length;) {
        const level = levels[from] ?? 0;
        let to = from + 1;
        while (to < index + word.length && levels[to] === level) to += 1;
        found.push(this.#wordOf(text.slice(from, to), weight, level));
        from = to;
      }
    }
    return found;
  }

  #wordOf(text: string, weight: Weight, level: number): Word {
    return { text, shaped: this.shaper.shape(text, weight, level % 2 === 1), level };
  }

  #fill(line: readonly Word[], look: Look, width: number, turned: boolean): Line[] {
    const room = (width / look.size) * 1000;
    const lines: Line[] = [];
    let current: Word[] = [];
    let used = 0;
    const end = (): void => {
      lines.push(placed(current, look.size, width, turned));
      current = [];
      used = 0;
    };
    for (const word of line.some(({ shaped }) => shaped.width > room) ? this.#broken(line, look.weight, room) : line) {
      if (!word.shaped.isSpace && used + word.shaped.width > room && current.some(({ shaped }) => !shaped.isSpace))
        end();
      current.push(word);
      used += word.shaped.width;
    }
    end();
    return lines;
  }

  /** A line with words too long for it, broken where they must be: as few characters at a time as the eye takes for one. Each keeps its direction. */
  #broken(line: readonly Word[], weight: Weight, room: number): Word[] {
    return line.flatMap((word) =>
      word.shaped.width <= room
        ? [word]
        : Array.from(graphemes.segment(word.text), ({ segment }) => this.#wordOf(segment, weight, word.level)),
    );
  }
}

/** Words of one line where they are seen: stretches turned, the whole to its side, white space at the end outside. */
function placed(line: readonly Word[], size: number, room: number, turned: boolean): Line {
  const words = line.map(({ shaped }) => shaped);
  let last = line.length;
  while (last > 0 && line[last - 1]?.shaped.isSpace) last -= 1;
  const width = (line.slice(0, last).reduce((sum, { shaped }) => sum + shaped.width, 0) * size) / 1000;
  if (!turned && line.every(({ level }) => level === 0)) return { words, width };
  const order = visualOrder(line.map(({ level }, index) => (index < last ? level : turned ? 1 : 0)));
  const at = new Array<number>(line.length);
  const spare = (line.slice(last).reduce((sum, { shaped }) => sum + shaped.width, 0) * size) / 1000;
  let x = turned ? room - width - spare : 0;
  for (const index of order) {
    at[index] = x;
    x += ((line[index]?.shaped.width ?? 0) * size) / 1000;
  }
  return { words, at, width };
}

/** Unicode’s rule L2: from the highest level down to the lowest odd one, every stretch at least that high is reversed. */
function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return order;
}

type Used = (font: Shaped['runs'][number]['font']) => void;

/** The operators that draw a line with its baseline's left end at a point; y downwards, as the page is turned. */
export function drawn({ words: said, at }: Line, { size, grey }: Look, x: number, y: number, used: Used): string {
  const writer = new GlyphWriter(size, used);
  writer.moveTo(x, y);
  for (const [index, word] of said.entries()) {
    if (at) writer.moveTo(x + (at[index] ?? 0), y);
    if (word.actual !== undefined) writer.raw(`/Span <</ActualText <${utf16(word.actual)}>>> BDC`);
    writer.write(word);
    if (word.actual !== undefined) writer.raw('EMC');
  }
  return `${grey ? '0.31 0.35 0.37 rg ' : ''}BT${writer.end()} ET${grey ? ' 0 g' : ''}`;
}

/** Glyphs one after another in as few operators as can be. */
class GlyphWriter {
  #out = '';
  #font = '';
  #open = false;

  constructor(
    private readonly size: number,
    private readonly used: Used,
  ) {}

  moveTo(x: number, y: number): void {
    this.raw(`1 0 0 -1 ${shortened(x)} ${shortened(y)} Tm`);
  }

  raw(operators: string): void {
    if (this.#open) this.#out += '] TJ';
    this.#open = false;
    this.#out += ` ${operators}`;
  }

  write({ runs }: Shaped): void {
    for (const { font, shows } of runs) {
      if (font.id !== this.#font) this.raw(`/${font.id} ${this.size} Tf`);
      this.#font = font.id;
      this.used(font);
      for (const { rise, array } of shows) {
        if (rise) this.raw(`${shortened((rise * this.size) / 1000)} Ts [${array}] TJ 0 Ts`);
        else this.#out += this.#open ? array : ` [${array}`;
        this.#open = !rise;
      }
    }
  }

  end(): string {
    this.raw('');
    return this.#out.replaceAll('><', '');
  }
}

const utf16 = (text: string): string => {
  let hex = 'FEFF';
  for (let index = 0; index < text.length; index += 1) hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return hex;
};
