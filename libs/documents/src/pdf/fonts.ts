/** Which font shows which character: one plain face for nearly everything, and for scripts it lacks one made for them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = 'regular' | 'bold';

const require = createRequire(import.meta.url);
/** A font’s file, found and read when first needed and kept: documents come one after another. */
function packaged(path: string): () => Buffer {
  let kept: Buffer | undefined;
  return () => (kept ??= readFileSync(require.resolve(path)));
}
const noto = (script: string) => ({
  regular: packaged(`@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-400-normal.woff`),
  bold: packaged(`@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-700-normal.woff`),
});
const han = packaged('@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf');

export const plain = {
  regular: packaged('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: packaged('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/** By script; each is opened only once a document needs it. */
const others: readonly { readonly covers: RegExp; readonly files: Record<Weight, () => Buffer> }[] = [
  { covers: /[\p{Script_Extensions=Devanagari}]/u, files: noto('devanagari') },
  { covers: /[\p{Script_Extensions=Bengali}]/u, files: noto('bengali') },
  { covers: /[\p{Script_Extensions=Gurmukhi}]/u, files: noto('gurmukhi') },
  { covers: /[\p{Script_Extensions=Gujarati}]/u, files: noto('gujarati') },
  { covers: /[\p{Script_Extensions=Tamil}]/u, files: noto('tamil') },
  { covers: /[\p{Script_Extensions=Ethiopic}]/u, files: noto('ethiopic') },
  {
    covers:
      /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Bopomofo}\uFF00-\uFFEF]/u,
    files: { regular: han, bold: han },
  },
];

/** What of pdfkit's embedded fonts is used: glyphs already placed, and whether there are any. Lengths in thousandths of the size. */
export interface Font {
  readonly id: string;
  readonly ascender: number;
  readonly descender: number;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  encode(
    text: string,
    features?: Record<string, boolean>,
  ): [string[], { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }[]];
  ref(): unknown;
}

/** The fonts of one document. */
export class Fonts {
  readonly #opened = new Map<Buffer, Font>();

  constructor(private readonly open: (file: Buffer) => Font) {}

  plain(weight: Weight): Font {
    return this.#font(plain[weight]());
  }

  /** The font that shows this character, or none does. */
  for(character: string, weight: Weight): Font | undefined {
    const codePoint = character.codePointAt(0) ?? 0;
    const first = this.plain(weight);
    if (first.font.hasGlyphForCodePoint(codePoint)) return first;
    for (const { covers, files } of others) {
      if (!covers.test(character)) continue;
      const font = this.#font(files[weight]());
      if (font.font.hasGlyphForCodePoint(codePoint)) return font;
    }
    return undefined;
  }

  #font(file: Buffer): Font {
    const font = this.#opened.get(file) ?? this.open(file);
    this.#opened.set(file, font);
    return font;
  }
}
