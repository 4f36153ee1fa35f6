/** Who stands where on one version; dissents first in sight, and those who have not said. */
import {
  agencyNameIn,
  countsForAgency,
  isAttending,
  nameIn,
  standingPositions,
  type Decision,
  type Position,
} from '#meeting';
import { childNames } from '../../people/agencies.js';
import { stanceLabels } from '../../words/labels.js';
import { useRoom } from '../room-context.js';

export function PositionsTable({ decision, version }: { readonly decision: Decision; readonly version: number }) {
  const { meeting } = useRoom();
  const positions = standingPositions(decision, version);
  const earlier = decision.versions
    .filter((one) => one.version < version)
    .flatMap((one) => standingPositions(decision, one.version))
    .filter(({ position }) => position === 'dissent');
  const silent = decision.decided ? decision.decided.takenOn.noPositionTaken : agenciesWithout(positions);
  function agenciesWithout(taken: readonly Position[]): string[] {
    const spoken = new Set(taken.filter(({ standing }) => standing === 'agency').map(({ agencyId }) => agencyId));
    const present = [...meeting.participants.values()]
      .filter((one) => isAttending(one) && countsForAgency(one))
      .map(({ facts }) => facts.agencyId);
    return [...new Set(present)].filter((agencyId) => !spoken.has(agencyId));
  }
  return (
    <table class="govuk-table q-table q-positions">
      <caption class="govuk-table__caption govuk-visually-hidden">Positions on version {version}</caption>
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
              {position.standing === 'agency'
                ? agencyNameIn(meeting, position.agencyId)
                : `${nameIn(meeting, position.participantId)}, in their own name`}
            </th>
            <td class="govuk-table__cell">
              {stanceLabels[position.position]}
              {position.childIds && ` (${childNames(meeting, position.childIds)})`}
            </td>
            <td class="govuk-table__cell">
              {position.reason ?? (position.position === 'dissent' ? 'not stated yet' : '–')}
            </td>
          </tr>
        ))}
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
          <tr key={position.sequence}>
            <th scope="row" class="govuk-table__cell q-table__who">
              {agencyNameIn(meeting, position.agencyId)}
            </th>
            <td class="govuk-table__cell q-quiet" colSpan={2}>
              Dissented on version {position.version}: {position.reason ?? 'reason not stated'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
