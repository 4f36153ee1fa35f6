/** One proposal: its words and choices, the positions on it, and what may be done with it. */
import {
  agenciesOnVersion,
  authorOf,
  countedInWords,
  countedThoughGone,
  currentVersion,
  isAttending,
  nameIn,
  quorumPutRight,
  sectorsInWords,
  withoutInWords,
  type Decision,
  type Matter,
  type ProposalVersion,
} from '#meeting';
import { momentOf } from '../../words/times.js';
import { OnlyFor } from '../audience/only-for.js';
import { RaiseForm } from '../disagreement/raise-form.js';
import { AmendThis } from '../agreeing/amendments.js';
import { FlagsOn, FlagThis } from '../flags/flag-this.js';
import { Unfold } from '../panel.js';
import { useRoom, type RoomView } from '../room-context.js';
import { PositionByPhone } from '../phone/position-by-phone.js';
import { DecideForm } from './decide-form.js';
import { PositionForm } from './position-form.js';
import { PositionsTable } from './positions-table.js';
import { AmendForm } from './propose-form.js';

export function DecisionEntry({ decision, matter }: { readonly decision: Decision; readonly matter: Matter }) {
  const { meeting, phase } = useRoom();
  const { decided } = decision;
  const version = currentVersion(decision);
  return (
    <div
      class={decided ? 'q-decision q-decision--decided' : 'q-decision'}
      id={`row-${decision.sequence}`}
      tabIndex={-1}
    >
      <p class="q-entry__head">
        {decided ? (
          <span class="q-tag q-tag--done">Decided {momentOf(decided.happenedAt ?? decided.at)}</span>
        ) : (
          <span class="q-tag">Proposed, version {version.version}</span>
        )}
        {decision.supersededBy && <span class="q-tag q-tag--quiet">Replaced by a later decision</span>}
        {'participantId' in decision.by && <> by {nameIn(meeting, decision.by.participantId)}</>}
      </p>
      <OnlyFor entry={decision}>
        <p class="q-words">{version.proposal}</p>
        <Choices matter={matter} version={version} />
        {decided && <TakenOn decision={decision} decided={decided} />}
        {!decided && <CountedThoughGone decision={decision} />}
        <PositionsTable decision={decision} version={version.version} />
        <FlagsOn sequence={decision.sequence} />
        <DecisionActions decision={decision} matter={matter} />
        <PositionByPhone decision={decision} />
        <FlagThis sequence={decision.sequence} speaker={authorOf(decision.by)} />
        <AmendThis sequence={decision.sequence} />
        {decided && (phase === 'open' || phase === 'closed') && (
          <Unfold link label="Raise a disagreement with this decision">
            <RaiseForm about={{ kind: 'decision', decisionId: decision.decisionId }} />
          </Unfold>
        )}
      </OnlyFor>
    </div>
  );
}

interface TakenOnProps {
  readonly decision: Decision;
  readonly decided: NonNullable<Decision['decided']>;
}
function TakenOn({ decision, decided: { rationale, takenOn } }: TakenOnProps) {
  const { meeting } = useRoom();
  const { countedThoughGone: gone = [] } = takenOn;
  const putRight = quorumPutRight(meeting, decision);
  return (
    <>
      <p>
        <strong>Because:</strong> {rationale}
      </p>
      {!takenOn.quorate && (
        <p class="q-gap-line">
          Taken without the quorum: {sectorsInWords(takenOn.missing)} not there
          {takenOn.freeOfQuorum ? ', as this matter allows' : ''}.
        </p>
      )}
      {gone.length > 0 && <p class="q-quiet">{countedInWords(meeting, gone)}.</p>}
      {putRight && (
        <p class="q-gap-line">
          By attendance put right since:{' '}
          {putRight.quorate ? 'the quorum was there' : `there was no quorum, ${withoutInWords(putRight.missing)}`}. The
          decision stands as it was taken.
        </p>
      )}
    </>
  );
}

/** Above the decision the header may say that the quorum is not met: why it can be decided all the same. */
function CountedThoughGone({ decision }: { readonly decision: Decision }) {
  const { meeting, phase } = useRoom();
  const gone = phase === 'open' ? countedThoughGone(meeting, agenciesOnVersion(decision)) : [];
  return gone.length > 0 ? <p class="q-quiet">{countedInWords(meeting, gone)}.</p> : null;
}

function Choices({ matter, version }: { readonly matter: Matter; readonly version: ProposalVersion }) {
  const { meeting } = useRoom();
  const label = (option: string) => matter.options.find((one) => one.option === option)?.label ?? option;
  return (
    <dl class="q-inline-facts">
      {[...meeting.children.values()].map(({ childId, name }) => {
        const chosen = version.options.find((one) => one.childId === childId);
        if (!chosen && !matter.forEveryChild) return null;
        return (
          <div key={childId}>
            <dt>{name}</dt>
            <dd>{chosen ? label(chosen.option) : 'not stated'}</dd>
          </div>
        );
      })}
    </dl>
  );
}

const mayDecideIt = ({ me, chairing }: RoomView, { decidedBy }: Matter): boolean =>
  decidedBy ? me.facts.sector === decidedBy && me.mayDecide && isAttending(me) && me.role !== 'minute-taker' : chairing;

function DecisionActions({ decision, matter }: { readonly decision: Decision; readonly matter: Matter }) {
  const room = useRoom();
  const { me, phase, chairing } = room;
  if (decision.decided || phase !== 'open' || me.role === 'minute-taker' || me.role === 'observer') return null;
  return (
    <div class="q-entry__actions">
      <PositionForm decision={decision} />
      {mayDecideIt(room, matter) && (
        <Unfold label={`Decide: ${matter.title}`}>
          <DecideForm decision={decision} matter={matter} />
        </Unfold>
      )}
      {chairing && (
        <Unfold link label="Amend the proposal">
          <AmendForm decision={decision} matter={matter} />
        </Unfold>
      )}
    </div>
  );
}
