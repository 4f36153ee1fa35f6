/** What must be seen wherever the reader has scrolled to: a lost line, and entries that were not saved. */
import { notKept } from '../live/device-store.js';
import { loadAgain } from '../shell/load-again.js';
import { counted } from '../words/labels.js';
import { linksToAgree } from './people/links-that-wait.js';
import { useRoom } from './room-context.js';

function useLinksThatWait(): number {
  const { meeting, me, recorder } = useRoom();
  return recorder ? linksToAgree(meeting, me.participantId).length : 0;
}

export function Notice() {
  const { live } = useRoom();
  const links = useLinksThatWait();
  const outdated = live.outdated.value;
  const down = live.line.value === 'down';
  const notSaved = live.outbox.entries.value.filter(({ state }) => state === 'not-saved').length;
  const isQuiet = !down && !outdated && !notKept.value;
  if (isQuiet && notSaved === 0 && links === 0) return null;
  return (
    <aside class="q-notice" aria-label="Connection, saving and what waits">
      {down && <LineLost released={live.released.value} />}
      {outdated && <Outdated because={outdated} />}
      {notKept.value && <p>{notKept.value}</p>}
      {links > 0 && (
        <p>
          <a href="#link-requests">{counted(links, 'link waits', 'links wait')} for your word</a>
        </p>
      )}
      {notSaved > 0 && (
        <p>
          <a href="#not-saved">{counted(notSaved, 'entry was', 'entries were')} not saved</a>
        </p>
      )}
    </aside>
  );
}

const LineLost = ({ released }: { readonly released: string }) => (
  <>
    {released && <p>{released}</p>}
    <p>
      Connection lost. Keep writing; everything is {notKept.value ? '' : 'kept on this device and '}sent when the line
      is back.
    </p>
  </>
);

const Outdated = ({ because }: { readonly because: string }) => (
  <p>
    {because} {!notKept.value && 'What you have typed is kept. '}
    <button type="button" class="q-link-button" onClick={loadAgain}>
      Load this page again
    </button>
  </p>
);
