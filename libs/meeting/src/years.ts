/** Years a date can be meant in, and how far off what is still to come may lie: both for the rules and for the fields on a screen. */
import { londonReading } from './london.js';
import { refuse, type Refused } from './ruling.js';
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

/** Years from now beyond which no birth is expected and no child is safe somewhere by arrangement. */
const soonYearsMax = 2;

/** How far ahead a field of a command may lie, wherever in it it stands, and what it is called. */
interface Ahead {
  readonly called: string;
  readonly yearsMax: number;
  readonly rule: 'W233' | 'W235';
}
const atMost = (rule: Ahead['rule'], yearsMax: number, called: string): Ahead => ({ called, yearsMax, rule });
const ahead: Readonly<Record<string, Ahead>> = {
  due: atMost('W233', yearsAheadMax, 'The time it is due'),
  scheduledFor: atMost('W233', yearsAheadMax, 'The time of the meeting'),
  resumeAt: atMost('W233', yearsAheadMax, 'The time to resume'),
  nextMeetingAt: atMost('W233', yearsAheadMax, 'The time of the next meeting'),
  notBefore: atMost('W233', yearsAheadMax, 'The earliest time to tell'),
  byWhen: atMost('W233', yearsAheadMax, 'The time by which a missing agency is heard'),
  namedBy: atMost('W233', yearsAheadMax, 'The time by which the owner is named'),
  occurredFrom: atMost('W233', yearsAheadMax, 'The time it begins'),
  occurredTo: atMost('W233', yearsAheadMax, 'The time it ends'),
  expectedOn: atMost('W235', soonYearsMax, 'The date the baby is expected'),
  safeUntil: atMost('W235', soonYearsMax, 'The time until when the child is safe there'),
};

export const notYetBorn =
  'The date of birth is in the future. Check it; for a baby not born yet, leave it out and say when the baby is expected.';

/** Whether a date of birth lies ahead of the day it is in London. */
export const isBornAhead = (dateOfBirth: CalendarDate, now: Instant): boolean =>
  dateOfBirth > londonReading(now).slice(0, dateOfBirth.length);

/** A date that cannot be meant, anywhere in a command: nobody is born tomorrow, and a year mistyped by a figure is no time. */
export function yearsAheadProblem(command: object, now: Instant): Refused | undefined {
  for (const [field, value] of Object.entries(command)) {
    const problem =
      typeof value === 'string'
        ? dateProblem(field, value, now)
        : typeof value === 'object' && value !== null
          ? yearsAheadProblem(value as object, now)
          : undefined;
    if (problem) return problem;
  }
  return undefined;
}

function dateProblem(field: string, value: string, now: Instant): Refused | undefined {
  if (field === 'dateOfBirth') return isBornAhead(value, now) ? refuse('W234', notYetBorn) : undefined;
  if (!Object.hasOwn(ahead, field)) return undefined;
  const { called, yearsMax, rule } = ahead[field] as Ahead;
  if (Number(value.slice(0, 4)) - Number(now.slice(0, 4)) <= yearsMax) return undefined;
  return refuse(rule, `${called} is more than ${yearsMax} years from now. Check the year and send it again.`);
}
