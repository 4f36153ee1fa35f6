/** Cells side by side, on as many pages as they need: what a table and a list of facts are made of. */
import { heightOf, type Text } from './lines.js';
import type { Flow } from './flow.js';
import { lineWidth, sheet, type Element } from './sheet.js';

export interface Cell {
  readonly text: Text;
  readonly x: number;
  readonly of: { readonly element: Element; readonly tag: string };
}
export interface RowLook {
  readonly above: number;
  readonly below: number;
  readonly rule: boolean;
}

/** A row higher than this share of a page may be parted; a lower one goes to the next page whole. */
const partedFrom = 0.35;

/**
 * As many lines of each cell as there is room for, one at least, from its `next` on, which moves on.
 * @returns the height drawn.
 */
function drawWhatFits(
  flow: Flow,
  cells: readonly Cell[],
  next: number[],
  { above, room }: { readonly above: number; readonly room: number },
): number {
  let drawnHeight = 0;
  for (const [index, { text, x, of }] of cells.entries()) {
    const { lines, look } = text;
    const from = next[index] ?? 0;
    const part = lines.slice(from, from + Math.max(1, Math.floor((room + 0.01) / look.leading)));
    part.forEach((line, place) => flow.sheet.line(line, look, x, flow.y + above + place * look.leading, of));
    next[index] = from + part.length;
    drawnHeight = Math.max(drawnHeight, part.length * look.leading);
  }
  return drawnHeight;
}

/** @param onNextPage draws what stands at the head of a page the row goes on to. */
export function drawRow(
  flow: Flow,
  cells: readonly Cell[],
  { above, below, rule }: RowLook,
  onNextPage: () => void = () => {},
): void {
  const next = cells.map(() => 0);
  const rest = (): number =>
    Math.max(...cells.map(({ text }, index) => (text.lines.length - (next[index] ?? 0)) * text.look.leading));
  const whole = Math.max(...cells.map(({ text }) => heightOf(text))) + above + below;
  const turn = (): void => {
    flow.nextPage();
    onNextPage();
  };
  if (
    flow.left < whole &&
    (whole < flow.whole * partedFrom || flow.left < above + below + 2 * (cells[0]?.text.look.leading ?? 0))
  )
    turn();
  for (;;) {
    const drawnHeight = drawWhatFits(flow, cells, next, { above, room: flow.left - above - below });
    flow.down(above + drawnHeight + below);
    if (rule) flow.sheet.rule(sheet.left, flow.y, lineWidth);
    if (rest() <= 0) return;
    turn();
  }
}
