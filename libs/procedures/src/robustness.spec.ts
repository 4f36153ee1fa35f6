import fc from 'fast-check';
import { calendars, packText, parse } from './testing.js';
import { parseCalendar } from './parse-calendar.js';

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

const yamlish = fc.array(fc.constantFrom(
  'a', 'source', ': ', '- ', '\n', '  ', '[', ']', '{', '}', ',', '&a ', '*a ', '!!str ', '? ', '| \n', '> \n', '"', "'", '#', '%YAML 1.1\n',
  '---\n', '...\n', '__proto__', '<<: ', 'null', '1', '\t', '\u0000', '\ud800', '\ufeff', '@', '`', '\r',
), { maxLength: 60 }).map((parts) => parts.join(''));

describe('whatever the text', () => {
  it('[P25] arbitrary text gets problems with lines, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), answersOnly), { numRuns: 300 });
  });

  it('[P25] text made of the signs of YAML likewise', () => {
    fc.assert(fc.property(yamlish, answersOnly), { numRuns: 500 });
  });

  it('[P25] a pack with a piece cut out or put in likewise', () => {
    const at = fc.nat(packText.length);
    fc.assert(fc.property(at, fc.nat(80), yamlish, (start, length, put) => {
      answersOnly(packText.slice(0, start) + put + packText.slice(start + length));
    }), { numRuns: 40 });
  });

  it('[P25] arbitrary data in place of any part of a pack likewise', () => {
    const { calendar, ...rest } = parseOwn();
    const keys = Object.keys(rest);
    fc.assert(fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
      answersOnly(JSON.stringify({ ...rest, calendar: calendar.region, [key]: value }));
    }), { numRuns: 100 });
  });

  it('[P25] a pack that names a calendar nobody has is refused, even with no calendars at all', () => {
    expect(calendars).toHaveLength(1);
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (name) => {
      answersOnly(packText.replace('calendar: england-and-wales', () => `calendar: ${JSON.stringify(name)}`));
    }), { numRuns: 40 });
  });
});

function parseOwn() {
  const parsed = parse(packText);
  if (!parsed.ok) throw new Error('The shipped pack must parse.');
  return parsed.procedure;
}
