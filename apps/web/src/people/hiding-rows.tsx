/** The question whether anybody is hiding from anybody, where people are listed: who, and from whom. */
import type { MustNotFind } from '#meeting';
import { Choose, Radios } from '../forms/fields.js';
import { required, type FieldError, type Form } from '../forms/form.js';
import type { Options } from '../words/labels.js';

const answers: Options = [
  ['no', 'No'],
  ['yes', 'Yes'],
  ['not-asked', 'Not asked yet'],
];

interface HidingProps {
  readonly form: Form;
  /** Everybody who can hide, and from whom: by the value the command is made from. */
  readonly who: Options;
  readonly from: Options;
}

/** One row says one person and whom they hide from; another is there once that one is filled in. */
export function HidingQuestion({ form, who, from }: HidingProps) {
  const rows = hidingKeys(form);
  return (
    <fieldset class="govuk-fieldset q-part">
      <Radios
        name="anybodyHiding"
        label="Is anybody here hiding from anybody?"
        hint="Where they live, go to school or see a doctor then stands in no paper. What you write in your own words is not looked through: keep an address in it to some yourself"
        options={answers}
        inline
      />
      {form.text('anybodyHiding') === 'yes' &&
        rows.map((key) => (
          <div key={key} class="q-grid">
            <Choose name={`h${key}-who`} label="Who is hiding" options={who} blank="Choose" />
            <Choose name={`h${key}-from`} label="From whom" options={from} blank="Choose" />
          </div>
        ))}
    </fieldset>
  );
}

const hidingMax = 20;
function hidingKeys(form: Form): string[] {
  const filled = Array.from({ length: hidingMax }, (_, index) => String(index + 1)).filter((key) =>
    form.filled(`h${key}-who`),
  );
  const next = String(Math.min(Number(filled.at(-1) ?? '0') + 1, hidingMax));
  return [...new Set([...filled, next])];
}

export const hidingProblems = (form: Form): FieldError[] =>
  form.text('anybodyHiding') !== 'yes'
    ? []
    : [
        ...required(form, { 'h1-who': 'Choose who is hiding' }),
        ...hidingKeys(form)
          .filter((key) => form.filled(`h${key}-who`))
          .flatMap((key) => required(form, { [`h${key}-from`]: 'Choose from whom they hide' })),
      ];

/** Whom each hides from, by the values chosen. */
export function hidingFrom(form: Form): ReadonlyMap<string, MustNotFind> {
  const hiding = new Map<string, readonly string[]>();
  if (form.text('anybodyHiding') !== 'yes') return hiding;
  for (const key of hidingKeys(form)) {
    const [who, from] = [form.filled(`h${key}-who`), form.filled(`h${key}-from`)];
    if (who && from) hiding.set(who, [...new Set([...(hiding.get(who) ?? []), from])]);
  }
  return hiding;
}
