/**
 * The meeting and when its actions are due, for a calendar (RFC 5545). A calendar is seen by whoever passes a desk:
 * it says a reference, never a name, a place or anything that was written.
 */
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

const zone = 'Europe/London';
/** London's clocks since 1996: forward on the last Sunday of March, back on that of October, at one o'clock UTC. */
const timezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** A cancelled meeting's file takes its entry back and brings no others: a file has one method for all it holds. */
export function meetingIcs(meeting: Meeting, options: CalendarOptions): string {
  const cancelled = meeting.status.phase === 'cancelled';
  const entries = [
    entryOfMeeting(meeting, options),
    ...(cancelled ? [] : [...meeting.actions.values()].map((action) => entryOfAction(meeting, action, options))),
  ];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quorate//Quorate//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...timezone,
    ...entries.flat(),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

const domainOf = ({ domain }: CalendarOptions): string => domain ?? 'quorate.invalid';
const stamped = (options: CalendarOptions): string[] => [
  `DTSTAMP:${inUtc(Temporal.Instant.from(options.madeAt))}`,
  `ORGANIZER:mailto:no-reply@${domainOf(options)}`,
  'CLASS:CONFIDENTIAL',
];

/** Minutes a meeting is taken to last where nobody has said how long, so that calendars keep the time free. */
export const meetingMinutes = 60;

/** Once it is closed, when it closed; until then, and where it closed before its time, an hour from when it is arranged. */
function endOf({ scheduledFor, status }: Meeting): Instant {
  const starts = Temporal.Instant.from(scheduledFor);
  if (status.phase === 'closed') {
    const closed = Temporal.Instant.from(status.closedAt);
    if (Temporal.Instant.compare(closed, starts) > 0) return closed.toString();
  }
  return starts.add({ minutes: meetingMinutes }).toString();
}

const entryOfMeeting = (meeting: Meeting, options: CalendarOptions): string[] => [
  'BEGIN:VEVENT',
  `UID:meeting-${options.meetingId}@${domainOf(options)}`,
  `SEQUENCE:${meeting.sequence}`,
  ...stamped(options),
  `DTSTART${inLondon(meeting.scheduledFor)}`,
  `DTEND${inLondon(endOf(meeting))}`,
  `SUMMARY:${escaped(`Meeting ${meeting.reference}`)}`,
  `STATUS:${meeting.status.phase === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
];

const entryOfAction = (meeting: Meeting, action: AgreedAction, options: CalendarOptions): string[] => [
  // By the row it was agreed in: an identifier can be somebody's own words.
  'BEGIN:VEVENT',
  `UID:action-${action.sequence}-${options.meetingId}@${domainOf(options)}`,
  `SEQUENCE:${action.changes.at(-1)?.sequence ?? action.sequence}`,
  ...stamped(options),
  `DTSTART${inLondon(action.due)}`,
  `SUMMARY:${escaped(`Action ${action.state.state === 'done' ? 'done' : 'due'}, ${meeting.reference}`)}`,
  'STATUS:CONFIRMED',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const inUtc = (instant: Temporal.Instant): string =>
  `${instant.round('second').toString().replace(/[-:]/g, '').replace(/\.\d+/, '')}`;

/** On London's clock; by UTC in the hour the clock shows twice, of which calendars take different ones. */
function inLondon(at: Instant): string {
  const instant = Temporal.Instant.from(at).round('second');
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  return first === second
    ? `;TZID=${zone}:${local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`
    : `:${inUtc(instant)}`;
}

const escaped = (text: string): string =>
  clean(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const encoder = new TextEncoder();
/** Longest line, in octets. */
const octetsMax = 75;

/** Lines longer than the format allows go on in the next after a space, no character parted. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > octetsMax) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
