/** Dates and times as they are typed: whether they can be meant, and what was probably meant instead. */
import { firstYear, instantsAt, isBornAhead, lastYear, notYetBorn, yearsAheadMax } from '#meeting';
import { dateOf, instantOf, meantBy, readingLength } from './times.js';

/** Years from now up to which a year of two figures is read as one of this century. */
const yearsAheadRead = 10;

export interface DateProblem {
  readonly message: string;
  /** What the field can be set to at one press: each with its words. */
  readonly instead: readonly (readonly [value: string, words: string])[];
  /** It exists and comes twice: which of the two is a question, and no mistake. */
  readonly twice?: true;
}

/**
 * @param typed what the field holds: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, its year as the browser gives it, in any
 * number of figures.
 * @param isBirth whether it is a date of birth, which lies in no future.
 * @returns nothing where it is blank or can be meant as it stands.
 */
export function dateProblem(typed: string, now: Date, isBirth = false): DateProblem | undefined {
  const parts = /^(\d+)(-\d\d-\d\d(?:T\d\d:\d\d)?)/u.exec(typed);
  if (!parts) return undefined;
  const [, figures = '', rest = ''] = parts;
  const problem = yearProblem(Number(figures), rest, now.getFullYear());
  return problem ?? (isBirth ? birthProblem(typed, now) : undefined) ?? hourProblem(typed);
}

/** Nobody is born tomorrow: a baby on the way has a date of its own. */
const birthProblem = (typed: string, now: Date): DateProblem | undefined =>
  isBornAhead(typed, now.toISOString()) ? { message: notYetBorn.replace(/\.$/u, ''), instead: [] } : undefined;

function yearProblem(year: number, rest: string, thisYear: number): DateProblem | undefined {
  const isMeant = year >= firstYear && year <= lastYear && year - thisYear <= yearsAheadMax;
  if (isMeant) return undefined;
  const offered = likelyYear(year, thisYear);
  const value = offered === undefined ? '' : `${offered}${rest}`;
  const exists = value !== '' && meantBy(value).length > 0;
  const said = `The year ${year} cannot be meant`;
  if (!exists)
    return { message: `${said}. Write the year with four figures, from ${firstYear} to ${lastYear}`, instead: [] };
  return {
    message: `${said}. Did you mean ${dateOf(value.slice(0, 10))}?`,
    instead: [[value, dateOf(value.slice(0, 10))]],
  };
}

/** 26 is 2026, and 85 is 1985; 2126 is read as 2026, and of other years nothing is guessed. */
function likelyYear(year: number, thisYear: number): number | undefined {
  if (year >= 100 && !(year > thisYear && year < 3000)) return undefined;
  const thisCentury = 2000 + (year % 100);
  return thisCentury <= thisYear + yearsAheadRead ? thisCentury : thisCentury - 100;
}

/** The hour in which the clocks go back comes twice; the one in which they go forward does not come. */
function hourProblem(typed: string): DateProblem | undefined {
  const reading = typed.slice(0, readingLength);
  if (reading.length < readingLength) return undefined;
  const [first, second] = instantsAt(reading);
  const time = reading.slice(-5);
  if (!first)
    return {
      message: `There is no ${time} on ${dateOf(reading.slice(0, 10))}: the clocks go forward over it. Write the time as the clock showed it, or an hour later`,
      instead: [],
    };
  if (!second) return undefined;
  return {
    message: `${time} comes twice on ${dateOf(reading.slice(0, 10))}, because the clocks go back. Say which is meant`,
    instead: [
      [`${reading} BST`, `The first ${time}, British Summer Time`],
      [`${reading} GMT`, `The second ${time}, Greenwich Mean Time`],
    ],
    twice: true,
  };
}

/** What stands against sending it; a time that comes twice may be sent once it is said which. */
export function whyNotSent(typed: string, now: Date, isBirth = false): string | undefined {
  const problem = dateProblem(typed, now, isBirth);
  return problem && !(problem.twice && instantOf(typed)) ? problem.message : undefined;
}
