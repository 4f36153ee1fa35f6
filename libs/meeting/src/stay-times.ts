/** When somebody was there: the times of a stay as last put right. */
import type { Stay } from './meeting.js';
import { isBefore } from './times.js';
import type { Instant } from './vocabulary.js';

/** When somebody came and went; without a leaving, they are still here or stayed to the end. */
export type Times = Pick<Stay, 'arrivedAt' | 'leftAt'>;

/** A stay's times as last corrected. */
export function timesNow(stay: Stay): Times {
  const corrected = (field: 'arrivedAt' | 'leftAt') => stay.corrections.findLast((one) => one[field])?.[field];
  return { arrivedAt: corrected('arrivedAt') ?? stay.arrivedAt, leftAt: corrected('leftAt') ?? stay.leftAt };
}

/** Whether somebody was there at a moment, by these times. */
export const covers = ({ arrivedAt, leftAt }: Times, at: Instant): boolean =>
  !isBefore(at, arrivedAt) && (leftAt === undefined || isBefore(at, leftAt));

/** Number of the stay that began last, counted from 1; 0 where there is none. */
export function lastStay(stays: readonly Stay[]): number {
  const begins = stays.map((stay) => Date.parse(timesNow(stay).arrivedAt));
  return begins.lastIndexOf(Math.max(...begins)) + 1;
}
