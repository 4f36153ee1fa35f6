/** Times as people in England read and write them. Instants are UTC; everything shown or typed is Europe/London, wherever the device thinks it is. */
import { instantsAt, londonClock, londonReading, zoneWhereTwice, type CalendarDate, type Instant } from '#meeting';

const zone = 'Europe/London';
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
const day = format({ weekday: 'short', day: 'numeric', month: 'short' });
const fullDay = format({ day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = (instant: Instant): string => londonClock(instant);
export const dateOf = (instant: Instant | CalendarDate): string => fullDay.format(new Date(instant));

/** “17:03” today, “Fri 20 Nov, 17:03” on another day. */
export function momentOf(instant: Instant, now: Date = new Date()): string {
  const date = new Date(instant);
  return day.format(date) === day.format(now) && date.getFullYear() === now.getFullYear()
    ? timeOf(instant)
    : `${day.format(date)}, ${timeOf(instant)}`;
}

const dateLength = 'YYYY-MM-DD'.length;
export const readingLength = 'YYYY-MM-DDTHH:MM'.length;

/**
 * What a date field or a date-and-time field holds, as London reads the clock: `YYYY-MM-DDTHH:MM`, and the zone behind
 * it in the hour that comes twice, which the field shows beside the time.
 */
export function forField(instant: Instant): string {
  const which = zoneWhereTwice(instant);
  return londonReading(instant) + (which ? ` ${which}` : '');
}

/** The instants a date or time as typed can mean: a date means noon, and a zone behind it tells two apart. */
export function meantBy(typed: string): Instant[] {
  const reading = typed.length === dateLength ? `${typed}T12:00` : typed.slice(0, readingLength);
  const meant = instantsAt(reading);
  const which = typed.slice(readingLength + 1);
  return which ? meant.filter((instant) => zoneWhereTwice(instant) === which) : meant;
}

/** The instant of a London date or time as typed; `undefined` when it is blank or no date, or can mean two. */
export function instantOf(typed: string): Instant | undefined {
  const [meant, second] = typed ? meantBy(typed) : [];
  return second ? undefined : meant;
}

export const inHours = (hours: number): string => forField(new Date(Date.now() + hours * 3_600_000).toISOString());
