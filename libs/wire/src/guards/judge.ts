/** Judges a value against its guard, and says what is wrong: surplus fields first, then what class-validator finds, each with its place. */
import { validateSync, type ValidationError } from 'class-validator';
import { isObject } from './checks.js';
import { fits, instanceOf, shapeOf, unpacked, type GuardClass } from './fields.js';
import { partOf } from './labels.js';
import { nearest } from './nearest.js';
import type { FieldProblem, Problem } from './problem.js';

type Plain = Readonly<Record<string, unknown>>;

/** Everything wrong with the value; nothing, when it fits. `title` is what the sentences call the whole. */
export function problemsIn(guard: GuardClass, plain: Plain, title: string): FieldProblem[] {
  if (fits(guard, plain)) return [];
  const surplus = surplusIn(guard, plain, title, []);
  // Reported alone: a misspelt field is surplus and missing at once, and the first sentence says both.
  return surplus.length > 0 ? surplus : leaves(validateSync(instanceOf(guard, plain)), []);
}

/** class-validator's own whitelist looks names up in a plain object, so that a surplus `hasOwnProperty` passes it; and it cannot say what was meant. */
function surplusIn(guard: GuardClass, plain: Plain, title: string, path: readonly string[]): FieldProblem[] {
  const { fields, nested } = shapeOf(guard);
  const problems: FieldProblem[] = [];
  for (const field of Object.keys(plain)) {
    if (!fields.has(field))
      problems.push({ field: [...path, shown(field)].join('.'), ...surplusProblem(field, fields, title) });
  }
  for (const [field, choose] of nested) {
    const value = plain[field];
    if (isObject(value)) problems.push(...surplusIn(choose(value), value, title, [...path, field]));
    else if (Array.isArray(value))
      value.forEach(
        (entry: unknown, index) =>
          isObject(entry) && problems.push(...surplusIn(choose(entry), entry, title, [...path, field, String(index)])),
      );
  }
  return problems;
}

/** What a message might claim and only the server says. */
const stamped: ReadonlySet<string> = new Set([
  'actor',
  'agencyId',
  'at',
  'by',
  'now',
  'participantId',
  'program',
  'role',
  'sequence',
  'upTo',
]);
const plainWord = /^[\w-]{1,64}$/u;
/** A field's name as a sentence may repeat it; anything odd might be somebody's words. */
const shown = (field: string): string => (plainWord.test(field) ? field : '…');

function surplusProblem(field: string, fields: ReadonlyMap<string, unknown>, title: string): Problem {
  if (stamped.has(field))
    return {
      rule: 'W14',
      because: `leave “${field}” out of ${title}: who sends it, for whom and when is known from signing in and from the server’s clock, never from the message.`,
    };
  const meant = nearest(field, fields.keys());
  return {
    rule: 'W14',
    because: `“${shown(field)}” is not a field of ${title}. ${meant ? `Did you mean “${meant}”?` : 'Leave it out.'}`,
  };
}

/** The problems of single fields, each led to through the parts it stands in. */
function leaves(errors: readonly ValidationError[], path: readonly string[]): FieldProblem[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const here = [...path, property];
    const message = constraints && (constraints['is'] ?? Object.values(constraints)[0]);
    const own = message === undefined ? [] : [led(here, unpacked(message))];
    return own.length > 0 ? own : leaves(children ?? [], here);
  });
}

function led(path: readonly string[], { rule, because }: Problem): FieldProblem {
  const parts = path.slice(0, -1);
  const lead = parts
    .map((part, index) =>
      /^\d+$/u.test(part)
        ? ''
        : `${partOf(part)}${/^\d+$/u.test(parts[index + 1] ?? '') ? ` ${Number(parts[index + 1]) + 1}` : ''}: `,
    )
    .join('');
  return { field: path.join('.'), rule, because: lead + because };
}
