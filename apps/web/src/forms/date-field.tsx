/** A date, or a date and time, as the clock in London shows it. What cannot be meant is asked about beside the field, before anything is sent. */
import type { FieldFace } from '../live/begun.js';
import { dateProblem } from '../words/dates.js';
import { instantOf, readingLength } from '../words/times.js';
import { labelled, useField, Wrap, type FieldProps } from './fields.js';

interface DateProps extends FieldProps {
  readonly withTime?: boolean;
  /** A date of birth, which lies in no future. */
  readonly isBirth?: boolean;
}

export function DateField(props: DateProps) {
  const { name, label, hint, optional, withTime = false, isBirth = false } = props;
  const { form, id, error, describedBy, invalid } = useField(props);
  const face: FieldFace = { label, kind: 'date', ...(isBirth ? { isBirth } : {}) };
  const typed = form.text(name);
  const problem = dateProblem(typed, new Date(), isBirth)?.message;
  const asked = problem !== undefined && problem !== error;
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
        type={withTime ? 'datetime-local' : 'date'}
        class={error ? 'govuk-input q-input--time govuk-input--error' : 'govuk-input q-input--time'}
        id={id}
        autocomplete="off"
        max={withTime ? '9999-12-31T23:59' : '9999-12-31'}
        value={typed.slice(0, readingLength)}
        aria-describedby={[describedBy, asked && `${id}-asked`].filter(Boolean).join(' ') || undefined}
        aria-invalid={invalid}
        onInput={(event) => form.set(name, event.currentTarget.value, face)}
      />
      <Asked id={id} typed={typed} isBirth={isBirth} error={error} set={(value) => form.set(name, value, face)} />
    </Wrap>
  );
}

interface AskedProps {
  readonly id: string;
  readonly typed: string;
  readonly isBirth: boolean;
  /** What is said of the field already. */
  readonly error: string | undefined;
  readonly set: (value: string) => void;
}

function Asked({ id, typed, isBirth, error, set }: AskedProps) {
  const problem = dateProblem(typed, new Date(), isBirth);
  if (!problem) return null;
  const settled = problem.twice && instantOf(typed) !== undefined;
  return (
    <div class={settled ? 'q-asked-date' : 'q-asked-date q-asked-date--open'} role="group" aria-label="About this date">
      {error !== problem.message && (
        <p id={`${id}-asked`} role="status">
          {problem.message}
        </p>
      )}
      {problem.instead.map(([value, words]) => (
        <button
          key={value}
          type="button"
          class="govuk-button govuk-button--secondary q-button"
          aria-pressed={problem.twice ? value === typed : undefined}
          onClick={() => set(value)}
        >
          {problem.twice ? words : `Yes, ${words}`}
        </button>
      ))}
    </div>
  );
}
