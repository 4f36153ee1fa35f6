/** What nobody has said yet, grouped by whose it is to fill. Never a wall. */
import { agencyNameIn, gaps, type Gap } from '#meeting';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';
import { GapList } from '../asked/asked-panel.js';

export function GapsPanel() {
  const { meeting, me } = useRoom();
  const open = gaps(meeting, me.participantId);
  const groups = new Map<string, Gap[]>();
  for (const gap of open) groups.set(gap.agencyId ?? '', [...(groups.get(gap.agencyId ?? '') ?? []), gap]);
  return (
    <Panel
      title="Not stated yet"
      id="gaps"
      count={open.length}
      note="Printed in the minutes as not stated if it stays so."
    >
      {open.length === 0 && <p class="q-quiet">Nothing is missing.</p>}
      {[...groups].map(([agencyId, list]) => (
        <details key={agencyId} class="q-fold">
          <summary>
            {agencyId ? agencyNameIn(meeting, agencyId) : 'The meeting'} ({list.length})
          </summary>
          <GapList gaps={list} />
        </details>
      ))}
    </Panel>
  );
}
