/** What the schema found, said so that the pack's author can put it right. */
import { choice, type Fault, placeName, quoted } from './fault.js';
import { likelySlip, nearest } from './nearest.js';
import type { SchemaError } from './validators.js';

interface SchemaPart {
  readonly title?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
}

interface Found {
  readonly path: readonly string[];
  readonly name: string;
  readonly data: unknown;
  readonly part: SchemaPart;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The fault a schema error stands for, or nothing where another error says it better. */
export function faultOf(error: SchemaError): Fault | undefined {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const part = typeof error.parentSchema === 'object' ? (error.parentSchema as SchemaPart) : {};
  const found: Found = { path, name: placeName(path), data: error.data, part, params: error.params };
  if (error.keyword === 'if') return undefined;
  const say = sentences[error.keyword];
  return say ? say(found) : { path, reason: `${found.name} is not as the schema asks.` };
}

const here =
  (say: (found: Found) => string) =>
  (found: Found): Fault => ({ path: found.path, reason: say(found) });

const sentences: Readonly<Record<string, (found: Found) => Fault>> = {
  required: missing,
  additionalProperties: unknownKey,
  enum: here(notAmong),
  type: here(wrongType),
  pattern: here(
    ({ name, params }) =>
      `${name} ${patternSentences[String(params['pattern'])] ?? 'is not written as the schema asks.'}`,
  ),
  format: here(
    ({ data }) => `${quoted(data)} is not a date. Write a real one as year-month-day, for example 2026-04-01.`,
  ),
  const: here(({ name, params }) => `${name} can only be ${String(params['allowedValue'])}.`),
  maxLength: here(({ name, params }) => `${name} is longer than ${String(params['limit'])} characters. Shorten it.`),
  minItems: here(({ name }) => `${name} is an empty list. Put at least one entry in it.`),
  maxItems: here(({ name, params }) => `${name} has more than ${String(params['limit'])} entries. Remove some.`),
  uniqueItems: here(
    ({ name, params }) =>
      `${name} has the same thing twice, as entries ${Number(params['j']) + 1} and ${Number(params['i']) + 1}. Remove one.`,
  ),
  minimum: here(({ name, params }) => `${name} must be ${String(params['limit'])} or more, or null to leave it blank.`),
  maximum: here(({ name, params }) => `${name} must be ${String(params['limit'])} or less.`),
  minProperties: here(
    ({ name, part }) => `${name} says nothing. Give it one of ${choice(Object.keys(part.properties ?? {}))}.`,
  ),
  maxProperties: here(
    ({ name, part }) =>
      `${name} may have only one of ${choice(Object.keys(part.properties ?? {}))}. Remove the others.`,
  ),
  'false schema': here(
    ({ name }) => `${name} is only for a pack that is not in force. Remove it, or set “inForce: false”.`,
  ),
};

/** One for each pattern of the schema; a test keeps the two together. */
export const patternSentences: Readonly<Record<string, string>> = {
  '^[a-z0-9-]{1,64}$': 'may have only small letters, digits and hyphens, 64 at most.',
  '\\S': 'is empty. Write something, or remove the line if it is not needed.',
  '^https?://\\S+$': 'is not a web address. It starts with https:// and has no spaces.',
};

function missing({ path, name, part, params }: Found): Fault {
  const key = String(params['missingProperty']);
  const about = part.properties?.[key]?.description;
  const reason =
    key === 'source'
      ? `${name} has no source. Add “source:” with the title of the document this comes from.`
      : `“${key}” is missing from ${name}.${about ? ` It says: ${about}` : ''}`;
  return { path: [...path, key], reason };
}

function unknownKey({ path, name, part, params }: Found): Fault {
  const key = String(params['additionalProperty']);
  const known = Object.keys(part.properties ?? {});
  const meant = likelySlip(key, known);
  const help =
    meant.length > 0 ? `Did you mean ${choice(meant)}?` : `Remove it. What may stand there: ${known.join(', ')}.`;
  return { path: [...path, key], reason: `${quoted(key)} is not a name Quorate knows in ${name}. ${help}` };
}

function notAmong({ name, data, part }: Found): string {
  const choices = part.enum ?? [];
  const all = `It may be: ${choices.join(', ')}.`;
  if (typeof data !== 'string') return `${name} must be one of these words. ${all}`;
  const meant = nearest(data, choices);
  const kind = part.title ? `a ${part.title} Quorate knows` : `something ${name} may be`;
  return `${quoted(data)} is not ${kind}. ${meant.length > 0 ? `Did you mean ${choice(meant)}? ` : ''}${all}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text (put a number or a yes in quotes)',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list, each entry starting with a dash',
  object: 'a group of names and values, indented below it',
};

const emptyFile = 'The file is empty. Start from one of the packs Quorate comes with.';
const notAPack = 'This file is not a pack: it must start with names and values, such as “procedureId: …”.';

function wrongType({ path, name, data, params }: Found): string {
  const types = [params['type']]
    .flat()
    .map(String)
    .map((type) => typeNames[type] ?? type);
  if (path.length === 0) return data === null ? emptyFile : notAPack;
  return `${name}${data === null ? ' has no value. It' : ''} must be ${types.join(', or ')}.`;
}
