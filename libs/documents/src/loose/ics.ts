/**
 * The meeting and when its actions are due, for a calendar (RFC 5545). A calendar is seen by whoever passes a desk:
 * it says a reference, never a name, a place or anything that was written. Times are instants, so that no calendar has
 * to know how London's clocks change.
 */
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { AgreedAction, Instant, Meeting } from '#meeting';
import { clean } from '../text.js';

export interface CalendarOptions {
  /** Keeps each entry the same entry through every later file. */
  readonly meetingId: string;
  readonly madeAt: Instant;
  /** Whose calendar entries these are: the service's own domain. */
  readonly domain?: string;
}

/** A cancelled meeting's file takes its entry back and brings no others: a file has one method for all it holds. */
export function meetingIcs(meeting: Meeting, options: CalendarOptions): string {
  const cancelled = meeting.status.phase === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Quorate', product: 'Quorate', language: 'EN' },
    scale: 'GREGORIAN',
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({ ...entryOfMeeting(meeting, options), ...inEvery(options) });
  if (!cancelled)
    for (const action of meeting.actions.values())
      calendar.createEvent({ ...entryOfAction(meeting, action, options), ...inEvery(options) });
  return `${calendar.toString()}\r\n`;
}

const domainOf = ({ domain }: CalendarOptions): string => domain ?? 'quorate.invalid';

const inEvery = (options: CalendarOptions) => ({
  stamp: toTheSecond(options.madeAt),
  organizer: { name: 'Quorate', email: `no-reply@${domainOf(options)}` },
  class: ICalEventClass.CONFIDENTIAL,
});

/** Minutes a meeting is taken to last where nobody has said how long, so that calendars keep the time free. */
const meetingMinutes = 60;

/** Once it is closed, when it closed; until then, and where it closed before its time, an hour from when it is arranged. */
function endOf({ scheduledFor, status }: Meeting): Instant {
  const starts = Temporal.Instant.from(scheduledFor);
  if (status.phase === 'closed') {
    const closed = Temporal.Instant.from(status.closedAt);
    if (Temporal.Instant.compare(closed, starts) > 0) return closed.toString();
  }
  return starts.add({ minutes: meetingMinutes }).toString();
}

const entryOfMeeting = (meeting: Meeting, options: CalendarOptions) => ({
  id: `meeting-${options.meetingId}@${domainOf(options)}`,
  sequence: meeting.sequence,
  start: toTheSecond(meeting.scheduledFor),
  end: toTheSecond(endOf(meeting)),
  summary: clean(`Meeting ${meeting.reference}`),
  status: meeting.status.phase === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
});

const entryOfAction = (meeting: Meeting, action: AgreedAction, options: CalendarOptions) => ({
  // By the row it was agreed in: an identifier can be somebody's own words.
  id: `action-${action.sequence}-${options.meetingId}@${domainOf(options)}`,
  sequence: action.changes.at(-1)?.sequence ?? action.sequence,
  start: toTheSecond(action.due),
  summary: clean(`Action ${action.state.state === 'done' ? 'done' : 'due'}, ${meeting.reference}`),
  status: ICalEventStatus.CONFIRMED,
  transparency: ICalEventTransparency.TRANSPARENT,
});

const toTheSecond = (at: Instant): Date => new Date(Temporal.Instant.from(at).round('second').epochMilliseconds);
