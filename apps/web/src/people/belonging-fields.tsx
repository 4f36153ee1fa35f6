/** Whose parent or carer a family member is, and whom an advocate speaks for: unsaid, they are told of no child. */
import type { Participant, Role } from '#meeting';
import { Checkboxes, Choose } from '../forms/fields.js';
import { useFormContext, type Form } from '../forms/form.js';
import type { Options } from '../words/labels.js';

interface BelongingProps {
  readonly prefix: string;
  readonly children?: Options | undefined;
  readonly family?: Options | undefined;
}

export function BelongingFields({ prefix, children = [], family = [] }: BelongingProps) {
  const form = useFormContext();
  const role = form.text(`${prefix}role`);
  if (role === 'family' && children.length > 0)
    return (
      <Checkboxes
        name={`${prefix}parentOrCarerTo`}
        label="Which children are they parent or carer to? They are told of no other child."
        options={children}
        inline
      />
    );
  if (role === 'advocate' && family.length > 0)
    return <Choose name={`${prefix}speaksFor`} label="Whom do they speak for?" options={family} blank="Nobody here" />;
  return null;
}

/** @param idOf what a choice in the form stands for; itself, unless said. */
export function belongingFrom(
  form: Form,
  prefix: string,
  role: Role,
  idOf: (chosen: string) => string | undefined = (chosen) => chosen,
): Pick<Participant, 'parentOrCarerTo' | 'speaksFor'> {
  const children = form.list(`${prefix}parentOrCarerTo`).flatMap((one) => idOf(one) ?? []);
  const person = form.filled(`${prefix}speaksFor`);
  const speaksFor = person === undefined ? undefined : idOf(person);
  return {
    ...(role === 'family' && children.length > 0 ? { parentOrCarerTo: children } : {}),
    ...(role === 'advocate' && speaksFor !== undefined ? { speaksFor } : {}),
  };
}
