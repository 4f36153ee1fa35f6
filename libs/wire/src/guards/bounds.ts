/** Bounds on anything received, before its fields are looked at: its keys, its depth, its size. */
import { messageBytesMax } from '../messages.js';
import type { Problem } from './problem.js';
import { hasHalf } from './whole-characters.js';

/** Names that would reach an object's machinery; `JSON.parse` hands them over as ordinary fields. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** No message of ours nests deeper than five. */
export const depthMax = 8;
/** Values one message may hold: well above a meeting convened with full lists. */
export const valuesMax = 20_000;
/** Fields one object may have: three times those of our largest. */
export const fieldsMax = 100;

interface Tally {
  values: number;
  characters: number;
  /** Whether half a character stands in any text of it. */
  halves: boolean;
}

/** What is wrong with the whole, if anything, and whether any text of it holds half a character; looked at once. */
export function boundsOf(body: unknown): { readonly problem?: Problem; readonly halves: boolean } {
  const tally = { values: 0, characters: 0, halves: false };
  const problem = within(body, 0, tally);
  return { ...(problem ? { problem } : {}), halves: tally.halves };
}

function within(value: unknown, depth: number, tally: Tally): Problem | undefined {
  tally.values += 1;
  if (typeof value === 'string') {
    tally.characters += value.length;
    tally.halves ||= hasHalf(value);
  }
  if (tally.values > valuesMax || tally.characters > messageBytesMax) return tooLarge();
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= depthMax)
    return {
      rule: 'W26',
      because: `this is nested more than ${depthMax} deep, which no command is. Nothing has been recorded.`,
    };
  return Array.isArray(value)
    ? entriesWithin(value, depth, tally)
    : fieldsWithin(value as Record<string, unknown>, depth, tally);
}

function entriesWithin(list: readonly unknown[], depth: number, tally: Tally): Problem | undefined {
  for (const entry of list) {
    const problem = within(entry, depth + 1, tally);
    if (problem) return problem;
  }
  return undefined;
}

function fieldsWithin(record: Readonly<Record<string, unknown>>, depth: number, tally: Tally): Problem | undefined {
  const keys = Object.keys(record);
  if (keys.length > fieldsMax)
    return {
      rule: 'W157',
      because: `this has more than ${fieldsMax} fields in one place, which no command has. Nothing has been recorded.`,
    };
  for (const key of keys) {
    if (forbiddenKeys.has(key))
      return { rule: 'W25', because: `a field may not be called “${key}”. Nothing has been recorded.` };
    tally.characters += key.length;
    const problem = within(record[key], depth + 1, tally);
    if (problem) return problem;
  }
  return undefined;
}

const tooLarge = (): Problem => ({
  rule: 'W27',
  because: `this is larger than one command may be (${(messageBytesMax / 1_000_000).toLocaleString('en-GB')} MB). Send it in parts; nothing is lost.`,
});
