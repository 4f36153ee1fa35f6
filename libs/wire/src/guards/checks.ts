/** Checks of one value: type, presence, enumeration and length. Each says what is wrong in a sentence, and never repeats the value. */
import {
  hasSomethingToSee,
  limits,
  longestBeforeAgency,
  sectors,
  tooLongInWords,
  yearProblem,
  type Sector,
} from '#meeting';
import { nearest } from './nearest.js';
import type { Problem } from './problem.js';

/** Judges one value; `the` is what the field is called. */
export type Check = (value: unknown, the: string) => Problem | undefined;

const number = (count: number): string => count.toLocaleString('en-GB');
const mistyped = (the: string, expected: string): Problem => ({
  rule: 'W13',
  because: `${the} must be ${expected}. Correct it and send again.`,
});

export const missing = (the: string): Problem => ({
  rule: 'W12',
  because: `${the} is missing. Add it and send again; nothing else is lost.`,
});

/** Text that may be empty: what was written is then taken back. */
export const textOrNone =
  (max: number): Check =>
  (value, the) =>
    typeof value !== 'string'
      ? mistyped(the, 'text')
      : value.length > max
        ? tooLong(the, value.length, max)
        : undefined;

/** Text with something to see in it. */
export const text =
  (max: number = limits.text): Check =>
  (value, the) => {
    if (typeof value !== 'string') return mistyped(the, 'text');
    if (value.length > max) return tooLong(the, value.length, max);
    return hasSomethingToSee(value)
      ? undefined
      : { rule: 'W15', because: `${the} is empty. Write something there, or leave it out where it is not needed.` };
  };
const tooLong = (the: string, length: number, max: number): Problem => ({
  rule: 'W16',
  because: tooLongInWords(the, length, max),
});
export const name: Check = text(limits.name);

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && value.length === 36 && uuidPattern.test(value);
export const uuid: Check = (value, the) =>
  isUuid(value)
    ? undefined
    : {
        rule: 'W17',
        because: `${the} must be a UUID, which the sending program makes. In the browser, reload the page; what you wrote is kept.`,
      };

const hashPattern = /^[0-9a-f]{64}$/u;
export const rowHash: Check = (value, the) =>
  typeof value === 'string' && value.length === 64 && hashPattern.test(value)
    ? undefined
    : mistyped(the, 'the hash that came with the last row, as it came');

const slugPattern = new RegExp(`^[a-z0-9-]{1,${limits.slug}}$`, 'u');
export const slug: Check = (value, the) =>
  typeof value === 'string' && slugPattern.test(value)
    ? undefined
    : {
        rule: 'W18',
        because: `${the} must be 1 to ${limits.slug} small letters, digits and hyphens. Choose it from the list rather than typing it.`,
      };

const editionPattern = new RegExp(`^[a-z][a-z0-9-]{0,${limits.slug + longestBeforeAgency}}$`, 'u');
/** `full`, or an agency's own, which is longer than a slug by what stands before the agency. */
export const editionName: Check = (value, the) =>
  typeof value === 'string' && editionPattern.test(value)
    ? undefined
    : {
        rule: 'W18',
        because: `${the} must be small letters, digits and hyphens, such as full or agency-police. Choose it from the list rather than typing it.`,
      };

const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/u;
const instantPattern =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/u;

/** Whether the calendar has that day: engines read 30 February as 2 March. */
function isDate(value: string): boolean {
  const parts = datePattern.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}
const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

export const instant: Check = (value, the) => {
  const parts = typeof value === 'string' && value.length <= longestInstant ? instantPattern.exec(value) : null;
  return parts?.[1] && isDate(parts[1])
    ? yearMeant(parts[1], the)
    : {
        rule: 'W19',
        because: `${the} must be a date and time that exist, with a time zone, such as 2026-11-20T17:00:00Z.`,
      };
};
const longestInstant = 40;

/** A year of two figures is a date that exists, and nobody means it. */
function yearMeant(written: string, the: string): Problem | undefined {
  const problem = yearProblem(written);
  return problem === undefined ? undefined : { rule: 'W212', because: `${the} ${problem}.` };
}

export const calendarDate: Check = (value, the) =>
  typeof value === 'string' && isDate(value)
    ? yearMeant(value, the)
    : { rule: 'W20', because: `${the} must be a date that exists, such as 2026-11-20.` };

export const oneOf = (choices: readonly string[]): Check => {
  const known = new Set<unknown>(choices);
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices);
  return (value, the) => {
    if (known.has(value)) return undefined;
    const meant = typeof value === 'string' ? nearest(value, choices) : undefined;
    return { rule: 'W21', because: `${the} must be ${list}.${meant ? ` Did you mean ${meant}?` : ''}` };
  };
};
/** One fixed word, by which the shape was chosen. */
export const exactly = (word: string): Check => oneOf([word]);

/** A place in the record, or a version: counted from 1. */
export const countFromOne: Check = (value, the) =>
  Number.isSafeInteger(value) && (value as number) > 0
    ? undefined
    : { rule: 'W22', because: `${the} must be a whole number, 1 or more.` };
export const countFromNone: Check = (value, the) =>
  Number.isSafeInteger(value) && (value as number) >= 0
    ? undefined
    : { rule: 'W22', because: `${the} must be a whole number, 0 or more.` };

export const yesOrNo: Check = (value, the) => (typeof value === 'boolean' ? undefined : mistyped(the, 'true or false'));
export const whole: Check = (value, the) => (isObject(value) ? undefined : mistyped(the, 'an object with its fields'));
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of a bounded length whose every entry passes. */
export const listOf =
  (entry: Check): Check =>
  (value, the) => {
    if (!Array.isArray(value)) return mistyped(the, 'a list');
    if (value.length > limits.list)
      return {
        rule: 'W23',
        because: `${the} has ${number(value.length)} entries; ${number(limits.list)} fit. Send it in two parts.`,
      };
    for (let index = 0; index < value.length; index += 1) {
      const problem = entry(value[index], `entry ${index + 1} of ${the}`);
      if (problem) return problem;
    }
    return undefined;
  };

/** A list in which nothing stands twice. */
const eachOnce = (entry: Check): Check => {
  const list = listOf(entry);
  return (value, the) =>
    list(value, the) ??
    (new Set(value as unknown[]).size === (value as unknown[]).length
      ? undefined
      : { rule: 'W24', because: `${the} names the same one twice. Name each once.` });
};
export const uuids: Check = eachOnce(uuid);

const isSector = (value: unknown): value is Sector => (sectors as readonly unknown[]).includes(value);
/** Sectors and participants, mixed as the sender likes. */
export const audience: Check = eachOnce((value, the) =>
  isUuid(value) || isSector(value)
    ? undefined
    : {
        rule: 'W28',
        because: `${the} is neither a sector nor somebody in this meeting. Choose from the list; nothing has been shared.`,
      },
);
