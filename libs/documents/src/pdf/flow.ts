/** Down the page and on to the next: text kept together where parting it would mislead the eye. */
import { heightOf, type Text } from './lines.js';
import type { RunningLines } from './running.js';
import type { Element, Sheet } from './sheet.js';

export interface Placed {
  readonly text: Text;
  readonly x: number;
  readonly of: { readonly element: Element; readonly tag: string };
}
export interface Space {
  readonly before: number;
  readonly after: number;
}
/** A rule down the left of what is quoted or written beside the record; and what happens on the page the first line comes to stand on. */
export interface Beside {
  readonly ruleAt?: number;
  readonly ruleFromAbove?: number;
  readonly atFirstLine?: (y: number) => void;
}

/** Fewest lines of a paragraph left alone at the foot or head of a page. */
const together = 2;

export class Flow {
  #y = Number.POSITIVE_INFINITY;
  #waiting: { readonly placed: Placed; readonly space: Space; readonly onPlaced: (y: number) => void }[] = [];

  constructor(
    readonly sheet: Sheet,
    private readonly running: RunningLines,
  ) {}

  get y(): number {
    return this.#y;
  }
  get left(): number {
    return this.running.bottom - this.#y;
  }
  get whole(): number {
    return this.running.bottom - this.running.top;
  }

  nextPage(): void {
    this.sheet.addPage();
    this.running.draw();
    this.#y = this.running.top;
  }

  skip(space: number): void {
    if (this.#y > this.running.top) this.#y = Math.min(this.#y + space, this.running.bottom);
  }
  down(height: number): void {
    this.#y += height;
  }

  /** A heading: it waits for what it is the heading of, and its element ends with it. */
  hold(placed: Placed, space: Space, onPlaced: (y: number) => void): void {
    this.#waiting.push({ placed, space, onPlaced });
  }

  /** Makes room for the first part of what follows, with the headings that wait for it; they are drawn. */
  begin(firstPart: number, before: number): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const needed =
      waiting.reduce((sum, { placed, space }) => sum + heightOf(placed.text) + space.before + space.after, 0) +
      firstPart +
      before;
    if (this.left < needed && this.#y > this.running.top) this.nextPage();
    for (const { placed, space, onPlaced } of waiting) {
      this.skip(space.before);
      this.#lines(placed, { atFirstLine: onPlaced });
      placed.of.element.end();
      this.skip(space.after);
    }
    this.skip(before);
  }

  /** A paragraph. */
  place(placed: Placed, space: Space, beside: Beside = {}): void {
    const { lines, look } = placed.text;
    this.begin(
      Math.min(lines.length, lines.length === together + 1 ? lines.length : together) * look.leading,
      space.before,
    );
    this.#lines(placed, { ...beside, ruleFromAbove: this.#y > this.running.top ? space.before : 0 });
    this.skip(space.after);
  }

  #lines({ text: { lines, look }, x, of }: Placed, { ruleAt, ruleFromAbove = 0, atFirstLine }: Beside): void {
    let index = 0;
    while (index < lines.length) {
      const now = this.#fitting(lines.length - index, look.leading);
      if (now === 0) {
        this.nextPage();
        continue;
      }
      if (index === 0) atFirstLine?.(this.#y);
      const above = index === 0 ? ruleFromAbove : 0;
      if (ruleAt !== undefined) this.sheet.rule(ruleAt, this.#y - above, 0, now * look.leading + above);
      for (const line of lines.slice(index, index + now)) {
        this.sheet.line(line, look, x, this.#y, of);
        this.#y += look.leading;
      }
      index += now;
      if (index < lines.length) this.nextPage();
    }
  }

  /** How many of so many lines stand on this page, so that none is left alone on the next. */
  #fitting(rest: number, leading: number): number {
    const fit = Math.min(rest, Math.max(0, Math.floor((this.left + 0.01) / leading)));
    const alone = rest - fit;
    return alone > 0 && alone < together && fit > together ? fit - (together - alone) : fit;
  }

  /** Headings with nothing after them. */
  end(): void {
    this.begin(0, 0);
  }
}
