/** Times as people in England read and write them. Instants are UTC; everything shown or typed is Europe/London, wherever the device thinks it is. */
import type { CalendarDate, Instant } from '#meeting';

const zone = 'Europe/London';
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
const clockTime = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = format({ weekday: 'short', day: 'numeric', month: 'short' });
const fullDay = format({ day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = (instant: Instant): string => clockTime.format(new Date(instant));
export const dateOf = (instant: Instant | CalendarDate): string => fullDay.format(new Date(instant));

/** “17:03” today, “Fri 20 Nov, 17:03” on another day. */
export function momentOf(instant: Instant, now: Date = new Date()): string {
  const date = new Date(instant);
  return day.format(date) === day.format(now) && date.getFullYear() === now.getFullYear()
    ? timeOf(instant)
    : `${day.format(date)}, ${timeOf(instant)}`;
}

/** What a date field or a date-and-time field holds, as London reads the clock. */
export function forField(instant: Instant): string {
  const parts = Object.fromEntries(
    format({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/** The instant of a London date or time as typed; `undefined` when it is blank or no date. */
export function instantOf(typed: string): Instant | undefined {
  if (!typed) return undefined;
  const asIfUtc = Date.parse(`${typed.length === 10 ? `${typed}T12:00` : typed}Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  const shown = Date.parse(`${forField(new Date(asIfUtc).toISOString())}Z`);
  return new Date(asIfUtc - (shown - asIfUtc)).toISOString();
}

export const inHours = (hours: number): string => forField(new Date(Date.now() + hours * 3_600_000).toISOString());
