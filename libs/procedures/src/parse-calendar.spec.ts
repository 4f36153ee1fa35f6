import { parseCalendar } from './parse-calendar.js';
import { calendars, lineWith, shipped } from '../testing/packs.js';

const text = shipped('calendar-england-and-wales.yaml');
const parse = (changed: string) => parseCalendar(changed, { fileName: 'calendar-own.yaml' });

describe('a calendar', () => {
  it('[P29] is kept with its source and the dates it covers', () => {
    expect(calendars[0]).toMatchObject({
      region: 'england-and-wales',
      knownFrom: '2025-01-01',
      knownUntil: '2028-12-31',
      source: { url: 'https://www.gov.uk/bank-holidays.json' },
    });
  });

  it('[P29] has eight bank holidays in each of its years, none at a weekend', () => {
    const { bankHolidays } = calendars[0]!;
    for (const year of ['2025', '2026', '2027', '2028'])
      expect(bankHolidays.filter((date) => date.startsWith(year))).toHaveLength(8);
    expect(bankHolidays.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
  });

  it.each([
    ['- 2026-04-03', '- 2031-04-03', 'is not between'],
    ['- 2026-04-03', '- 2026-04-31', 'is not a date'],
    ['knownUntil: 2028-12-31', 'knownUntil: whenever', 'is not a date'],
    ['knownUntil: 2028-12-31', 'knownTill: 2028-12-31', '“knownUntil”'],
  ])('[P29] %s written as %s is refused', (from, to, word) => {
    const changed = text.replace(from, to);
    const parsed = parse(changed);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.some(({ line, reason }) => reason.includes(word) && line === lineWith(changed, to))).toBe(true);
  });

  it('[P29] without a source is refused', () => {
    expect(parse(text.replace(/^source:\n(  .*\n)+/m, ''))).toEqual({
      ok: false,
      problems: [{ line: expect.any(Number), reason: expect.stringContaining('has no source') }],
    });
  });
});
