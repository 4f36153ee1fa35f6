/** A part of the room under its own heading, and the button that unfolds a form in it. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

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
      <h2 class="q-panel__title" id={`${id}-title`}>{title}{count !== undefined && <span class="q-count"> ({count})</span>}</h2>
      {note && <p class="q-panel__note">{note}</p>}
    </div>
    {children}
  </section>
);

interface UnfoldProps { readonly label: string; readonly children: ComponentChildren; readonly link?: boolean; readonly open?: boolean }

/** A form out of the way until it is wanted. What is typed in it stays when it folds away. */
export function Unfold({ label, children, link = false, open = false }: UnfoldProps) {
  const [unfolded, setUnfolded] = useState(open);
  const id = useId();
  return (
    <div class={unfolded ? 'q-unfold q-unfold--open' : 'q-unfold'}>
      <button type="button" class={link ? 'q-link-button' : 'govuk-button govuk-button--secondary q-button'} aria-expanded={unfolded} aria-controls={id} onClick={() => setUnfolded(!unfolded)}>
        <span class="q-unfold__sign" aria-hidden="true">{unfolded ? '–' : '+'}</span> {label}
      </button>
      <div id={id} class="q-unfold__body" hidden={!unfolded}>{unfolded && children}</div>
    </div>
  );
}
