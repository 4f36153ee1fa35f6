/** The pages of a PDF and their structure: what is drawn belongs to an element in reading order, or is an artifact. */
import PDFDocument from 'pdfkit';
import { plain, type Font, Fonts } from './fonts.js';
import { drawn, type Line, type Look } from './lines.js';

/** A structure element: `P`, `TD` … */
export interface Element {
  add(child: unknown): Element;
  end(): void;
  readonly dictionary: { readonly data: Record<string, unknown> };
}

/** What of pdfkit lies behind its published types: the page’s own content, resources and references. */
interface Internals {
  _font: Font;
  readonly _root: { readonly data: Record<string, unknown> };
  page: {
    readonly fonts: Record<string, unknown>;
    readonly xobjects: Record<string, unknown>;
    readonly dictionary: unknown;
  };
  addContent(content: string): void;
  ref(data: Record<string, unknown>): { write(content: string): void; end(): void };
  markStructureContent(tag: string): unknown;
  endMarkedContent(): void;
  struct(type: string, options?: Record<string, unknown>): Element;
  addStructure(element: Element): void;
}
export interface OutlineItem {
  addItem(title: string, options?: { top?: number; left?: number }): OutlineItem;
}

/** A4 in points, and the text’s place on it. */
export const sheet = { width: 595.28, height: 841.89, left: 62, right: 62, head: 36, foot: 36 } as const;
export const lineWidth = sheet.width - sheet.left - sheet.right;

export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #inside: Internals;
  readonly fonts: Fonts;
  readonly root: Element;
  #marked: { element: Element; tag: string } | undefined;
  pages = 0;

  constructor({ title, madeAt }: { title: string; madeAt: string }) {
    this.#pdf = new PDFDocument({
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      autoFirstPage: false,
      fontLayoutCache: false,
      size: [sheet.width, sheet.height] as [number, number],
      margin: 0,
      font: plain.regular(),
      info: {
        Title: title,
        Creator: 'Quorate',
        Producer: 'Quorate, with PDFKit',
        CreationDate: new Date(madeAt),
        ModDate: new Date(madeAt),
      },
      // The published types know neither PDF/UA nor how to do without the layout cache.
    } as unknown as PDFKit.PDFDocumentOptions);
    this.#inside = this.#pdf as unknown as Internals;
    this.fonts = new Fonts((file) => {
      this.#pdf.font(file);
      return this.#inside._font;
    });
    this.root = this.#inside.struct('Document');
    this.#inside.addStructure(this.root);
  }

  addPage(): void {
    this.#unmark();
    this.#pdf.addPage();
    this.pages += 1;
  }

  get outline(): OutlineItem {
    return this.#pdf.outline as unknown as OutlineItem;
  }

  element(parent: Element, type: string, options: Record<string, unknown> = {}): Element {
    const element = this.#inside.struct(type, options);
    parent.add(element);
    return element;
  }

  /** A line with its top left corner at a point, as part of an element. */
  line(line: Line, look: Look, x: number, y: number, of: { element: Element; tag: string }): void {
    this.#mark(of);
    this.#draw(line, look, x, y);
  }

  /** What is no part of what the document says: rules, bullets, what runs along every page. */
  artifact(
    draw: (text: (line: Line, look: Look, x: number, y: number) => void, raw: (operators: string) => void) => void,
    kind = '',
  ): void {
    this.#unmark();
    this.#inside.addContent(kind ? `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC` : '/Artifact BMC');
    draw(
      (line, look, x, y) => this.#draw(line, look, x, y),
      (operators) => this.#inside.addContent(operators),
    );
    this.#inside.addContent('EMC');
  }

  rule(x: number, y: number, width: number, height = 0): void {
    this.artifact((_, raw) =>
      raw(
        height
          ? `0.69 0.71 0.71 RG 2 w ${x} ${y} m ${x} ${y + height} l S`
          : `0.69 0.71 0.71 RG 0.5 w ${x} ${y} m ${x + width} ${y} l S`,
      ),
    );
  }

  /** Something drawn on every page that is known only after the last. */
  placeholder(name: string): {
    onPage: (x: number, y: number) => string;
    fill: (line: Line, look: Look, width: number) => void;
  } {
    const fonts: Record<string, unknown> = {};
    const form = this.#inside.ref({
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [0, -20, 200, 20],
      Resources: { Font: fonts },
    });
    return {
      onPage: (x, y) => {
        this.#inside.page.xobjects[name] = form;
        return `q 1 0 0 1 ${x} ${y} cm /${name} Do Q`;
      },
      fill: (line, look) => {
        form.write(
          drawn(line, look, 0, baseline(this.fonts, look), (font) => {
            fonts[font.id] = font.ref();
          }),
        );
        form.end();
      },
    };
  }

  #draw(line: Line, look: Look, x: number, y: number): void {
    const { fonts } = this.#inside.page;
    this.#inside.addContent(
      drawn(line, look, x, y + baseline(this.fonts, look), (font) => {
        fonts[font.id] ??= font.ref();
      }),
    );
  }

  #mark({ element, tag }: { element: Element; tag: string }): void {
    if (this.#marked?.element === element) return;
    this.#unmark();
    element.add(this.#inside.markStructureContent(tag));
    this.#marked = { element, tag };
  }

  #unmark(): void {
    if (this.#marked) this.#inside.endMarkedContent();
    this.#marked = undefined;
  }

  /** What is ready to leave. */
  take(): Uint8Array | undefined {
    return (this.#pdf.read() as Buffer | null) ?? undefined;
  }

  end(): void {
    this.#unmark();
    this.root.end();
    this.#pdf.end();
  }
}

/** From a line’s top to its baseline: the letters sit in the middle of their leading. */
function baseline(fonts: Fonts, { weight, size, leading }: Look): number {
  const { ascender, descender } = fonts.plain(weight);
  const height = ((ascender - descender) * size) / 1000;
  return (leading - height) / 2 + (ascender * size) / 1000;
}
