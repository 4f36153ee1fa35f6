/** Who stands where on one version; dissents first in sight, and those who have not said. */
import type { ComponentChildren } from 'preact';
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

interface RowProps {
  readonly position: Position;
}

/** A row under one name; without a reason of its own, what is said takes the width of both. */
const Said = ({ who, children }: { readonly who: string; readonly children: ComponentChildren }) => (
  <tr>
    <th scope="row" class="govuk-table__cell q-table__who">
      {who}
    </th>
    <td class="govuk-table__cell q-quiet" colSpan={2}>
      {children}
    </td>
  </tr>
);

function Standing({ position }: RowProps) {
  const { meeting } = useRoom();
  const isDissent = position.position === 'dissent';
  return (
    <tr class={isDissent ? 'q-dissent' : undefined}>
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
          {position.reason ?? (isDissent ? 'not stated yet' : '–')}
        </OnlyForRows>
      </td>
    </tr>
  );
}

/** What was said of a version before, and is not said of this one. */
function Earlier({ position }: RowProps) {
  const { meeting } = useRoom();
  const { version, position: stance, reason, sequence } = position;
  return (
    <Said who={holderOf(meeting, position)}>
      Said of version {version}, and not of this one: {stanceLabels[stance].toLowerCase()}
      <OnlyForRows sequences={[sequence]}>
        {reason && `, because ${reason}`}
        {!reason && stance === 'dissent' && ', reason not stated'}
      </OnlyForRows>
    </Said>
  );
}

/** The agency whose decision it is, in place of a position. */
const Decider = ({ agencyName }: { readonly agencyName: string }) => (
  <tr>
    <th scope="row" class="govuk-table__cell q-table__who">
      {agencyName}
    </th>
    <td class="govuk-table__cell" colSpan={2}>
      Decided it
    </td>
  </tr>
);

/** Agencies that are here, count for one, and have not said where they stand. */
function agenciesWithout(meeting: Meeting, taken: readonly Position[]): string[] {
  const spoken = new Set(taken.filter(({ standing }) => standing === 'agency').map(({ agencyId }) => agencyId));
  const present = [...meeting.participants.values()]
    .filter((one) => isAttending(one) && countsForAgency(one))
    .map(({ facts }) => facts.agencyId);
  return [...new Set(present)].filter((agencyId) => !spoken.has(agencyId));
}

export function PositionsTable({ decision, version }: { readonly decision: Decision; readonly version: number }) {
  const { meeting } = useRoom();
  const positions = standingPositions(decision, version);
  const decider = decidedAsItsPosition(meeting, decision);
  const silent = decision.decided ? tookNoPosition(meeting, decision.decided) : agenciesWithout(meeting, positions);
  const takenBack = decision.positions.filter(
    (one) => one.version === version && one.takenBack && !positions.includes(one),
  );
  return (
    <table class="govuk-table q-table q-positions">
      <Caption version={version} isOneOfSeveral={decision.versions.length > 1} />
      <tbody>
        {positions.map((position) => (
          <Standing key={position.sequence} position={position} />
        ))}
        {decider !== undefined && <Decider agencyName={agencyNameIn(meeting, decider)} />}
        {silent.map((agencyId) => (
          <Said key={agencyId} who={agencyNameIn(meeting, agencyId)}>
            No position taken
          </Said>
        ))}
        {saidOfEarlier(decision, version).map((position) => (
          <Earlier key={position.sequence} position={position} />
        ))}
        {takenBack.map((position) => (
          <Said key={position.sequence} who={holderOf(meeting, position)}>
            {stanceLabels[position.position]}, taken down and taken back: {position.takenBack?.why}
          </Said>
        ))}
      </tbody>
    </table>
  );
}

const Caption = ({ version, isOneOfSeveral }: { readonly version: number; readonly isOneOfSeveral: boolean }) => (
  <>
    <caption class={`govuk-table__caption ${isOneOfSeveral ? 'govuk-table__caption--s' : 'govuk-visually-hidden'}`}>
      Positions on version {version}
    </caption>
    <thead>
      <tr>
        {['Who', 'Position', 'Reason'].map((head) => (
          <th key={head} scope="col" class="govuk-table__header">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  </>
);
