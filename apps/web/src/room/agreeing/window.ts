/** Until when amendments may be asked for, in words; where the procedure gives no limit, that is said. */
import { clocks, countsForAgency, standsConfirmed, type Attendee, type Meeting } from '#meeting';
import { dateOf, momentOf } from '../../words/times.js';

export function amendmentsUntil(meeting: Meeting): string {
  const due = clocks(meeting).find(({ clockId }) => clockId === 'amendment-window')?.due;
  const until =
    (meeting.procedure.minutes?.amendments.limit ?? null) === null
      ? '; this procedure gives no limit'
      : due?.known
        ? ` until ${due.at ? momentOf(due.at) : dateOf(due.date)}`
        : `; until when cannot be said: ${due?.because}`;
  return `amendments may be asked for${until}`;
}

/** How long the procedure gives, before anybody has been sent them. */
export function windowInWords({ procedure: { minutes } }: Meeting): string {
  const limit = minutes?.amendments.limit ?? null;
  if (!minutes || limit === null) return 'This procedure gives no limit for asking for amendments.';
  return `Amendments may be asked for within ${limit} ${minutes.amendments.unit.replace('-', ' ')} of the first circulation.`;
}

/** Whether the minutes were sent to somebody of this person’s agency, which was there and does not stand by what they say now. */
export const isAskedToConfirm = (meeting: Meeting, me: Attendee): boolean => {
  const own = me.facts.agencyId;
  return (
    countsForAgency(me) &&
    agenciesThere(meeting).includes(own) &&
    !standsConfirmed(meeting, own) &&
    meeting.circulations.some(({ to }) => to.some((one) => meeting.participants.get(one)?.facts.agencyId === own))
  );
};

/** Agencies that were there, which each confirm the minutes. */
export const agenciesThere = ({ participants }: Meeting): string[] => [
  ...new Set(
    [...participants.values()]
      .filter((one) => one.stays.length > 0 && countsForAgency(one))
      .map(({ facts }) => facts.agencyId),
  ),
];
