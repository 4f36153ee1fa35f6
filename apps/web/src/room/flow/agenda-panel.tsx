/** Where the agenda is, and on to the next item; the statements to be read out. */
import type { Statement } from '#meeting';
import { momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';

export function AgendaPanel() {
  const { meeting, chairing, phase } = useRoom();
  const { agenda } = meeting.procedure;
  const index = agenda.findIndex(({ itemId }) => itemId === meeting.itemId);
  const next = agenda[index + 1];
  return (
    <Panel title="Agenda" id="agenda">
      <ol class="q-agenda">
        {agenda.map(({ itemId, title, prompt }) => (
          <li
            key={itemId}
            class={itemId === meeting.itemId ? 'q-agenda__item q-agenda__item--now' : 'q-agenda__item'}
            aria-current={itemId === meeting.itemId ? 'step' : undefined}
          >
            {chairing && phase === 'open' && itemId !== meeting.itemId ? (
              <Act label={title} look="link" command={() => ({ type: 'MoveToItem', itemId })} />
            ) : (
              <strong>{title}</strong>
            )}
            {itemId === meeting.itemId && prompt && <p class="q-quiet">{prompt}</p>}
          </li>
        ))}
      </ol>
      {chairing && phase === 'open' && next && (
        <Act
          label={`Move on: ${next.title}`}
          command={() => ({ type: 'MoveToItem', itemId: next.itemId })}
          look="primary"
        />
      )}
    </Panel>
  );
}

export function StatementsPanel() {
  const { meeting } = useRoom();
  return (
    <Panel title="Statements to read out" id="statements">
      {meeting.procedure.statements.map((statement) => (
        <ToRead key={statement.statementId} statement={statement} />
      ))}
    </Panel>
  );
}

function ToRead({ statement: { statementId, title, text } }: { readonly statement: Statement }) {
  const { meeting, chairing, phase } = useRoom();
  const read = meeting.statementsRead.get(statementId);
  return (
    <details class="q-fold">
      <summary>
        {title}
        {read ? ` – read ${momentOf(read)}` : ' – not read yet'}
      </summary>
      <blockquote class="q-statement">{text}</blockquote>
      {chairing && !read && (phase === 'open' || phase === 'before-opening') && (
        <Act label="Record as read" about={title} command={() => ({ type: 'ReadStatement', statementId })} />
      )}
    </details>
  );
}
