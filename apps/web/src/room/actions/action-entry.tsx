/** One action: what, who, by when, for whom and what if not; and what its owner can answer. */
import { matterOf, nameIn, ownerInWords, type AgreedAction, type Meeting } from '#meeting';
import { childNames } from '../../people/agencies.js';
import { actionLabels } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { OnlyFor, OnlyForRows } from '../audience/only-for.js';
import { RaiseForm } from '../disagreement/raise-form.js';
import { AmendThis } from '../agreeing/amendments.js';
import { FlagsOn, FlagThis } from '../flags/flag-this.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { ActionByPhone } from '../phone/action-by-phone.js';
import { ChangeActionForm, CompleteForm, DeclineForm, NotDoneForm, ProgressForm } from './action-forms.js';

export function ActionEntry({ action }: { readonly action: AgreedAction }) {
  const { meeting } = useRoom();
  const { what, due, childIds, difference, measure, contingency, state, changes, sequence, decisionId } = action;
  const facts: [string, string][] = [
    ['For', childIds.length > 0 ? childNames(meeting, childIds) : 'not stated'],
    ['Difference for the child', difference ?? 'not stated'],
    ['How we will know', measure ?? 'not stated'],
    ['If it does not happen', contingency ?? 'not stated'],
    ...(decisionId ? [['Follows from', decisionTitle(meeting, decisionId)] as [string, string]] : []),
  ];
  return (
    <li class="q-entry" id={`row-${sequence}`} tabIndex={-1}>
      <OnlyFor entry={action}>
        <p class="q-entry__head">
          <strong>{what}</strong> <span class={`q-tag q-tag--${state.state}`}>{actionLabels[state.state]}</span>
        </p>
        <p>
          {ownerInWords(meeting, action)} · by {momentOf(due)}
          {isOverdue(action) && <strong> · overdue</strong>}
        </p>
        <dl class="q-inline-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class={value === 'not stated' ? 'q-not-stated' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
        {changes.map((one) => (
          <OnlyForRows key={one.sequence} sequences={[one.sequence]}>
            <p class="q-quiet">
              {momentOf(one.at)}
              {one.takenDownBy && `, taken down by ${nameIn(meeting, one.takenDownBy)}`}: {one.change}
            </p>
          </OnlyForRows>
        ))}
        <FlagsOn sequence={sequence} />
        <ActionActions action={action} />
        <FlagThis
          sequence={sequence}
          speaker={'participantId' in action.owner ? action.owner.participantId : undefined}
        />
        <AmendThis sequence={sequence} />
      </OnlyFor>
    </li>
  );
}

const isOverdue = ({ due, state }: AgreedAction): boolean =>
  (state.state === 'agreed' || state.state === 'accepted') && Date.parse(due) < Date.now();

function decisionTitle(meeting: Meeting, decisionId: string): string {
  const decision = meeting.decisions.get(decisionId);
  return `the decision on ${(decision && matterOf(meeting, decision.matterId)?.title) ?? 'a matter'}`;
}

function ActionActions({ action }: { readonly action: AgreedAction }) {
  const { me, phase } = useRoom();
  const { actionId, agencyId, owner, state } = action;
  const mine = agencyId === me.facts.agencyId || ('participantId' in owner && owner.participantId === me.participantId);
  const inside = (me.standing.state === 'attending' || phase === 'closed') && me.role !== 'minute-taker';
  if (state.state === 'done') return null;
  return (
    <div class="q-entry__actions">
      {mine && <OwnerAnswers action={action} />}
      <ActionByPhone action={action} />
      {inside && (
        <Unfold link label="Change the action, its date or its owner">
          <ChangeActionForm action={action} />
        </Unfold>
      )}
      {!mine && inside && (
        <Unfold link label="Disagree with this action">
          <RaiseForm about={{ kind: 'action', actionId }} />
        </Unfold>
      )}
    </div>
  );
}

const OwnerAnswers = ({ action: { actionId, what, state } }: { readonly action: AgreedAction }) => (
  <>
    {state.state !== 'accepted' && (
      <Act label="Accept" about={what} command={() => ({ type: 'AcceptAction', actionId })} />
    )}
    {state.state === 'agreed' && (
      <Unfold link label="Decline">
        <DeclineForm actionId={actionId} />
      </Unfold>
    )}
    <Unfold link label="Report progress">
      <ProgressForm actionId={actionId} />
    </Unfold>
    <Unfold link label="It is done">
      <CompleteForm actionId={actionId} />
    </Unfold>
    <Unfold link label="It was not done">
      <NotDoneForm actionId={actionId} />
    </Unfold>
  </>
);
