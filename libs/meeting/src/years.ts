/** Years a date can be meant in, and how far off what is still to come may lie: both for the rules and for the fields on a screen. */
import { refuse, type Ruling } from './ruling.js';
import type { CalendarDate, Instant } from './vocabulary.js';

export const firstYear = 1900;
export const lastYear = 2199;
/** Years from now beyond which nothing is due or arranged in earnest. */
export const yearsAheadMax = 90;

/** What is wrong with the year of a date or an instant as it is written, in a sentence’s second half; nothing, where it can be meant. */
export function yearProblem(written: CalendarDate | Instant): string | undefined {
  const year = Number(written.slice(0, 4));
  if (year >= firstYear && year <= lastYear) return undefined;
  return `has the year ${year}, which cannot be meant: years from ${firstYear} to ${lastYear} can. Write the year with four figures`;
}

/** Whether it lies so far ahead that another year must have been meant. */
export const isYearsAhead = (instant: Instant, now: Instant): boolean =>
  Number(instant.slice(0, 4)) - Number(now.slice(0, 4)) > yearsAheadMax;

/** What lies ahead in a command, and what it is called. */
const ahead: Readonly<Record<string, string>> = {
  due: 'The time it is due',
  scheduledFor: 'The time of the meeting',
  resumeAt: 'The time to resume',
  nextMeetingAt: 'The time of the next meeting',
  notBefore: 'The earliest time to tell',
};

/** A year mistyped by a figure is a time that nobody means. */
export function yearsAheadProblem(command: object, now: Instant): Ruling<never> | undefined {
  for (const [field, called] of Object.entries(ahead)) {
    const instant: unknown = (command as Readonly<Record<string, unknown>>)[field];
    if (typeof instant === 'string' && isYearsAhead(instant, now))
      return refuse(
        'W233',
        `${called} is more than ${yearsAheadMax} years from now. Check the year and send it again.`,
      );
  }
  return undefined;
}
