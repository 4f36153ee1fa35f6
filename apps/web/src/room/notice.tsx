/** What must be seen wherever the reader has scrolled to: a lost line, and entries that were not saved. */
import { notKept } from '../live/device-store.js';
import { counted } from '../words/labels.js';
import { useRoom } from './room-context.js';

export function Notice() {
  const { live } = useRoom();
  const down = live.line.value === 'down';
  const notSaved = live.outbox.entries.value.filter(({ state }) => state === 'not-saved').length;
  if (!down && notSaved === 0 && !notKept.value) return null;
  return (
    <aside class="q-notice" aria-label="Connection and saving">
      {down && live.released.value && <p>{live.released.value}</p>}
      {down && (
        <p>
          Connection lost. Keep writing; everything is {notKept.value ? '' : 'kept on this device and '}sent when the
          line is back.
        </p>
      )}
      {notKept.value && <p>{notKept.value}</p>}
      {notSaved > 0 && (
        <p>
          <a href="#not-saved">{counted(notSaved, 'entry was', 'entries were')} not saved</a>
        </p>
      )}
    </aside>
  );
}
