import { stamp } from '../testing/documents.js';
import { LineBreaker, type Line } from './lines.js';
import { backwards, Shaper } from './shape.js';
import { Sheet } from './sheet.js';

const breaker = new LineBreaker(new Shaper(new Sheet({ title: 'For its fonts', madeAt: stamp.madeAt }).fonts));
const look = { weight: 'regular', size: 10, leading: 14 } as const;
/** Words as the eye meets them from the left. */
const seen = ({ words, at }: Line): string[] =>
  words
    .map(({ actual }, index) => ({ text: (actual ?? '').replace(/[\u2066-\u2069]/gu, ''), x: at?.[index] ?? index }))
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => one.x - other.x)
    .map(({ text }) => text);

describe('lines with words from right to left', () => {
  it('[N135] keep their order where another word is too long for the line', () => {
    const [short] = breaker.break('\u2068שרה כהן\u2069', look, 400).lines;
    const [long] = breaker.break(`\u2068שרה כהן\u2069 ${'x'.repeat(300)}`, look, 400).lines;
    expect(short && seen(short)).toEqual(['כהן', 'שרה']);
    expect(long && seen(long).slice(0, 2)).toEqual(['כהן', 'שרה']);
  });

  it('[N135] are turned each by itself where two names stand side by side', () => {
    const [line] = breaker.break('\u2068שרה\u2069, \u2068מרים\u2069: here', look, 400).lines;
    expect(line && seen(line)).toEqual(['שרה', ',', 'מרים', ':']);
  });

  it('[N137] show a code point forwards where no font shows the sign it stands for', () => {
    expect(backwards('ab[U+07DE] c')).toBe('c [U+07DE]ba');
    expect(backwards('[U+1E900][U+1E901]')).toBe('[U+1E901][U+1E900]');
  });
});
