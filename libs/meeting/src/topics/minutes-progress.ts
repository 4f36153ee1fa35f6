/** How far the minutes have come: their version, who confirmed it, and what was recorded since. */
import { phaseOf, type Meeting } from '../meeting.js';
import type { Event } from '../commands-and-events.js';
import type { Recorded } from '../record.js';
import type { MinutesState } from '../documents/parts.js';
import type { Printed } from '../topic.js';
import type { Confirmation, Final } from './minutes.js';

export const lastFinal = (meeting: Meeting): Final | undefined => meeting.finals.at(-1);

/** The version in hand: 1 until first made final, and the next as soon as anything printed changes after that. */
export const minutesVersion = (meeting: Meeting): number =>
  meeting.finals.length + (meeting.finals.length === 0 || meeting.changedSinceFinal.length > 0 ? 1 : 0);

/** How far the version in hand has come. */
export function minutesState(meeting: Meeting): MinutesState {
  if (phaseOf(meeting) !== 'closed') return 'forming';
  if (meeting.finals.length > 0 && meeting.changedSinceFinal.length === 0) return 'final';
  return meeting.circulations.some(({ version }) => version === minutesVersion(meeting)) ? 'circulated' : 'draft';
}

/** How many things that the minutes print for this reader were recorded after a row. */
export const printedSince = ({ printed, narrowed }: Meeting, after: number, readerId: string): number =>
  printed.filter(
    ({ sequence, audience }) => sequence > after && (narrowed.get(sequence) ?? audience)?.includes(readerId) !== false,
  ).length;

/** The last confirmation of an agency that it did not take back. */
export const lastConfirmation = ({ confirmations }: Meeting, agencyId: string): Confirmation | undefined =>
  confirmations.findLast((one) => one.agencyId === agencyId && !one.takenBack);

/** Whether what an agency confirmed last is what the minutes still say to whoever confirmed it: nobody is asked about what they may not read. */
export function standsConfirmed(meeting: Meeting, agencyId: string): boolean {
  const last = lastConfirmation(meeting, agencyId);
  return last !== undefined && printedSince(meeting, last.upTo, last.participantId) === 0;
}

/** A row kept from whoever folds this may be a change too; only the server knows. */
export const changedSince = (meeting: Meeting, final: Final): boolean =>
  meeting.changedSinceFinal.length > 0 || [...meeting.withheld].some((sequence) => sequence > final.sequence);

/** Who confirmed is no part of what is confirmed: one agency’s taking it back overtakes no other’s confirmation. */
const takesBackConfirmation = ({ confirmations }: Meeting, event: Event): boolean =>
  event.type === 'SpokenTakenBack' && confirmations.some(({ sequence }) => sequence === event.sequence);

/** Called for every row: what the minutes print overtakes what was confirmed before it and, recorded after they were final, is a change. */
export function noteChange(meeting: Meeting, { sequence, at, by, event }: Recorded, printed: Printed): void {
  if (printed === 'never printed') return;
  const what = printed.afterwards;
  const final = lastFinal(meeting);
  if (what !== undefined || printed.amendable) meeting.amendable.add(sequence);
  if (!what || takesBackConfirmation(meeting, event)) return;
  meeting.printed.push({ sequence, audience: event.audience });
  if (!final || sequence <= final.sequence) return;
  meeting.changedSinceFinal.push({
    sequence,
    at,
    by,
    what,
    ...('why' in event && event.why ? { why: event.why } : {}),
  });
}
