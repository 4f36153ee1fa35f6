import type { Calendar } from '#meeting';
import { type Fault, quoted } from './fault.js';
import type { Problem } from './problem.js';
import { deeplyFrozen, readFileText } from './read-file-text.js';
import { type CalendarFile, isCalendarFile } from './validators.js';

export type ParsedCalendar =
  { readonly ok: true; readonly calendar: Calendar } | { readonly ok: false; readonly problems: Problem[] };

/** A calendar file's text as a calendar, or every problem in it; never throws. */
export function parseCalendar(text: string, { fileName }: { readonly fileName: string }): ParsedCalendar {
  const parsed = readFileText(text, fileName, isCalendarFile, outsideTheList);
  return parsed.ok ? { ok: true, calendar: deeplyFrozen(parsed.value) } : parsed;
}

const outsideTheList = ({ bankHolidays, knownFrom, knownUntil }: CalendarFile): Fault[] =>
  bankHolidays.flatMap((date, index) =>
    date >= knownFrom && date <= knownUntil
      ? []
      : [
          {
            path: ['bankHolidays', index],
            reason: `${quoted(date)} is not between “knownFrom” and “knownUntil”. Correct it, or the dates the list covers.`,
          },
        ],
  );
