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
  /** What is to be asked of a school or surgery that may be where one of those who hide is. */
  readonly ask: readonly string[];
}

/** One row says one person and whom they hide from; another is there once that one is filled in. */
export function HidingQuestion({ form, who, from, ask }: HidingProps) {
  const rows = hidingKeys(form);
  return (
    <fieldset class="govuk-fieldset q-part">
      <Radios
        name="anybodyHiding"
        label="Is anybody here hiding from anybody?"
        hint="Where they live, go to school or see a doctor then stands in no paper: not as a fact, and not as the name of an agency here, which is called by its kind instead. What anybody writes in their own words is not looked through, nor is the name of an agency where the school, GP or address is not filled in: keep an address in your words to some yourself"
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
      {form.text('anybodyHiding') === 'yes' &&
        ask.map((question) => (
          <p key={question} class="q-gap-line">
            {question} Fill in the school or GP of the child either way.
          </p>
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

/** The rows of those chosen as hiding. */
export const hidingChosen = (form: Form): readonly string[] => [...hidingFrom(form).keys()];
