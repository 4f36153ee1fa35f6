/** A form with its error summary, its button, and what became of what was sent from it. */
import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { FoldContext } from './fold.js';
import { SendState } from './send-state.js';
import { problemsOf } from './problems.js';
import { fieldId, FormContext, type FieldError, type Form } from './form.js';

const doublePressMs = 600;

interface FormBoxProps {
  readonly form: Form;
  readonly submit: string;
  /** Names the form for those who find it by its landmark. */
  readonly label: string;
  readonly look?: 'secondary' | 'warning';
  readonly check?: () => readonly FieldError[];
  /** @returns the command it was sent as, where it was one. */
  readonly onSend: () => string | undefined | void;
  readonly keepWords?: boolean;
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}

/** @returns what sending the form does: its problems first, and where there are none, what it is sent as. */
function useSending({ form, check, onSend, keepWords = false }: FormBoxProps): () => void {
  const fold = useContext(FoldContext);
  const sentAt = useRef(-Infinity);
  return () => {
    const errors = problemsOf(form, check?.());
    // the second half of a double press finds an empty form, which is no mistake of anybody's
    if (errors.length > 0 && performance.now() - sentAt.current < doublePressMs) return;
    form.errors.value = errors;
    if (errors.length > 0) return;
    const commandId = onSend();
    if (!keepWords) empty(form, commandId);
    form.sentAs.value = commandId ?? undefined;
    if (!commandId) return;
    sentAt.current = performance.now();
    fold?.(commandId);
  };
}

/** Whoever types can send without leaving the keyboard's home row. */
const onSendingKeys = (send: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send();
};

export function FormBox(props: FormBoxProps) {
  const { form, submit, label, look, busy = false, children } = props;
  form.called(label);
  const send = useSending(props);
  return (
    <FormContext.Provider value={form}>
      <form
        class="q-form"
        noValidate
        aria-label={label}
        onKeyDown={onSendingKeys(send)}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ErrorSummary form={form} />
        {form.refused && (
          <p class="govuk-error-message">
            Not saved. {form.refused} What you wrote is here again: change it and send it.
          </p>
        )}
        {children}
        <div class="q-form__end">
          <button type="submit" disabled={busy} class={`govuk-button q-button${look ? ` govuk-button--${look}` : ''}`}>
            {submit}
          </button>
          <SendState commandId={form.sentAs.value} />
        </div>
      </form>
    </FormContext.Provider>
  );
}

/** What was in it comes back if the command is refused. */
function empty(form: Form, commandId: string | undefined | void): void {
  if (commandId) form.remember(commandId);
  form.clear();
}

function ErrorSummary({ form }: { readonly form: Form }) {
  const box = useRef<HTMLDivElement>(null);
  const errors = form.errors.value;
  const before = useRef<readonly FieldError[]>([]);
  useEffect(() => {
    // fewer of the same are what somebody is putting right: the focus stays where they type
    if (errors.some((error) => !before.current.includes(error))) box.current?.focus();
    before.current = errors;
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} class="govuk-error-summary q-error-summary" tabIndex={-1}>
      <h2 class="govuk-error-summary__title">There is a problem</h2>
      <ul class="govuk-list govuk-error-summary__list">
        {errors.map(({ name, message }) => (
          <li key={name}>
            <a href={`#${fieldId(form, name)}`} onClick={(event) => toField(event, fieldId(form, name))}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Focuses the field, or the first choice of its group. */
function toField(event: Event, id: string): void {
  event.preventDefault();
  const field = document.getElementById(id) ?? document.getElementById(`${id}-0`);
  field?.focus();
}
