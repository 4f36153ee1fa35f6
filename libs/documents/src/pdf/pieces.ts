/** Each piece of a document as a PDF draws it, with its place in the structure. */
import { columnShares } from '../columns.js';
import type { Fact, Piece, Table } from '../pieces.js';
import { isRightToLeft } from '../text.js';
import { bullet } from '../words.js';
import type { Flow, Space } from './flow.js';
import { heightOf, type LineBreaker, type Look, type Text } from './lines.js';
import { drawRow, type Cell, type RowLook } from './rows.js';
import { lineWidth, sheet, type Element, type OutlineItem } from './sheet.js';

const body: Look = { weight: 'regular', size: 10.5, leading: 15.5 };
const grey: Look = { ...body, grey: true };
const small: Look = { weight: 'regular', size: 8.5, leading: 12, grey: true };
const cell: Look = { weight: 'regular', size: 9.5, leading: 13.5 };
const headings = {
  title: { tag: 'H1', look: { weight: 'bold', size: 19, leading: 24 }, space: { before: 0, after: 12 } },
  section: { tag: 'H2', look: { weight: 'bold', size: 14, leading: 18 }, space: { before: 20, after: 8 } },
  heading: { tag: 'H3', look: { weight: 'bold', size: 11, leading: 15 }, space: { before: 14, after: 4 } },
} as const;
const paragraphs = {
  paragraph: { look: body, space: { before: 0, after: 8 } },
  mark: { look: { ...body, weight: 'bold' }, space: { before: 0, after: 10 } },
  sources: { look: small, space: { before: -4, after: 10 } },
} as const;
const indent = 18;
const factColumn = 148;
const between = 12;
const factLook: RowLook = { above: 1.5, below: 1.5, rule: false };
const tableLook: RowLook = { above: 4, below: 4, rule: true };

/** Where each column of a table begins, and how wide its text may be. */
function columnsOf(table: Pick<Table, 'head' | 'rows'>): readonly { readonly x: number; readonly width: number }[] {
  let x = sheet.left;
  return columnShares(table).map((share) => {
    const column = { x, width: share * lineWidth - between };
    x += share * lineWidth;
    return column;
  });
}

export class PiecesInPdf {
  #parent: Element;
  #section: OutlineItem | undefined;

  /** `tightness`: what white space between pieces is multiplied by. */
  constructor(
    private readonly flow: Flow,
    private readonly breaker: LineBreaker,
    private readonly tightness = 1,
  ) {
    this.#parent = flow.sheet.root;
  }

