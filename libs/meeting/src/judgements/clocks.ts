/** Clocks: when each time limit of the procedure runs out, or why that cannot be said. Nothing is guessed. */
import { isForProfessionals } from '../documents/catalogue.js';
import type { Meeting } from '../meeting.js';
import type { Clock, ClockStart, ClockUnit, Procedure, Source } from '../procedure.js';
import { section47InitiatedAt } from '../topics/standing.js';
import type { CalendarDate, Instant } from '../vocabulary.js';
import { addCalendarDays, addCalendarMonths, addWorkingDays, londonDate } from '../working-days.js';

/** `at` only where the limit is in hours; otherwise the last day on which it is kept. */
export type Due =
  | { readonly known: true; readonly date: CalendarDate; readonly at?: Instant }
  | { readonly known: false; readonly because: string };

export interface ClockState {
  readonly clockId: string;
  readonly label: string;
  /** “15 working days (the day itself is day 0)”, or “no limit stated”. */
  readonly limit: string;
  readonly startedAt?: Instant;
  readonly due: Due;
  readonly source: Source;
}

/** Those of the procedure, and how long amendments to its minutes may be asked for. */
export const clocks = (meeting: Meeting): ClockState[] =>
  [...meeting.procedure.clocks, ...amendmentWindow(meeting.procedure)].map((clock) => {
    const startedAt = starts[clock.from](meeting);
    return {
      clockId: clock.clockId,
      label: clock.label,
      limit: limitInWords(clock),
      startedAt,
      due: dueOf(meeting, clock, startedAt),
      source: clock.source,
    };
  });

const amendmentWindow = ({ minutes }: Procedure): Clock[] =>
  minutes
    ? [
        {
          clockId: 'amendment-window',
          label: 'Amendments to the minutes asked for',
          from: 'circulated',
          ...minutes.amendments,
        },
      ]
    : [];

const openedAt = ({ status }: Meeting) => ('openedAt' in status ? status.openedAt : undefined);
const closedAt = ({ status }: Meeting) => (status.phase === 'closed' ? status.closedAt : undefined);

const starts: Record<ClockStart, (meeting: Meeting) => Instant | undefined> = {
  'decided-to-hold': ({ decidedToHoldAt }) => decidedToHoldAt,
  opened: openedAt,
  'section-47-initiated': (meeting) => (section47InitiatedAt(meeting) ? openedAt(meeting) : undefined),
  closed: closedAt,
  circulated: ({ circulations }) => circulations.find(({ which }) => isForProfessionals(which))?.at,
  referral: () => undefined,
};

const notStarted: Record<ClockStart, string> = {
  'decided-to-hold': 'The time it was decided to hold the meeting is not stated.',
  opened: 'The meeting has not been opened.',
  'section-47-initiated': 'Section 47 enquiries have not been decided on.',
  closed: 'The meeting has not been closed.',
  circulated: 'The minutes have not been circulated.',
  referral: 'The date of the referral is not recorded here.',
};

const unitNames: Record<ClockUnit, readonly [string, string]> = {
  'clock-hours': ['hour', 'hours'],
  'calendar-days': ['calendar day', 'calendar days'],
  'working-days': ['working day', 'working days'],
  'calendar-months': ['calendar month', 'calendar months'],
};

function limitInWords({ limit, unit, convention }: Clock): string {
  if (limit === null) return 'no limit stated';
  const amount = `${limit} ${unitNames[unit][limit === 1 ? 0 : 1]}`;
  const counted = { 'day-0': 'the day itself is day 0', 'day-1': 'the day itself is day 1' }[convention];
  return unit === 'working-days' || unit === 'calendar-days' ? `${amount} (${counted})` : amount;
}

function dueOf(
  { procedure: { calendar } }: Meeting,
  { limit, unit, from, convention }: Clock,
  startedAt: Instant | undefined,
): Due {
  if (limit === null) return { known: false, because: 'The procedure states no limit.' };
  if (!startedAt) return { known: false, because: notStarted[from] };
  const day = londonDate(startedAt);
  switch (unit) {
    case 'clock-hours':
      return inHours(startedAt, limit);
    case 'calendar-days':
      return { known: true, date: addCalendarDays(day, convention === 'day-1' ? limit - 1 : limit) };
    case 'calendar-months':
      return { known: true, date: addCalendarMonths(day, limit) };
    case 'working-days': {
      const answer = addWorkingDays(calendar, day, limit, convention);
      return answer.ok ? { known: true, date: answer.date } : { known: false, because: answer.because };
    }
  }
}

function inHours(startedAt: Instant, hours: number): Due {
  const at = new Date(Date.parse(startedAt) + hours * 3_600_000).toISOString();
  return { known: true, date: londonDate(at), at };
}
