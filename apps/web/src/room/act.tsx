/** A button that gives one command, and says what became of it. */
import { useState } from 'preact/hooks';
import type { Command } from '#meeting';
import { SendState } from '../forms/send-state.js';
import { useOutbox, useRoom } from './room-context.js';

interface ActProps {
  readonly label: string;
  /** What it is about, for those who hear the button without its surroundings. */
  readonly about?: string;
  readonly command: () => Command;
  readonly look?: 'primary' | 'secondary' | 'link';
}

const looks = {
  primary: 'govuk-button q-button',
  secondary: 'govuk-button govuk-button--secondary q-button',
  link: 'q-link-button',
};

export function Act({ label, about, command, look = 'secondary' }: ActProps) {
  const { send } = useRoom();
  const [sentAs, setSentAs] = useState<string>();
  const sending = useOutbox().some(({ commandId, state }) => commandId === sentAs && state === 'sending');
  return (
    <span class="q-act">
      <button
        type="button"
        class={looks[look]}
        aria-disabled={sending}
        onClick={() => {
          if (!sending) setSentAs(send(command()));
        }}
      >
        {label}
        {about && <span class="govuk-visually-hidden"> – {about}</span>}
      </button>
      <SendState commandId={sentAs} />
    </span>
  );
}
