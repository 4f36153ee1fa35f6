/** Typed texts as this window shows them, and as they were typed: what a form begins with, and sends, is the second. */
import { printedRow, type Entry } from '#meeting';

/** By what is shown, for the texts that are shown otherwise than they were typed. */
const typed = new Map<string, string>();

function note(written: unknown, shown: unknown): void {
  if (written === shown) return;
  if (typeof written === 'string' && typeof shown === 'string') typed.set(shown, written);
  else if (typeof written === 'object' && written !== null)
    for (const [field, inner] of Object.entries(written))
      note(inner, (shown as Readonly<Record<string, unknown>>)[field]);
}

/** A row as it is shown; itself, as nearly always, where nothing in it is shown otherwise than it was typed. */
export function shownRow(row: Entry): Entry {
  const shown = printedRow(row);
  note(row, shown);
  return shown;
}

/** The same value with what somebody typed in place of how it is shown. */
export function asTyped<T>(value: T): T {
  return typed.size === 0 ? value : (back(value) as T);
}

function back(value: unknown): unknown {
  if (typeof value === 'string') return typed.get(value) ?? value;
  if (Array.isArray(value)) return value.map(back);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, back(inner)]));
}

/** With the meeting, what was typed in it goes from memory too. */
export const forgetTyped = (): void => typed.clear();
