/** What became of one command: sending, saved, or not saved and why. */
import { useOutbox } from '../room/room-context.js';
import { timeOf } from '../words/times.js';
import type { Sent } from '../live/outbox.js';

export function SendState({ commandId }: { readonly commandId: string | undefined }) {
  const sent = useOutbox().find((one) => one.commandId === commandId);
  return sent ? <SentMark sent={sent} /> : null;
}

export function SentMark({ sent: { state, madeAt, warning, refusal } }: { readonly sent: Sent }) {
  if (state === 'saved') return <span class="q-sent q-sent--saved">Saved {timeOf(madeAt)}</span>;
  if (state === 'sending')
    return <span class="q-sent q-sent--sending">Sending…{warning && ` It may not be accepted: ${warning}`}</span>;
  if (state === 'missing')
    return (
      <span class="q-sent q-sent--not">
        Missing from the record. <a href="#missing">Send it again</a>
      </span>
    );
  return (
    <span class="q-sent q-sent--not">
      Not saved. {refusal?.because} <a href="#not-saved">Edit it and send it again</a>
    </span>
  );
}
