import {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  isCalendarDate,
  londonDate,
  londonTime,
} from './working-days.js';
import type { Calendar } from './procedure.js';

const calendar: Calendar = {
  region: 'england-and-wales',
  knownFrom: '2025-01-01',
  knownUntil: '2028-12-31',
  source: { title: 'GOV.UK bank holidays' },
  bankHolidays: [
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ],
};

describe('working days', () => {
  it.each([
    ['across Easter, from a Monday', '2025-04-07', '2025-04-30'],
    ['across Easter a year later', '2026-03-23', '2026-04-15'],
    ['across the late May holiday', '2026-05-08', '2026-06-01'],
    ['across Christmas and New Year', '2026-12-18', '2027-01-13'],
    ['from a Saturday', '2026-11-21', '2026-12-11'],
  ])('[P30] day 0 and fifteen working days, %s: %s gives %s', (_why, from, date) => {
    expect(addWorkingDays(calendar, from, 15, 'day-0')).toEqual({ ok: true, date });
  });

  it('[P31] day 1 counts the starting day when it is a working day', () => {
    expect(addWorkingDays(calendar, '2025-04-07', 15, 'day-1')).toEqual({ ok: true, date: '2025-04-29' });
    expect(addWorkingDays(calendar, '2025-04-07', 1, 'day-1')).toEqual({ ok: true, date: '2025-04-07' });
  });

  it('[P31] day 1 falls on the first working day when the discussion was on a day off', () => {
    expect(addWorkingDays(calendar, '2026-11-21', 1, 'day-1')).toEqual({ ok: true, date: '2026-11-23' });
    expect(addWorkingDays(calendar, '2026-11-21', 1, 'day-0')).toEqual({ ok: true, date: '2026-11-23' });
  });

  it('[P30] no working days later is the same date, a day off included', () => {
    expect(addWorkingDays(calendar, '2026-11-21', 0, 'day-0')).toEqual({ ok: true, date: '2026-11-21' });
    expect(addWorkingDays(calendar, '2026-11-21', 0, 'day-1')).toEqual({ ok: true, date: '2026-11-21' });
  });

  it('[P32] past the last known bank holiday it says it cannot compute, and never guesses', () => {
    expect(addWorkingDays(calendar, '2028-12-18', 9, 'day-0')).toEqual({
      ok: false,
      because: 'Bank holidays are known only until 2028-12-31, so this date cannot be computed.',
    });
    expect(addWorkingDays(calendar, '2028-12-18', 7, 'day-0')).toEqual({ ok: true, date: '2028-12-29' });
    expect(addWorkingDays(calendar, '2029-01-02', 0, 'day-0').ok).toBe(false);
  });

  it('[P32] before the first known bank holiday it says so too', () => {
    expect(addWorkingDays(calendar, '2024-12-20', 15, 'day-0')).toEqual({
      ok: false,
      because: 'Bank holidays are known only from 2025-01-01, so this date cannot be computed.',
    });
  });

  it.each(['2026-02-30', 'tomorrow', '', '2026-1-1', '+02026-01-01'])(
    '[P32] “%s” is not a date and gives none',
    (from) => {
      expect(isCalendarDate(from)).toBe(false);
      expect(addWorkingDays(calendar, from, 15, 'day-0').ok).toBe(false);
    },
  );

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('[P32] %s working days cannot be counted', (days) => {
    expect(addWorkingDays(calendar, '2026-11-20', days, 'day-0').ok).toBe(false);
  });
});

describe('calendar days and months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-22', 3, '2027-02-22'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-12-31', 6, '2027-06-30'],
  ])('[P33] %s and %i calendar months gives %s', (from, months, date) => {
    expect(addCalendarMonths(from, months)).toBe(date);
  });

  it('[P33] calendar days count every day, across the change of the clocks too', () => {
    expect(addCalendarDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addCalendarDays('2027-01-01', -1)).toBe('2026-12-31');
  });
});

describe('the London day and time', () => {
  it.each([
    ['2026-11-20T17:00:00.000Z', '2026-11-20', '17:00'],
    ['2026-06-30T23:30:00.000Z', '2026-07-01', '00:30'],
    ['2026-01-31T00:00:00.000Z', '2026-01-31', '00:00'],
    ['2026-03-29T00:59:00.000Z', '2026-03-29', '00:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '02:00'],
  ])('[P34] %s is %s at %s in London', (instant, date, time) => {
    expect(londonDate(instant)).toBe(date);
    expect(londonTime(instant)).toBe(time);
  });
});
