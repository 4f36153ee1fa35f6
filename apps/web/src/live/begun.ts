/** Words begun and not sent, under what their form and its fields are called: to be read and sent where that form is no longer shown. */
import { hasSomethingToSee } from '#meeting';
import { dateOf } from '../words/times.js';
import type { Values } from './drafts.js';

/** What one field of a form is, kept with what was typed into it. */
export interface FieldFace {
  readonly label: string;
  /** `quiet`: held by the form for itself; nobody typed it. */
  readonly kind: 'words' | 'date' | 'choice' | 'quiet';
  /** A date of birth, which lies in no future. */
  readonly isBirth?: boolean;
  /** Most characters that fit. */
  readonly max?: number;
  /** What is shown of it, where that is not the value itself: the words of an option. */
  readonly shown?: string;
}

/** What a form holds for itself. */
export const quiet: FieldFace = { label: '', kind: 'quiet' };

export interface FormFace {
  readonly title: string;
  readonly fields: Readonly<Record<string, FieldFace>>;
}

export interface TypedField extends FieldFace {
  readonly name: string;
  readonly text: string;
}

/** One form with words in it that were not sent. */
export interface Begun {
  readonly formId: string;
  readonly title: string;
  readonly words: readonly TypedField[];
  readonly choices: readonly TypedField[];
}

/** A version before kept no labels: everything of it that is text is shown. */
const unnamed: FieldFace = { label: 'What you wrote', kind: 'words' };
/** Begins the names of fields with which words are sent from where their own form is gone. */
export const elsewhere = 'elsewhere:';

export const isTyped = ({ kind, text }: TypedField): boolean =>
  (kind === 'words' || kind === 'date') && hasSomethingToSee(text);

export const typedIn = (values: Values, { fields }: FormFace): TypedField[] =>
  Object.entries(values).map(([name, value]) => {
    const face = fields[name] ?? (typeof value === 'string' ? unnamed : quiet);
    const text = typeof value === 'string' ? value : value.join(', ');
    return { ...face, name, text: (face.kind === 'words' && text && face.shown) || text };
  });

/** @returns nothing where no words were typed: a choice alone is nothing anybody wrote. */
export function begunIn(formId: string, values: Values, face: FormFace = { title: '', fields: {} }): Begun | undefined {
  const typed = typedIn(values, face);
  const words = typed.filter(isTyped);
  if (words.length === 0) return undefined;
  const choices = typed.filter(({ kind, shown, name }) => kind === 'choice' && shown && !name.startsWith(elsewhere));
  return { formId, title: face.title || 'Something you wrote', words, choices };
}

/** Forms whose one text says by itself what it is: what an agency shares, and what is taken down. */
const isPlain = (formId: string): boolean => /^(?:contribution$|capture$|from-note-)/u.test(formId);
/** Whom it is kept to, and whose words were taken down, go with what is sent, and not in its words. */
const goesBeside = (name: string): boolean => /^(?:(?:yet:)?restrict|speaker$)/u.test(name);

/**
 * The words as one text: as they stand where a plain form holds nothing else, and else each under its label, so that a
 * child’s words are said to be a child’s. Dates and choices made beside them go with them, as `label: text` lines.
 */
export function asOneText({ formId, words, choices }: Omit<Begun, 'title'>): string {
  const chosen = choices.filter(({ name }) => !goesBeside(name)).map(({ label, shown }) => `${label}: ${shown ?? ''}`);
  const [only, ...more] = words;
  if (isPlain(formId) && only && more.length === 0) return [only.text.trim(), ...chosen].join('\n');
  const said = words.map(({ label, kind, text }) => `${label}: ${kind === 'date' ? readingOf(text) : text.trim()}`);
  return [...said, ...chosen].join('\n');
}

/** A date as typed, in words; the zone stays where the hour comes twice. */
function readingOf(typed: string): string {
  const [date = '', time] = typed.split('T');
  return [Number.isNaN(Date.parse(date)) ? date : dateOf(date), ...(time ? [time] : [])].join(', ');
}
