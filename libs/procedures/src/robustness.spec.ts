import fc from 'fast-check';
import { packText, parse, procedureIn } from '../testing/packs.js';
import { parseCalendar } from './parse-calendar.js';
import { parsePack } from './parse-pack.js';

const answersOnly = (text: string) => {
  for (const answer of [parse(text), parseCalendar(text, { fileName: 'own.yaml' })]) {
    if (answer.ok) continue;
    expect(answer.problems.length).toBeGreaterThan(0);
    for (const { line, reason } of answer.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(text.split('\n').length);
      expect(reason).toMatch(/^\S.*[.?]$/s);
    }
  }
};

const yamlish = fc
  .array(
    fc.constantFrom(
      'a',
      'source',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&a ',
      '*a ',
      '!!str ',
      '? ',
      '| \n',
      '> \n',
      '"',
      "'",
      '#',
      '%YAML 1.1\n',
      '---\n',
      '...\n',
      '__proto__',
      '<<: ',
      'null',
      '1',
      '\t',
      '\u0000',
      '\ud800',
      '\ufeff',
      '@',
      '`',
      '\r',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

// Each runs hundreds of texts; on a busy machine that takes longer than one rule may.
const patience = 30_000;

describe('whatever the text', () => {
  it(
    '[P25] arbitrary text gets problems with lines, and never throws',
    () => {
      fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), answersOnly), { numRuns: 300 });
    },
    patience,
  );

  it(
    '[P25] text made of the signs of YAML likewise',
    () => {
      fc.assert(fc.property(yamlish, answersOnly), { numRuns: 500 });
    },
    patience,
  );

  it(
    '[P25] a pack with a piece cut out or put in likewise',
    () => {
      const at = fc.nat(packText.length);
      fc.assert(
        fc.property(at, fc.nat(80), yamlish, (start, length, put) => {
          answersOnly(packText.slice(0, start) + put + packText.slice(start + length));
        }),
        { numRuns: 40 },
      );
    },
    patience,
  );

  it(
    '[P25] arbitrary data in place of any part of a pack likewise',
    () => {
      const { calendar, ...rest } = procedureIn(packText);
      const keys = Object.keys(rest);
      fc.assert(
        fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
          answersOnly(JSON.stringify({ ...rest, calendar: calendar.region, [key]: value }));
        }),
        { numRuns: 60 },
      );
    },
    patience,
  );

  it('[P25] with no calendar at all a pack is refused for want of it', () => {
    expect(parsePack(packText, { fileName: 'own.yaml', calendars: [] })).toEqual({
      ok: false,
      problems: [{ line: expect.any(Number), reason: expect.stringContaining('No calendar could be read.') }],
    });
  });
});