  draw(piece: Piece): void {
    switch (piece.kind) {
      case 'title':
      case 'heading':
        this.#heading(piece.text, piece.kind);
        break;
      case 'section':
        this.#beginSection();
        this.#heading(piece.text, 'section');
        break;
      case 'paragraph':
      case 'mark':
      case 'sources':
        this.#paragraph(this.#parent, 'P', piece.text, paragraphs[piece.kind].look, paragraphs[piece.kind].space);
        break;
      case 'quotation':
        this.#aside('BlockQuote', [
          [piece.text, body],
          [piece.of, small],
        ]);
        break;
      case 'narrative':
        this.#aside('Div', [[piece.byline, small], ...piece.paragraphs.map((text): [string, Look] => [text, body])]);
        break;
      case 'facts':
        this.#facts(piece.facts);
        break;
      case 'list':
        this.#list(piece.items);
        break;
      case 'table':
        this.#table(piece);
        break;
    }
  }

  #tight({ before, after }: Space): Space {
    return { before: before * this.tightness, after: after * this.tightness };
  }

  end(): void {
    this.flow.end();
    this.#beginSection(false);
  }

  #beginSection(another = true): void {
    this.flow.end();
    if (this.#parent !== this.flow.sheet.root) this.#parent.end();
    this.#parent = another ? this.flow.sheet.element(this.flow.sheet.root, 'Sect') : this.flow.sheet.root;
  }

  #heading(text: string, kind: keyof typeof headings): void {
    const { tag, look } = headings[kind];
    const space = this.#tight(headings[kind].space);
    const element = this.flow.sheet.element(this.#parent, tag);
    this.flow.hold(
      { text: this.breaker.break(text, look, lineWidth), x: sheet.left, of: { element, tag } },
      space,
      (y) => {
        const at = { top: Math.max(0, y - 8), left: sheet.width };
        if (kind === 'heading' && this.#section) this.#section.addItem(text, at);
        else if (kind === 'section') this.#section = this.flow.sheet.outline.addItem(text, at);
      },
    );
  }

  #paragraph(parent: Element, tag: string, text: string, look: Look, space: Space, inset = 0, ruleAt?: number): void {
    const element = this.flow.sheet.element(parent, tag);
    this.flow.place(
      { text: this.breaker.break(text, look, lineWidth - inset), x: sheet.left + inset, of: { element, tag } },
      this.#tight(space),
      { ruleAt },
    );
    element.end();
  }

  /** What stands beside a rule: a quotation, or what was written beside the record. */
  #aside(tag: string, parts: readonly (readonly [string, Look])[]): void {
    this.flow.begin((parts[0]?.[1].leading ?? 0) + 2 * body.leading, 0);
    const element = this.flow.sheet.element(this.#parent, tag);
    parts.forEach(([text, look], index) =>
      this.#paragraph(
        element,
        'P',
        text,
        look,
        { before: index === 0 ? 0 : 4, after: index === parts.length - 1 ? 12 : 0 },
        indent,
        sheet.left + 6,
      ),
    );
    element.end();
  }

  #facts(facts: readonly Fact[]): void {
    const values = facts.map(({ value }) => this.breaker.break(value, body, lineWidth - factColumn - between));
    const names = facts.map(({ name }) => this.breaker.break(name, grey, factColumn));
    this.flow.begin(firstLines(names[0], values[0]) + factLook.above + factLook.below, 2);
    const list = this.flow.sheet.element(this.#parent, 'L');
    for (const [index, value] of values.entries()) {
      const item = this.flow.sheet.element(list, 'LI');
      const part = (tag: string, text: Text | undefined, x: number): Cell[] =>
        text ? [{ text, x, of: { element: this.flow.sheet.element(item, tag), tag } }] : [];
      drawRow(
        this.flow,
        [...part('Lbl', names[index], sheet.left), ...part('LBody', value, sheet.left + factColumn + between)],
        factLook,
      );
      item.end();
    }
    list.end();
    this.flow.skip(8 * this.tightness);
  }

  #list(items: readonly string[]): void {
    const [sign] = this.breaker.break(bullet, body, indent).lines;
    const list = this.flow.sheet.element(this.#parent, 'L');
    for (const item of items) {
      const entry = this.flow.sheet.element(list, 'LI');
      const element = this.flow.sheet.element(entry, 'LBody');
      const turned = isRightToLeft(item);
      const atFirstLine = (y: number): void =>
        this.flow.sheet.artifact((text) => {
          if (sign) text(sign, body, turned ? sheet.width - sheet.right - 4 - sign.width : sheet.left + 4, y);
        });
      this.flow.place(
        {
          text: this.breaker.break(item, body, lineWidth - indent),
          x: turned ? sheet.left : sheet.left + indent,
          of: { element, tag: 'LBody' },
        },
        { before: 0, after: 3 },
        { atFirstLine },
      );
      entry.end();
    }
    list.end();
    this.flow.skip(6 * this.tightness);
  }

  #table({ caption, head, rows }: Table): void {
    const { sheet: pages } = this.flow;
    const columns = columnsOf({ head, rows });
    const broken = (texts: readonly string[], look: Look): Text[] =>
      texts.map((text, index) => this.breaker.break(text, look, columns[index]?.width ?? 0));
    const heads = broken(head, { ...cell, weight: 'bold' });
    const [first] = rows;
    const title = this.breaker.break(caption, { ...body, weight: 'bold' }, lineWidth);
    this.flow.begin(heightOf(title) + heightOf(heads[0] ?? title) + (first ? 2 * cell.leading : 0) + 30, 6);
    const table = pages.element(this.#parent, 'Table');
    const captioned = pages.element(table, 'Caption');
    this.flow.place(
      { text: title, x: sheet.left, of: { element: captioned, tag: 'Caption' } },
      { before: 0, after: 4 },
    );
    captioned.end();
    const row = (
      texts: readonly Text[],
      tagOf: (column: number) => [string, Record<string, string>],
      again?: () => void,
    ): void => {
      const element = pages.element(table, 'TR');
      drawRow(
        this.flow,
        texts.map((text, column) => {
          const [tag, options] = tagOf(column);
          return { text, x: columns[column]?.x ?? 0, of: { element: pages.element(element, tag, options), tag } };
        }),
        tableLook,
        again,
      );
      element.end();
    };
    row(heads, () => ['TH', { scope: 'Column' }]);
    const again = (): void => this.#headAgain(heads, columns);
    for (const texts of rows)
      row(broken(texts, cell), (column) => (column === 0 ? ['TH', { scope: 'Row' }] : ['TD', {}]), again);
    table.end();
    this.flow.skip(12 * this.tightness);
  }

  /** A table’s head on a further page: for the eye only, because it has been said. */
  #headAgain(heads: readonly Text[], columns: readonly { x: number }[]): void {
    this.flow.sheet.artifact((draw) =>
      heads.forEach(({ lines, look }, column) =>
        lines.forEach((line, index) =>
          draw(line, look, columns[column]?.x ?? 0, this.flow.y + tableLook.above + index * look.leading),
        ),
      ),
    );
    this.flow.down(tableLook.above + Math.max(...heads.map(heightOf)) + tableLook.below);
    this.flow.sheet.rule(sheet.left, this.flow.y, lineWidth);
  }
}

const firstLines = (...texts: (Text | undefined)[]): number =>
  Math.max(...texts.map((text) => (text ? Math.min(2, text.lines.length) * text.look.leading : 0)));
