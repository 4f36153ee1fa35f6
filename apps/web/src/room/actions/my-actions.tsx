/** What I have to do. */
import { myActions } from '../../mine.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';
import { ActionEntry } from './action-entry.js';

export function MyActions() {
  const { meeting, me } = useRoom();
  const actions = myActions(meeting, me);
  if (actions.length === 0) return null;
  return (
    <Panel title="My actions" id="my-actions" count={actions.length}>
      <ul class="q-entries">
        {actions.map((action) => (
          <ActionEntry key={action.actionId} action={action} />
        ))}
      </ul>
    </Panel>
  );
}
