/** When each time limit of the procedure runs out, or why that cannot be said. */
import { clocks } from '#meeting';
import { dateOf, momentOf } from '../../words/times.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';

export function ClocksPanel() {
  const { meeting } = useRoom();
  const running = clocks(meeting);
  if (running.length === 0) return null;
  return (
    <Panel title="Time limits" id="clocks" look="quiet">
      <dl class="q-clocks">
        {running.map(({ clockId, label, limit, due, source }) => (
          <div key={clockId}>
            <dt>{label}</dt>
            <dd>
              {due.known ? <>by {due.at ? momentOf(due.at) : dateOf(due.date)}</> : due.because}{' '}
              <span class="q-quiet">
                ({limit}; {source.title})
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
