/** The words in what was sent: to send a refused command again under identifiers of its own, and to show a row as it was entered. */
import type { Command, Event } from '#meeting';
import { dateOf, momentOf } from '../words/times.js';

/** What is read first; every other text follows in the order it was sent. */
const first: readonly string[] = [
  'statement',
  'text',
  'proposal',
  'question',
  'answer',
  'rationale',
  'words',
  'what',
  'where',
  'response',
  'how',
  'summary',
  'outcome',
  'because',
  'reason',
  'why',
  'note',
  'explanation',
];

/** What holds no words of anybody’s: enumerations, whom it is kept to, and what a procedure or a program says. */
const wordless: ReadonlySet<string> = new Set([
  'type',
  'audience',
  'agreedBy',
  'basis',
  'byLinkOf',
  'cause',
  'consideredAs',
  'discipline',
  'edition',
  'format',
  'happenedAt',
  'kind',
  'knownBy',
  'length',
  'mayShareWith',
  'mode',
  'missingSectors',
  'mustNotBeFoundBy',
  'mustNotKnowYetRestrictedTo',
  'option',
  'parentOrCarerTo',
  'participationCode',
  'passedBy',
  'position',
  'procedure',
  'purpose',
  'restrictedTo',
  'result',
  'role',
  'sector',
  'sharedWith',
  'speaksFor',
  'standing',
  'told',
  'AnswerInvitation.answer',
  'GiveLink.how',
  'InvitationAnswered.answer',
  'LinkGiven.how',
]);
const isIdentifier = (field: string, inner: unknown): boolean =>
  /Ids?$/u.test(field) || (typeof inner === 'string' && /^[0-9a-f]{64}$/u.test(inner));

/** A text somebody typed, and where in the command or row it stands. */
export interface TypedText {
  readonly field: string;
  readonly path: readonly string[];
  readonly text: string;
}

/** The words a person typed that are read first, under the field that holds them. */
export const wordsOf = (command: Command): TypedText | undefined => typedInto(command)[0];

/** Every text somebody typed into what was to be sent, and every date. */
export const typedInto = (command: Command): TypedText[] => textsIn(command);

/** Every text and date a row holds, in the order it is read; a correction’s new words among them. */
export const wordsIn = (event: Event): TypedText[] => textsIn(event);

function textsIn(held: { readonly type: string }): TypedText[] {
  const rank = ({ path }: TypedText): number => {
    const place = first.indexOf(path.at(-1) ?? '');
    return place < 0 ? first.length : place;
  };
  return [...textsUnder(held, [], held.type)].sort((one, other) => rank(one) - rank(other));
}

function* textsUnder(value: unknown, path: readonly string[], type: string): Generator<TypedText> {
  if (typeof value === 'string' && value) yield { field: path.join('.'), path, text: value };
  else if (typeof value === 'object' && value !== null)
    for (const [field, inner] of Object.entries(value))
      if (!isWordless(field, inner, type)) yield* textsUnder(inner, [...path, field], type);
}

const isWordless = (field: string, inner: unknown, type: string): boolean =>
  isIdentifier(field, inner) ||
  wordless.has(field) ||
  wordless.has(`${type}.${field}`) ||
  // whom it is for, where it is a list
  (field === 'to' && Array.isArray(inner));

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(text);
const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(text);
export const isDated = ({ text }: TypedText): boolean => isDate(text) || isInstant(text);

/** A text as it is read: the first field of a command by itself, and whatever else under what it is called. */
export function readText(one: TypedText): string {
  const { text, path } = one;
  if (first.includes(path.at(-1) ?? '')) return text;
  return `${calledBy(one)}: ${isDate(text) ? dateOf(text) : isInstant(text) ? momentOf(text) : text}`;
}

/** What a field is called where its form is not there to say: “withWhom” as “With whom”. */
export function calledBy({ path }: TypedText): string {
  const field = path.findLast((part) => !/^\d+$/u.test(part)) ?? '';
  return spaced(field.charAt(0).toUpperCase() + field.slice(1));
}

/** The command with other words in that place. */
export const withWords = (command: Command, { path }: TypedText, text: string): Command =>
  placed(command, path, text) as Command;

function placed(value: unknown, [field, ...rest]: readonly string[], text: string): unknown {
  if (field === undefined) return text;
  const next = placed((value as Readonly<Record<string, unknown>>)[field], rest, text);
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === field ? next : one));
  return { ...(value as object), [field]: next };
}

/** Things the command itself makes; a second try makes a new one, in case the first identifier is what stood against it. */
const made: Partial<Record<Command['type'], string>> = {
  MakeContribution: 'contributionId',
  AskAbout: 'questionId',
  TakeNote: 'noteId',
  ProposeDecision: 'decisionId',
  RaiseDisagreement: 'disagreementId',
  AgreeAction: 'actionId',
  FlagMoment: 'flagId',
  RequestAmendment: 'amendmentId',
};

export function freshIds(command: Command): Command {
  const field = made[command.type];
  return field ? ({ ...command, [field]: crypto.randomUUID() } as Command) : command;
}

const spaced = (name: string): string =>
  name.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);

/** “MakeContribution” as words: “Make contribution”. */
export const nameOf = ({ type }: { readonly type: string }): string => spaced(type);
