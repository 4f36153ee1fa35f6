/** The lines at the head and foot of every page, broken once; only the page’s number differs. */
import { clean } from '../text.js';
import { fictionalMark, page, type Running } from '../words.js';
import { heightOf, type LineBreaker, type Look, type Text } from './lines.js';
import { lineWidth, sheet, type Sheet } from './sheet.js';

const small: Look = { weight: 'regular', size: 8, leading: 11, grey: true };
const strong: Look = { ...small, weight: 'bold', grey: false };
/** Lines the longest name or handling may take; what is longer stands in full on the first page. */
const linesMax = 3;
const numberWidth = 80;
const gap = 14;

export class RunningLines {
  readonly #head: Text;
  readonly #foot: Text;
  readonly #mark: Text | undefined;
  readonly #total: ReturnType<Sheet['placeholder']>;

  constructor(
    private readonly sheetOf: Sheet,
    private readonly breaker: LineBreaker,
    running: Running,
  ) {
    const shortened = (text: string, width: number): Text => {
      const whole = breaker.break(clean(text).replaceAll('\n', ' '), small, width);
      return { ...whole, lines: whole.lines.slice(0, linesMax) };
    };
    this.#mark = running.fictional ? breaker.break(fictionalMark, strong, numberWidth) : undefined;
    this.#head = shortened(running.handling, lineWidth - numberWidth);
    const [what, whose] = [running.what, running.whose].map((text) => shortened(text, lineWidth - numberWidth));
    this.#foot = { look: small, lines: [...(what?.lines ?? []), ...(whose?.lines ?? [])] };
    this.#total = sheetOf.placeholder('Total');
  }

  get top(): number {
    return sheet.head + heightOf(this.#head) + gap;
  }
  get bottom(): number {
    return sheet.height - sheet.foot - heightOf(this.#foot) - gap;
  }

  draw(): void {
    const right = sheet.width - sheet.right;
    this.sheetOf.artifact((text) => {
      this.#head.lines.forEach((line, index) => text(line, small, sheet.left, sheet.head + index * small.leading));
      this.#mark?.lines.forEach((line) => text(line, strong, right - line.width, sheet.head));
    }, 'Header');
    this.sheetOf.artifact((text, raw) => {
      const y = sheet.height - sheet.foot - heightOf(this.#foot);
      this.#foot.lines.forEach((line, index) => text(line, small, sheet.left, y + index * small.leading));
      const last = y + heightOf(this.#foot) - small.leading;
      const [number] = this.breaker.break(
        `${page.before}${this.sheetOf.pages}${page.between}`,
        small,
        numberWidth,
      ).lines;
      const [widest] = this.breaker.break(`${page.before}00${page.between}00`, small, numberWidth).lines;
      if (!number || !widest) return;
      const x = right - widest.width;
      text(number, small, x, last);
      raw(
        this.#total.onPage(x + this.breaker.widthOf(`${page.before}${this.sheetOf.pages}${page.between}`, small), last),
      );
      if (this.#mark) this.#mark.lines.forEach((line) => text(line, strong, right - line.width, y));
    }, 'Footer');
  }

  /** Once the last page is known. */
  end(): void {
    const [total] = this.breaker.break(String(this.sheetOf.pages), small, numberWidth).lines;
    if (total) this.#total.fill(total, small, numberWidth);
  }
}
