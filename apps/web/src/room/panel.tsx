/** A part of the room under its own heading, and the button that unfolds a form in it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { FoldContext } from '../forms/fold.js';
import { SendState } from '../forms/send-state.js';
import { useDrafts } from '../live/drafts.js';

interface PanelProps {
  readonly title: string;
  /** Where links within the page lead. */
  readonly id: string;
  readonly note?: ComponentChildren;
  readonly count?: number;
  readonly look?: 'strong' | 'quiet';
  readonly children: ComponentChildren;
}

export const Panel = ({ title, id, note, count, look, children }: PanelProps) => (
  <section class={`q-panel${look ? ` q-panel--${look}` : ''}`} id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
    <div class="q-panel__head">
      <h2 class="q-panel__title" id={`${id}-title`}>
        {title}
        {count !== undefined && <span class="q-count"> ({count})</span>}
      </h2>
      {note && <p class="q-panel__note">{note}</p>}
    </div>
    {children}
  </section>
);

interface UnfoldProps {
  readonly label: string;
  /** Said after the label to those who hear the button without its surroundings. */
  readonly about?: string;
  readonly children: ComponentChildren;
  readonly link?: boolean;
  readonly open?: boolean;
}

/** A form out of the way until it is wanted. What is typed in it stays when it folds away; once sent, it folds and says what became of it. */
export function Unfold({ label, about, children, link = false, open = false }: UnfoldProps) {
  const [unfolded, setUnfolded] = useState(open);
  const [sentAs, setSentAs] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { returned: back } = useDrafts();
  const returned = sentAs !== undefined && back.value.has(sentAs);
  // refused: what was written is in the form again
  useEffect(() => {
    if (returned) setUnfolded(true);
  }, [returned]);
  const fold = (commandId: string) => {
    setSentAs(commandId);
    setUnfolded(false);
    // The form that had the focus is gone; whoever uses the keyboard goes on from its button.
    button.current?.focus();
  };
  return (
    <div class={unfolded ? 'q-unfold q-unfold--open' : 'q-unfold'}>
      <button
        ref={button}
        type="button"
        class={link ? 'q-link-button' : 'govuk-button govuk-button--secondary q-button'}
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        <span class="q-unfold__sign" aria-hidden="true">
          {unfolded ? '–' : '+'}
        </span>{' '}
        <span class="q-unfold__label">
          {label}
          {about && <span class="govuk-visually-hidden"> {about}</span>}
        </span>
      </button>
      {!unfolded && <SendState commandId={sentAs} />}
      <div id={id} class="q-unfold__body" hidden={!unfolded}>
        <FoldContext.Provider value={fold}>{unfolded && children}</FoldContext.Provider>
      </div>
    </div>
  );
}
