/** Fields with their label, hint and error bound together. */
import type { ComponentChildren } from 'preact';
import { limits } from '#meeting';
import type { Options } from '../words/labels.js';
import type { FieldFace } from '../live/begun.js';
import { Length, lengthId } from './length.js';
import { lengthOf } from './problems.js';
import { errorOf, fieldId, useFormContext } from './form.js';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}
interface TextProps extends FieldProps {
  readonly max?: number;
  readonly rows?: number;
  readonly big?: boolean;
}

export const labelled = (label: string, optional = false) => (optional ? `${label} (optional)` : label);
const described = (...ids: (string | false | undefined)[]) => ids.filter(Boolean).join(' ') || undefined;

interface WrapProps {
  readonly id: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly head: ComponentChildren;
  readonly children: ComponentChildren;
}
export const Wrap = ({ id, hint, error, head, children }: WrapProps) => (
  <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
    {head}
    {hint && (
      <div id={`${id}-hint`} class="govuk-hint">
        {hint}
      </div>
    )}
    {error && (
      <p id={`${id}-error`} class="govuk-error-message">
        <span class="govuk-visually-hidden">Error: </span>
        {error}
      </p>
    )}
    {children}
  </div>
);

export function useField({ name, hint }: FieldProps) {
  const form = useFormContext();
  const id = fieldId(form, name);
  const error = errorOf(form, name);
  return {
    form,
    id,
    error,
    describedBy: described(hint && `${id}-hint`, error && `${id}-error`),
    invalid: error ? true : undefined,
  };
}

// The types know an input apart by its kind; text stands for them all, since none of these is used differently.
export function TextField(
  props: TextProps & {
    readonly type?: 'text' | 'email' | 'tel' | 'password';
    readonly autocomplete?: string;
  },
) {
  const { name, label, hint, optional, max = limits.name, type = 'text', autocomplete = 'off' } = props;
  const { form, id, error, describedBy, invalid } = useField(props);
  return (
    <Wrap
      id={id}
      hint={hint}
      error={error}
      head={
        <label class="govuk-label" for={id}>
          {labelled(label, optional)}
        </label>
      }
    >
      <input
        type={type as 'text'}
        class={error ? 'govuk-input govuk-input--error' : 'govuk-input'}
        id={id}
        autocomplete={autocomplete}
        value={form.text(name)}
        aria-describedby={described(describedBy, lengthOf(form.text(name)) > max && lengthId(id))}
        aria-invalid={invalid}
        onInput={(event) => form.set(name, event.currentTarget.value, { label, kind: 'words', max })}
      />
      <Length id={id} text={form.text(name)} max={max} warnAt={max} />
    </Wrap>
  );
}

export function TextArea(props: TextProps) {
  const { name, label, hint, optional, max = limits.text, rows = 3, big } = props;
  const warnAt = max * 0.9;
  const { form, id, error, describedBy, invalid } = useField(props);
  return (
    <Wrap
      id={id}
      hint={hint}
      error={error}
      head={
        <label class={big ? 'govuk-label govuk-label--m' : 'govuk-label'} for={id}>
          {labelled(label, optional)}
        </label>
      }
    >
      <textarea
        class={error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={id}
        rows={rows}
        value={form.text(name)}
        aria-describedby={described(describedBy, lengthOf(form.text(name)) > warnAt && lengthId(id))}
        aria-invalid={invalid}
        spellcheck
        onInput={(event) => form.set(name, event.currentTarget.value, { label, kind: 'words', max })}
      />
      <Length id={id} text={form.text(name)} max={max} warnAt={warnAt} />
    </Wrap>
  );
}

/** A choice, with the words of what was chosen. */
const chosenFrom = (label: string, options: Options, values: readonly string[]): FieldFace => ({
  label,
  kind: 'choice',
  shown: options
    .filter(([value]) => value !== '' && values.includes(value))
    .map(([, words]) => words)
    .join(', '),
});

export function Choose(props: FieldProps & { readonly options: Options; readonly blank?: string }) {
  const { name, label, hint, optional, options, blank } = props;
  const { form, id, error, describedBy, invalid } = useField(props);
  return (
    <Wrap
      id={id}
      hint={hint}
      error={error}
      head={
        <label class="govuk-label" for={id}>
          {labelled(label, optional)}
        </label>
      }
    >
      <select
        class={error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={id}
        value={form.text(name)}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={({ currentTarget: { value } }) => form.set(name, value, chosenFrom(label, options, [value]))}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={form.text(name) === value}>
            {text}
          </option>
        ))}
      </select>
    </Wrap>
  );
}

