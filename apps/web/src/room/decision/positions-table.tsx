/** Who stands where on one version; dissents first in sight, and those who have not said. */
import {
  agencyNameIn,
  countsForAgency,
  decidedAsItsPosition,
  isAttending,
  nameIn,
  saidOfEarlier,
  standingPositions,
  tookDown,
  tookNoPosition,
  type Decision,
  type Meeting,
  type Position,
} from '#meeting';
import { childNames } from '../../people/agencies.js';
import { stanceLabels } from '../../words/labels.js';
import { OnlyForRows } from '../audience/only-for.js';
import { useRoom } from '../room-context.js';

const holderOf = (meeting: Meeting, { standing, agencyId, participantId }: Position): string =>
  standing === 'agency' ? agencyNameIn(meeting, agencyId) : `${nameIn(meeting, participantId)}, in their own name`;

/** That somebody on the telephone said it, and whether they took it back after it was decided with. */
function TakenDown({ position }: { readonly position: Position }) {
  const { meeting } = useRoom();
  const by = tookDown(position);
  if (!by) return null;
  return (
    <span class="q-quiet">
      {' '}
      taken down by {nameIn(meeting, by)}
      {position.takenBack && `; taken back: ${position.takenBack.why}`}
    </span>
  );
}

/** What was said of a version before, and is not said of this one. */
function Earlier({ position }: { readonly position: Position }) {
  const { meeting } = useRoom();
  const { version, position: stance, reason, sequence } = position;
  return (
    <tr>
      <th scope="row" class="govuk-table__cell q-table__who">
        {holderOf(meeting, position)}
      </th>
      <td class="govuk-table__cell q-quiet" colSpan={2}>
        Said of version {version}, and not of this one: {stanceLabels[stance].toLowerCase()}
        <OnlyForRows sequences={[sequence]}>
          {reason && `, because ${reason}`}
          {!reason && stance === 'dissent' && ', reason not stated'}
        </OnlyForRows>
      </td>
    </tr>
  );
}

export function PositionsTable({ decision, version }: { readonly decision: Decision; readonly version: number }) {
  const { meeting } = useRoom();
  const positions = standingPositions(decision, version);
  const earlier = saidOfEarlier(decision, version);
  const decider = decidedAsItsPosition(meeting, decision);
  const silent = decision.decided ? tookNoPosition(meeting, decision.decided) : agenciesWithout(positions);
  function agenciesWithout(taken: readonly Position[]): string[] {
    const spoken = new Set(taken.filter(({ standing }) => standing === 'agency').map(({ agencyId }) => agencyId));
    const present = [...meeting.participants.values()]
      .filter((one) => isAttending(one) && countsForAgency(one))
      .map(({ facts }) => facts.agencyId);
    return [...new Set(present)].filter((agencyId) => !spoken.has(agencyId));
  }
  return (
    <table class="govuk-table q-table q-positions">
      <caption
        class={`govuk-table__caption ${decision.versions.length > 1 ? 'govuk-table__caption--s' : 'govuk-visually-hidden'}`}
      >
        Positions on version {version}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="govuk-table__header">
            Who
          </th>
          <th scope="col" class="govuk-table__header">
            Position
          </th>
          <th scope="col" class="govuk-table__header">
            Reason
          </th>
        </tr>
      </thead>
      <tbody>
        {positions.map((position) => (
          <tr key={position.sequence} class={position.position === 'dissent' ? 'q-dissent' : undefined}>
            <th scope="row" class="govuk-table__cell q-table__who">
              {holderOf(meeting, position)}
            </th>
            <td class="govuk-table__cell">
              {stanceLabels[position.position]}
              <TakenDown position={position} />
              {position.childIds && ` (${childNames(meeting, position.childIds)})`}
            </td>
            <td class="govuk-table__cell">
              <OnlyForRows sequences={[position.sequence]}>
                {position.reason ?? (position.position === 'dissent' ? 'not stated yet' : '–')}
              </OnlyForRows>
            </td>
          </tr>
        ))}
        {decider !== undefined && (
          <tr>
            <th scope="row" class="govuk-table__cell q-table__who">
              {agencyNameIn(meeting, decider)}
            </th>
            <td class="govuk-table__cell" colSpan={2}>
              Decided it
            </td>
          </tr>
        )}
        {silent.map((agencyId) => (
          <tr key={agencyId}>
            <th scope="row" class="govuk-table__cell q-table__who">
              {agencyNameIn(meeting, agencyId)}
            </th>
            <td class="govuk-table__cell q-quiet" colSpan={2}>
              No position taken
            </td>
          </tr>
        ))}
        {earlier.map((position) => (
          <Earlier key={position.sequence} position={position} />
        ))}
        {decision.positions
          .filter((one) => one.version === version && one.takenBack && !positions.includes(one))
          .map((position) => (
            <tr key={position.sequence}>
              <th scope="row" class="govuk-table__cell q-table__who">
                {holderOf(meeting, position)}
              </th>
              <td class="govuk-table__cell q-quiet" colSpan={2}>
                {stanceLabels[position.position]}, taken down and taken back: {position.takenBack?.why}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
