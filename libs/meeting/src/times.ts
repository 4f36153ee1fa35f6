/** Instants compared as instants; the record's times are ISO strings in UTC. */
import { limits, type Instant } from './vocabulary.js';

export const isFuture = (instant: Instant, now: Instant): boolean =>
  Date.parse(instant) > Date.parse(now) + limits.clockSkewSeconds * 1000;
export const isBefore = (one: Instant, other: Instant): boolean => Date.parse(one) < Date.parse(other);

/** Whether a thing is history: more than twelve calendar months before. */
export function isOverTwelveMonthsBefore(instant: Instant, now: Instant): boolean {
  const cut = new Date(now);
  const month = cut.getUTCMonth();
  cut.setUTCFullYear(cut.getUTCFullYear() - 1);
  // From 29 February the year before counts back to the 28th.
  if (cut.getUTCMonth() !== month) cut.setUTCDate(0);
  return Date.parse(instant) < cut.getTime();
}
