/** What this person had saved and the database has lost: in their own words, to be sent again when they say so. */
import { printed } from '#meeting';
import type { Sent } from '../live/outbox.js';
import { nameOf, readText, typedInto } from './again.js';
import { OwnWords } from './audience/only-for.js';
import { useRoom } from './room-context.js';

export function Missing() {
  const { live } = useRoom();
  const missing = live.outbox.entries.value.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return null;
  const sendAll = () => missing.forEach(({ commandId }) => live.outbox.again(commandId));
  return (
    <section class="q-panel q-panel--problem" id="missing" aria-labelledby="missing-title" tabIndex={-1}>
      <h2 class="q-panel__title" id="missing-title">
        Missing from the record ({missing.length})
      </h2>
      <p class="govuk-body">
        The service has lost the entries recorded last, and these of yours are among them. They are still on this
        device. Look at the record, and send again what should stand in it; nothing is recorded twice.
      </p>
      <ul class="q-entries">
        {missing.map((sent) => (
          <MissingEntry key={sent.commandId} sent={sent} />
        ))}
      </ul>
      {missing.length > 1 && (
        <button type="button" class="govuk-button" onClick={sendAll}>
          Send all {missing.length} again
        </button>
      )}
    </section>
  );
}

function MissingEntry({ sent: { commandId, command } }: { readonly sent: Sent }) {
  const { live } = useRoom();
  const words = typedInto(command);
  return (
    <li class="q-entry">
      <p class="q-entry__head">
        <strong>{nameOf(command)}</strong>
      </p>
      {words.length > 0 && (
        <OwnWords command={command}>
          {words.map((one) => (
            <p key={one.field} class="q-words">
              {printed(readText(one))}
            </p>
          ))}
        </OwnWords>
      )}
      <button
        type="button"
        class="govuk-button govuk-button--secondary"
        aria-label={`Send again: ${nameOf(command)}`}
        onClick={() => live.outbox.again(commandId)}
      >
        Send again
      </button>
      <button
        type="button"
        class="q-link-button"
        aria-label={`Do not send again: ${nameOf(command)}`}
        onClick={() => live.outbox.discard(commandId)}
      >
        Do not send again
      </button>
    </li>
  );
}
