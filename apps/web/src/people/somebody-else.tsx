/** The question whether a name just typed is that of somebody listed already. */
import { sameName } from '#meeting';
import { Tick } from '../forms/fields.js';
import type { FieldError, Form } from '../forms/form.js';

interface Named {
  readonly name: string;
}

const inWords = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** @param perhaps those it may be, and none where there is nothing to ask. @param instead what to do where it is one of them. */
export function SomebodyElse({
  perhaps,
  instead,
}: {
  readonly perhaps: readonly Named[] | undefined;
  readonly instead: string;
}) {
  if (!perhaps) return null;
  const who =
    perhaps.length > 0
      ? `${inWords.format(perhaps.map(({ name }) => name))}, already listed here`
      : 'one of the family';
  return (
    <div class="q-restrict">
      <p>
        <strong>This may be {who}.</strong> {instead}
      </p>
      <Tick name="notListed" label="It is somebody else, not listed here" />
    </div>
  );
}

export const isSomebodyElse = (form: Form): boolean => form.text('notListed') === 'yes';

export const somebodyElseProblem = (form: Form, perhaps: readonly Named[] | undefined): FieldError[] =>
  perhaps && !isSomebodyElse(form)
    ? [{ name: 'notListed', message: 'Choose who it is from those listed, or say that it is somebody else' }]
    : [];

/** Those listed under the name typed, if there are any. */
export function namedAlike(listed: Iterable<Named>, typed: string | undefined): readonly Named[] | undefined {
  const alike = typed ? [...listed].filter(({ name }) => sameName(name, typed)) : [];
  return alike.length > 0 ? alike : undefined;
}

/** What a command that lists somebody says, where it was ticked. */
export const saysSomebodyElse = (form: Form): { notListed?: true } => (isSomebodyElse(form) ? { notListed: true } : {});
