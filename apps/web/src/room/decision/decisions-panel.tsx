/** Matters: what is proposed, who stands where, and what was decided, with dissents beside it. */
import { isSettled, maySee, type Decision, type Matter } from '#meeting';
import { sectorName } from '../../words/labels.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { DecisionEntry } from './decision-entry.js';
import { ProposeForm } from './propose-form.js';

export function DecisionsPanel({ title = 'Decisions' }: { readonly title?: string }) {
  const { meeting, me, phase } = useRoom();
  const decisions = [...meeting.decisions.values()].filter((decision) => maySee(me.participantId, decision));
  const may =
    phase === 'open' &&
    me.role !== 'minute-taker' &&
    me.role !== 'family' &&
    me.role !== 'advocate' &&
    me.role !== 'observer';
  const matters = meeting.procedure.matters.filter(
    (matter) => !matter.audience || matter.audience.includes(me.facts.sector),
  );
  return (
    <Panel title={title} id="decisions">
      {matters.map((matter) => (
        <MatterPart
          key={matter.matterId}
          matter={matter}
          decisions={decisions.filter(({ matterId }) => matterId === matter.matterId)}
          may={may}
        />
      ))}
    </Panel>
  );
}

function MatterPart({
  matter,
  decisions,
  may,
}: {
  readonly matter: Matter;
  readonly decisions: readonly Decision[];
  readonly may: boolean;
}) {
  const undecided = decisions.some((decision) => !isSettled(decision));
  const decided = decisions.some(isSettled);
  return (
    <div class="q-matter">
      <h3 class="q-panel__subtitle">
        {matter.title}
        {matter.forEveryChild && !decided && <span class="q-tag">For every child</span>}
        {matter.freeOfQuorum && <span class="q-tag q-tag--quiet">Never waits for the quorum</span>}
        {matter.decidedBy && <span class="q-tag q-tag--quiet">Decided by {sectorName(matter.decidedBy)}</span>}
      </h3>
      {decisions.length === 0 && <p class="q-quiet">Nothing proposed.</p>}
      {decisions.map((decision) => (
        <DecisionEntry key={decision.decisionId} decision={decision} matter={matter} />
      ))}
      {may && !undecided && (
        <Unfold link label={decided ? `Propose again: ${matter.title}` : `Propose: ${matter.title}`}>
          <ProposeForm matter={matter} again={decided} />
        </Unfold>
      )}
    </div>
  );
}