interface GroupProps extends FieldProps {
  readonly options: Options;
  readonly hints?: Readonly<Record<string, string>>;
  readonly inline?: boolean;
}

function Group({
  props,
  kind,
  children,
}: {
  readonly props: GroupProps;
  readonly kind: 'radios' | 'checkboxes';
  readonly children: (option: readonly [string, string], id: string) => ComponentChildren;
}) {
  const { id, error, describedBy } = useField(props);
  const { label, hint, optional, options, hints, inline } = props;
  return (
    <Wrap id={id} hint={undefined} error={undefined} head={null}>
      <fieldset class={error ? 'govuk-fieldset q-fieldset--error' : 'govuk-fieldset'} aria-describedby={describedBy}>
        <legend class="govuk-fieldset__legend">{labelled(label, optional)}</legend>
        {hint && (
          <div id={`${id}-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        {error && (
          <p id={`${id}-error`} class="govuk-error-message">
            <span class="govuk-visually-hidden">Error: </span>
            {error}
          </p>
        )}
        <div class={`govuk-${kind} govuk-${kind}--small${inline ? ` q-choices--inline` : ''}`}>
          {options.map((option, index) => {
            const choiceId = `${id}-${index}`;
            const extra = hints?.[option[0]];
            return (
              <div class={`govuk-${kind}__item`} key={option[0]}>
                {children(option, choiceId)}
                <label class={`govuk-label govuk-${kind}__label`} for={choiceId}>
                  {option[1]}
                  {extra && <span class="q-choice-hint"> – {extra}</span>}
                </label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </Wrap>
  );
}

export function Radios(props: GroupProps) {
  const form = useFormContext();
  return (
    <Group props={props} kind="radios">
      {([value], id) => (
        <input
          class="govuk-radios__input"
          id={id}
          type="radio"
          name={fieldId(form, props.name)}
          value={value}
          checked={form.text(props.name) === value}
          onChange={() => form.set(props.name, value, chosenFrom(props.label, props.options, [value]))}
        />
      )}
    </Group>
  );
}

export function Checkboxes(props: GroupProps) {
  const form = useFormContext();
  const chosen = form.list(props.name);
  const toggle = (value: string, on: boolean) => {
    const now = on ? [...chosen, value] : chosen.filter((one) => one !== value);
    form.set(props.name, now, chosenFrom(props.label, props.options, now));
  };
  return (
    <Group props={props} kind="checkboxes">
      {([value], id) => (
        <input
          class="govuk-checkboxes__input"
          id={id}
          type="checkbox"
          value={value}
          checked={chosen.includes(value)}
          onChange={(event) => toggle(value, event.currentTarget.checked)}
        />
      )}
    </Group>
  );
}

/** A lone statement to tick; held as “yes”. */
export function Tick(props: FieldProps) {
  const { form, id, error, describedBy, invalid } = useField(props);
  return (
    <Wrap id={id} hint={undefined} error={error} head={null}>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={id}
            type="checkbox"
            checked={form.text(props.name) === 'yes'}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={({ currentTarget: { checked } }) =>
              form.set(props.name, checked ? 'yes' : '', {
                label: props.label,
                kind: 'choice',
                shown: checked ? 'Yes' : '',
              })
            }
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {props.label}
          </label>
        </div>
      </div>
      {props.hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {props.hint}
        </div>
      )}
    </Wrap>
  );
}
