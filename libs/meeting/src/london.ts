/** The clock in London: what it shows at an instant, and which instants a reading of it can mean. */
import type { Instant } from './vocabulary.js';
import { londonDate, londonTime } from './working-days.js';

/** Minutes ahead of UTC, the earlier instant first: double summer time was kept in the 1940s. */
const offsets = [120, 60, 0] as const;
/** Last hour of UTC in which clocks in London have ever been put back. */
const lastHourPutBack = 2;

/** What a London clock and calendar show, `YYYY-MM-DDTHH:MM`. */
export const londonReading = (instant: Instant): string =>
  `${londonDate(instant).padStart('YYYY-MM-DD'.length, '0')}T${londonTime(instant)}`;

/**
 * The instants at which a London clock shows `YYYY-MM-DDTHH:MM`, in order: one; none where the clocks are put forward
 * past it; two where they are put back over it.
 */
export function instantsAt(reading: string): Instant[] {
  const asIfUtc = Date.parse(`${reading}Z`);
  if (Number.isNaN(asIfUtc)) return [];
  return offsets
    .map((minutes) => new Date(asIfUtc - minutes * 60_000).toISOString())
    .filter((instant) => londonReading(instant) === reading);
}

/** “BST” or “GMT” in the hour that comes twice when the clocks are put back; nothing in any other. */
export function zoneWhereTwice(instant: Instant): 'BST' | 'GMT' | undefined {
  if (new Date(instant).getUTCHours() > lastHourPutBack) return undefined;
  const [first, second] = instantsAt(londonReading(instant));
  if (!first || !second) return undefined;
  return Date.parse(instant) < Date.parse(second) ? 'BST' : 'GMT';
}

/** The time on a London clock as it is printed: `17:05`, and in the hour that comes twice `01:40 BST` or `01:10 GMT`. */
export function londonClock(instant: Instant): string {
  const zone = zoneWhereTwice(instant);
  return zone ? `${londonTime(instant)} ${zone}` : londonTime(instant);
}
