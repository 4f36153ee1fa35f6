/** What stands against sending what was typed, whatever the form: texts longer than fit, and dates that cannot be meant. */
import { tooLongInWords } from '#meeting';
import type { TypedField } from '../live/begun.js';
import { whyNotSent } from '../words/dates.js';
import type { FieldError, Form } from './form.js';

/** Characters as the guard counts them, without the blanks around, which no form sends. */
export const lengthOf = (text: string): number => text.trim().length;

/** For words sent as one text in another form than the one they were begun in. */
export const tooLongFor = (name: string, text: string, max: number): FieldError[] =>
  lengthOf(text) > max ? [{ name, message: tooLongInWords('What you send', lengthOf(text), max) }] : [];

function problemOf({ kind, text, label, max, isBirth }: TypedField, now: Date): string | undefined {
  if (kind === 'date') return whyNotSent(text, now, isBirth);
  return max !== undefined && lengthOf(text) > max ? tooLongInWords(`“${label}”`, lengthOf(text), max) : undefined;
}

/** @returns one error a field, those of `check` after what stands against what was typed. */
export function problemsOf(form: Form, check: readonly FieldError[] = []): FieldError[] {
  const now = new Date();
  const typed = form.typed().flatMap((field) => {
    const message = problemOf(field, now);
    return message === undefined ? [] : [{ name: field.name, message }];
  });
  return [...typed, ...check.filter(({ name }) => !typed.some((one) => one.name === name))];
}
