/** Every action agreed; those who keep the record agree more. */
import { maySee } from '#meeting';
import { ownerIsMine } from '../../mine.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { ActionEntry } from './action-entry.js';
import { AgreeActionForm } from './agree-action-form.js';

/** @param others leaves out what is mine, where that has a part of its own. */
export function ActionsPanel({ others = false }: { readonly others?: boolean }) {
  const { meeting, me, recorder, phase } = useRoom();
  const actions = [...meeting.actions.values()].filter(
    (action) => maySee(me.participantId, action) && !(others && ownerIsMine(action, me)),
  );
  const mayAgree =
    recorder ||
    (phase === 'closed' && (me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'minute-taker'));
  return (
    <Panel title={others ? 'Actions of others' : 'Actions'} id="actions" count={actions.length}>
      {actions.length === 0 && <p class="q-quiet">None agreed yet.</p>}
      <ul class="q-entries">
        {actions.map((action) => (
          <ActionEntry key={action.actionId} action={action} />
        ))}
      </ul>
      {mayAgree && (
        <Unfold label="Agree an action">
          <AgreeActionForm />
        </Unfold>
      )}
    </Panel>
  );
}
