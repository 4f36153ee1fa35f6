/** Agreeing the minutes: circulated to whom, confirmed by whom, amendments asked for and answered, and made final. */
import {
  agencyNameIn,
  lastConfirmation,
  minutesState,
  minutesVersion,
  nameIn,
  standsConfirmed,
  tookDown,
  type Confirmation,
} from '#meeting';
import { editionName } from '../../words/editions.js';
import { listInWords } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { OwnCopies } from '../editions/own-copies.js';
import { Panel, Unfold } from '../panel.js';
import { ConfirmByPhone } from '../phone/confirm-by-phone.js';
import { useRoom } from '../room-context.js';
import { Amendments } from './amendments.js';
import { Changes, FinaliseForm } from './finalise-form.js';
import { CirculateForm } from './circulate-form.js';
import { agenciesThere, amendmentsUntil, isAskedToConfirm, windowInWords } from './window.js';

export function AgreeingPanel() {
  const { meeting, recorder } = useRoom();
  const state = minutesState(meeting);
  return (
    <Panel title="Agreeing the minutes" id="agreeing" look="strong">
      <p>
        {
          {
            forming: '',
            draft: `Version ${minutesVersion(meeting)} is a draft.`,
            circulated: `Version ${minutesVersion(meeting)} is circulated; ${amendmentsUntil(meeting)}.`,
            final: `Version ${minutesVersion(meeting)} is final.`,
          }[state]
        }
      </p>
      <Changes />
      <Circulated />
      <OwnCopies />
      <Confirmations />
      <Amendments />
      {recorder && (
        <div class="q-actions">
          <Unfold label="Circulate the minutes">
            <CirculateForm />
          </Unfold>
          {state !== 'final' && (
            <Unfold label={`Make version ${minutesVersion(meeting)} final`}>
              <FinaliseForm />
            </Unfold>
          )}
        </div>
      )}
    </Panel>
  );
}

function Circulated() {
  const { meeting, recorder } = useRoom();
  const { circulations } = meeting;
  if (circulations.length === 0) return <p class="q-quiet">Not circulated yet. {recorder && windowInWords(meeting)}</p>;
  return (
    <ul class="q-lines">
      {circulations.map(({ sequence, which, to, at, version }) => (
        <li key={sequence}>
          Version {version}, {editionName(meeting, which)}: circulated {momentOf(at)}{' '}
          <span class="q-quiet">to {listInWords(to.map((one) => nameIn(meeting, one)))}</span>
        </li>
      ))}
    </ul>
  );
}

/** Each agency that was there, and whether it stands by what the minutes say now. */
function Confirmations() {
  const { meeting, me } = useRoom();
  const there = agenciesThere(meeting);
  const lastBy = (agencyId: string) => lastConfirmation(meeting, agencyId);
  const takenDown = (last: Confirmation) => {
    const by = tookDown(last);
    return by ? `, taken down by ${nameIn(meeting, by)}` : '';
  };
  return (
    <>
      <h3 class="q-panel__subtitle">Confirmed by each agency</h3>
      <ul class="q-checks">
        {there.map((agencyId) => {
          const [last, stands] = [lastBy(agencyId), standsConfirmed(meeting, agencyId)];
          return (
            <li key={agencyId} class={stands ? 'q-check q-check--met' : 'q-check'}>
              <span class="q-check__sign" aria-hidden="true">
                {stands ? '✓' : '○'}
              </span>
              <span>
                {agencyNameIn(meeting, agencyId)}
                <span class="q-check__lacking">
                  {last
                    ? `Confirmed ${stands ? '' : 'before the last change, '}${momentOf(last.at)} by ${nameIn(meeting, last.participantId)}${takenDown(last)}`
                    : 'Not confirmed yet'}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {isAskedToConfirm(meeting, me) && (
        <Act
          label={lastBy(me.facts.agencyId) ? 'Confirm again' : 'Confirm these minutes'}
          about={me.facts.agencyName}
          look="primary"
          command={() => ({ type: 'ConfirmMinutes', upTo: meeting.sequence })}
        />
      )}
      <ConfirmByPhone />
    </>
  );
}
