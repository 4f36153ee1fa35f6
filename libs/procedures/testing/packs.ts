/** For the tests beside: a shipped pack as text, and the same with one thing changed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar, Procedure } from '#meeting';
import { shippedPacksFolder } from '../src/library-folder.js';
import { parseCalendar } from '../src/parse-calendar.js';
import { parsePack } from '../src/parse-pack.js';
import type { Problem } from '../src/problem.js';

export const shipped = (fileName: string): string => readFileSync(join(shippedPacksFolder, fileName), 'utf8');
export const packText = shipped('strategy-discussion.yaml');

function shippedCalendar(): Calendar {
  const fileName = 'calendar-england-and-wales.yaml';
  const parsed = parseCalendar(shipped(fileName), { fileName });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.calendar;
}
export const calendars: readonly Calendar[] = [shippedCalendar()];

export const parse = (text: string) => parsePack(text, { fileName: 'own.yaml', calendars });

export function procedureIn(text: string): Procedure {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.procedure;
}

export function problemsIn(text: string): Problem[] {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.problems;
}

/** The shipped pack with the first `from` replaced; a test that changes nothing proves nothing. */
export function changed(from: string, to: string): string {
  if (!packText.includes(from)) throw new Error(`The shipped pack has no ${JSON.stringify(from)}.`);
  return packText.replace(from, () => to);
}

/** The line on which `part` first stands. */
export const lineWith = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

/** The one problem of a text, which must stand on the line of `part` and say every one of `words`. */
export function expectProblem(text: string, part: string, ...words: string[]): void {
  const problems = problemsIn(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.line).toBe(lineWith(text, part));
  for (const word of words) expect(problems[0]!.reason).toContain(word);
}
