/** Dates as people in England count them: working days, calendar months, and the London day and time of an instant. */
import type { Calendar, Clock } from './procedure.js';
import type { CalendarDate, Instant } from './vocabulary.js';

/** A computed date, or a sentence saying why none can be given. */
export type DateAnswer =
  { readonly ok: true; readonly date: CalendarDate } | { readonly ok: false; readonly because: string };

const dayInMilliseconds = 86_400_000;

const written = (day: Date): CalendarDate => day.toISOString().slice(0, 10);

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 30 February parses, as 1 or 2 March: only a date that reads back unchanged exists.
  return !Number.isNaN(day.getTime()) && written(day) === text;
}

/** The date `days` later, or earlier when negative. */
export function addCalendarDays(from: CalendarDate, days: number): CalendarDate {
  return written(new Date(Date.parse(`${from}T00:00:00Z`) + days * dayInMilliseconds));
}

/** The same day `months` later, or the last day of that month where it has no such day. */
export function addCalendarMonths(from: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const lastDayOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDayOfMonth))));
}

/** Whether the date is neither Saturday, Sunday nor a bank holiday of the calendar. */
export function isWorkingDay(calendar: Calendar, date: CalendarDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.bankHolidays.includes(date);
}

/**
 * The date `days` working days from `from`, which may itself be a day off.
 * `day-0` starts counting on the next working day; `day-1` counts the starting day, or the first working day after it.
 */
export function addWorkingDays(
  calendar: Calendar,
  from: CalendarDate,
  days: number,
  convention: Clock['convention'],
): DateAnswer {
  const because = whyNot(calendar, from, days);
  if (because) return { ok: false, because };
  let date = convention === 'day-1' ? addCalendarDays(from, -1) : from;
  for (let counted = 0; counted < days;) {
    date = addCalendarDays(date, 1);
    if (date > calendar.knownUntil) return { ok: false, because: unknownAfter(calendar) };
    if (isWorkingDay(calendar, date)) counted += 1;
  }
  return { ok: true, date: days === 0 ? from : date };
}

function whyNot(calendar: Calendar, from: CalendarDate, days: number): string | undefined {
  if (!isCalendarDate(from)) return `“${from}” is not a date.`;
  if (!Number.isInteger(days) || days < 0) return 'Working days are counted in whole numbers, from 0 up.';
  if (from > calendar.knownUntil) return unknownAfter(calendar);
  if (calendar.knownFrom && from < calendar.knownFrom) {
    return `Bank holidays are known only from ${calendar.knownFrom}, so this date cannot be computed.`;
  }
  return undefined;
}

const unknownAfter = (calendar: Calendar) =>
  `Bank holidays are known only until ${calendar.knownUntil}, so this date cannot be computed.`;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function londonParts(instant: Instant) {
  const parts = london.formatToParts(new Date(instant));
  return (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
}

/** The calendar date in London at that instant. */
export function londonDate(instant: Instant): CalendarDate {
  const part = londonParts(instant);
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The time on a London clock at that instant, `HH:MM`. */
export function londonTime(instant: Instant): string {
  const part = londonParts(instant);
  return `${part('hour')}:${part('minute')}`;
}
