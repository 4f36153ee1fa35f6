import { dateProblem, whyNotSent } from '../../apps/web/src/words/dates.js';
import { forField, instantOf, timeOf } from '../../apps/web/src/words/times.js';

const now = new Date('2026-11-27T21:00:00Z');
const instead = (typed: string) => dateProblem(typed, now)?.instead.map(([value]) => value);

describe('a date as it is typed', () => {
  it('[B112] a year of two figures is asked about, with the year that was meant', () => {
    expect(instead('0026-11-28T10:00')).toEqual(['2026-11-28T10:00']);
    expect(dateProblem('0026-11-28T10:00', now)?.message).toBe(
      'The year 26 cannot be meant. Did you mean 28 November 2026?',
    );
    expect(instead('0021-02-03')).toEqual(['2021-02-03']);
    expect(instead('0085-02-03')).toEqual(['1985-02-03']);
    expect(whyNotSent('0021-02-03', now)).toMatch(/^The year 21 cannot be meant/u);
  });

  it('[B112] a year before 1900, of five figures or centuries ahead is named as a mistake', () => {
    for (const typed of ['1026-11-28', '1899-12-31', '20266-11-28T10:00', '2200-01-01', '9999-12-31T23:59'])
      expect([typed, whyNotSent(typed, now)]).toEqual([typed, expect.stringContaining('cannot be meant')]);
    expect(instead('2126-11-28T10:00')).toEqual(['2026-11-28T10:00']);
    for (const typed of ['', '2026-11-28T10:00', '1900-01-01', '2019-02-28', '2027-01-05'])
      expect([typed, whyNotSent(typed, now)]).toEqual([typed, undefined]);
  });

  it('[B112] a date of birth in the future is asked about, and no other date for being in it', () => {
    expect(whyNotSent('2026-11-28', now, true)).toMatch(/^The date of birth is in the future/u);
    expect(whyNotSent('2026-11-27', now, true)).toBeUndefined();
    expect(whyNotSent('2026-11-28', now)).toBeUndefined();
  });

  it('[B112] no year throws, whichever way a field holds it', () => {
    for (const year of ['0001', '0026', '0999', '1582', '10000', '20266', '275760'])
      for (const rest of ['-02-29', '-11-28', '-11-28T10:00'])
        expect(() => [instantOf(year + rest), dateProblem(year + rest, now)]).not.toThrow();
    expect(() => forField('0026-11-28T10:00:00.000Z')).not.toThrow();
    expect(() => forField('+020266-11-28T10:00:00.000Z')).not.toThrow();
  });

  it('[B113] a time in the hour that comes twice is asked about, and is sent once it is said which', () => {
    expect(instead('2026-10-25T01:30')).toEqual(['2026-10-25T01:30 BST', '2026-10-25T01:30 GMT']);
    expect(instantOf('2026-10-25T01:30')).toBeUndefined();
    expect(whyNotSent('2026-10-25T01:30', now)).toMatch(/^01:30 comes twice on 25 October 2026/u);
    expect(instantOf('2026-10-25T01:30 BST')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-10-25T01:30 GMT')).toBe('2026-10-25T01:30:00.000Z');
    expect(whyNotSent('2026-10-25T01:30 GMT', now)).toBeUndefined();
  });

  it('[B113] a time the clocks go over is refused in the field', () => {
    expect(whyNotSent('2026-03-29T01:30', now)).toMatch(/^There is no 01:30 on 29 March 2026/u);
    expect(whyNotSent('2026-03-29T02:00', now)).toBeUndefined();
  });

  it('[B114] a field and a screen tell the two apart', () => {
    for (const instant of ['2026-10-25T00:40:00.000Z', '2026-10-25T01:10:00.000Z', '2026-07-01T11:00:00.000Z'])
      expect(instantOf(forField(instant))).toBe(instant);
    expect([timeOf('2026-10-25T00:40:00.000Z'), timeOf('2026-10-25T01:10:00.000Z')]).toEqual([
      '01:40 BST',
      '01:10 GMT',
    ]);
  });
});
