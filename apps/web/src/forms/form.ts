/** A form whose fields are drafts: what is typed is kept until it is sent. */
import { signal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks';
import { hasSomethingToSee } from '#meeting';
import { asTyped } from '../live/as-typed.js';
import type { FieldFace, TypedField } from '../live/begun.js';
import { useDrafts, type Values } from '../live/drafts.js';

export interface FieldError {
  readonly name: string;
  readonly message: string;
}

export interface Form {
  readonly id: string;
  readonly errors: Signal<readonly FieldError[]>;
  /** The command the form was last sent as. */
  readonly sentAs: Signal<string | undefined>;
  text(name: string): string;
  list(name: string): readonly string[];
  /** The text, or nothing where there is nothing to see in it. */
  filled(name: string): string | undefined;
  /** @param face what the field is called and holds, kept with it for where this form is shown no more. */
  set(name: string, value: string | readonly string[], face: FieldFace): void;
  clear(): void;
  /** What was typed in it, field by field. */
  typed(): readonly TypedField[];
  /** Says what the form is called. */
  called(title: string): void;
  /** Remembers what it holds as what that command was sent with, so that it comes back if the command is refused. */
  remember(commandId: string): void;
  /** Why what it holds was refused when it was sent before. */
  readonly refused: string | undefined;
}

/** @param start what fields hold before anybody types; a draft goes before it. */
export function useForm(id: string, start: Values = {}): Form {
  const drafts = useDrafts();
  useLayoutEffect(() => drafts.show(id), [drafts, id]);
  return useFormElsewhere(id, start);
}

/** A form that stands in for one no screen shows: its words are the same draft, and stay among those without a form. */
export function useFormElsewhere(id: string, start: Values = {}): Form {
  const drafts = useDrafts();
  const kept = useMemo(
    () => ({ errors: signal<readonly FieldError[]>([]), sentAs: signal<string | undefined>(undefined), title: '' }),
    [drafts, id],
  );
  const value = (name: string) => drafts.of(id).value[name] ?? asTyped(start[name]);
  const text = (name: string) => {
    const held = value(name);
    return typeof held === 'string' ? held : '';
  };
  return {
    id,
    errors: kept.errors,
    sentAs: kept.sentAs,
    text,
    list: (name) => {
      const held = value(name);
      return typeof held === 'object' ? held : [];
    },
    filled: (name) => saidIn(text(name)),
    set: (name, next, face) => {
      drafts.set(id, name, next, face, kept.title);
      // what was wrong with a field is being put right
      const left = kept.errors.value.filter((error) => error.name !== name);
      if (left.length < kept.errors.value.length) kept.errors.value = left;
    },
    clear: () => {
      drafts.clear(id);
      kept.errors.value = [];
    },
    typed: () => drafts.typed(id),
    called: (title) => {
      kept.title = title;
    },
    remember: (commandId) => drafts.sent(commandId, id, drafts.of(id).value),
    refused: [...drafts.returned.value.values()].findLast(({ formId }) => formId === id)?.because,
  };
}

/** What was typed, without the blanks around it; nothing where it shows nothing. */
export const saidIn = (typed: string): string | undefined => (hasSomethingToSee(typed) ? typed.trim() : undefined);

export const FormContext = createContext<Form | undefined>(undefined);

export function useFormContext(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('A field stands inside a form.');
  return form;
}

export const fieldId = (form: Form, name: string): string => `${form.id}-${name}`.replaceAll(/[^\w-]/g, '-');
export const errorOf = (form: Form, name: string): string | undefined =>
  form.errors.value.find((error) => error.name === name)?.message;

/** An error for every named field left blank. */
export const required = (form: Form, fields: Readonly<Record<string, string>>): FieldError[] =>
  Object.entries(fields)
    .filter(([name]) => !form.filled(name) && form.list(name).length === 0)
    .map(([name, message]) => ({ name, message }));
