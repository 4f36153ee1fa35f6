/** Every action agreed; those who keep the record agree more. */
import { maySee } from '#meeting';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { ActionEntry } from './action-entry.js';
import { AgreeActionForm } from './agree-action-form.js';

export function ActionsPanel() {
  const { meeting, me, recorder, phase } = useRoom();
  const actions = [...meeting.actions.values()].filter((action) => maySee(me.participantId, action));
  const mayAgree = recorder || (phase === 'closed' && (me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'minute-taker'));
  return (
    <Panel title="Actions" id="actions" count={actions.length}>
      {actions.length === 0 && <p class="q-quiet">None agreed yet.</p>}
      <ul class="q-entries">{actions.map((action) => <ActionEntry key={action.actionId} action={action} />)}</ul>
      {mayAgree && <Unfold label="Agree an action"><AgreeActionForm /></Unfold>}
    </Panel>
  );
}
