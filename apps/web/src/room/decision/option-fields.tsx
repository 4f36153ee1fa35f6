/** A choice for each child, each of whom needs a decision of their own. */
import type { Matter, OptionForChild } from '#meeting';
import { Choose } from '../../forms/fields.js';
import type { FieldError, Form } from '../../forms/form.js';
import type { Values } from '../../live/drafts.js';
import { useRoom } from '../room-context.js';

const fieldFor = (childId: string): string => `option:${childId}`;

export function OptionFields({ matter }: { readonly matter: Matter }) {
  const { meeting } = useRoom();
  const options = matter.options.map(({ option, label }) => [option, label] as const);
  return (
    <>
      {[...meeting.children.values()].map(({ childId, name }) => (
        <Choose
          key={childId}
          name={fieldFor(childId)}
          label={`For ${name}`}
          options={options}
          blank={matter.forEveryChild ? 'Choose' : 'Not for this child'}
        />
      ))}
    </>
  );
}

export const optionsIn = (form: Form, childIds: Iterable<string>): OptionForChild[] =>
  [...childIds].flatMap((childId) => {
    const option = form.filled(fieldFor(childId));
    return option ? [{ childId, option }] : [];
  });

export const optionValues = (options: readonly OptionForChild[]): Values =>
  Object.fromEntries(options.map(({ childId, option }) => [fieldFor(childId), option]));

/** At least one child; a child left out of a matter for every child shows as a gap, so it is no error. */
export function optionProblems(form: Form, childIds: Iterable<string>): FieldError[] {
  const [first] = childIds;
  return first && optionsIn(form, childIds).length === 0
    ? [{ name: fieldFor(first), message: 'Choose for at least one child' }]
    : [];
}
