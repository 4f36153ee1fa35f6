/** Judges a value against its guard, and says what is wrong: surplus fields first, then what does not pass its check, each with its place. */
import { isObject } from './checks.js';
import { fits, shapeOf, type GuardClass } from './fields.js';
import { labelOf, partOf } from './labels.js';
import { nearest } from './nearest.js';
import { problemsMax, type FieldProblem, type Problem } from './problem.js';

type Plain = Readonly<Record<string, unknown>>;

/** One more than a refusal lists: enough to say that there are others, and no work after it. */
const problemsSought = problemsMax + 1;
/** Looking for what somebody meant costs the most of all there is to say, so only the first few are looked up. */
const suggestionsMax = 3;

/**
 * What is wrong with the value, up to one problem more than a refusal lists; nothing, when it fits. `title` is what
 * the sentences call the whole.
 */
export function problemsIn(guard: GuardClass, plain: Plain, title: string): FieldProblem[] {
  if (fits(guard, plain)) return [];
  // Reported alone: a misspelt field is surplus and missing at once, and the first sentence says both.
  const surplus = someOf(surplusIn(guard, plain, []));
  return surplus.length > 0
    ? surplus.map((found, index) => surplusProblem(found, title, index < suggestionsMax))
    : someOf(wrongIn(guard, plain, []));
}

/** Stops asking once enough is found, so that what is wrong with a message costs no more than what is said of it. */
function someOf<T>(found: Iterable<T>): T[] {
  const some: T[] = [];
  for (const one of found) {
    some.push(one);
    if (some.length === problemsSought) break;
  }
  return some;
}

interface Surplus {
  readonly field: string;
  readonly path: readonly string[];
  readonly fields: ReadonlyMap<string, unknown>;
}

function* surplusIn(guard: GuardClass, plain: Plain, path: readonly string[]): Generator<Surplus> {
  const { fields } = shapeOf(guard);
  for (const field of Object.keys(plain)) if (!fields.has(field)) yield { field, path, fields };
  for (const [inner, value, place] of partsOf(guard, plain, path)) yield* surplusIn(inner, value, place);
}

/** The shapes inside this one that are objects, each with its place; how long a list may be, its own check says. */
function* partsOf(
  guard: GuardClass,
  plain: Plain,
  path: readonly string[],
): Generator<readonly [GuardClass, Plain, readonly string[]]> {
  for (const [field, choose] of shapeOf(guard).nested) {
    const value = plain[field];
    if (isObject(value)) yield [choose(value), value, [...path, field]];
    else if (Array.isArray(value))
      for (const [index, entry] of (value as unknown[]).entries())
        if (isObject(entry)) yield [choose(entry), entry, [...path, field, String(index)]];
  }
}

/** The problems of single fields, each led to through the parts it stands in; what is wrong as a whole is not looked into. */
function* wrongIn(guard: GuardClass, plain: Plain, path: readonly string[]): Generator<FieldProblem> {
  const wrong = new Set<string>();
  for (const [field, check] of shapeOf(guard).fields) {
    const problem = check(plain[field], labelOf(field));
    if (!problem) continue;
    wrong.add(field);
    yield led([...path, field], problem);
  }
  for (const [inner, value, place] of partsOf(guard, plain, path))
    if (!wrong.has(place[path.length] ?? '')) yield* wrongIn(inner, value, place);
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

function surplusProblem({ field, path, fields }: Surplus, title: string, suggest: boolean): FieldProblem {
  return {
    field: [...path, shown(field)].join('.'),
    rule: 'W14',
    because: surplusBecause(field, fields, title, suggest),
  };
}

function surplusBecause(field: string, fields: ReadonlyMap<string, unknown>, title: string, suggest: boolean): string {
  if (stamped.has(field))
    return `leave “${field}” out of ${title}: who sends it, for whom and when is known from signing in and from the server’s clock, never from the message.`;
  const meant = suggest ? nearest(field, fields.keys()) : undefined;
  return `“${shown(field)}” is not a field of ${title}. ${meant ? `Did you mean “${meant}”?` : 'Leave it out.'}`;
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
