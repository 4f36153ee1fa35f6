/** After the meeting has closed: the minutes for everyone, and what may still be sent, answered or disagreed with. */
import { ActionsPanel } from './actions/actions-panel.js';
import { AskedPanel } from './asked/asked-panel.js';
import { ContributePanel } from './contribution/contribute-panel.js';
import { MyContributions } from './contribution/my-contributions.js';
import { SharedPanel } from './contribution/shared-panel.js';
import { DecisionsPanel } from './decision/decisions-panel.js';
import { DisagreementsPanel } from './disagreement/disagreements-panel.js';
import { ClocksPanel } from './gaps/clocks-panel.js';
import { Jump } from './jump.js';
import { MinutesPanel } from './minutes/minutes-panel.js';
import { ReceivedOutsidePanel } from './received-outside.js';
import { useRoom } from './room-context.js';
import { SearchPanel } from './search/search-panel.js';

const parts = [['minutes', 'Minutes'], ['actions', 'Actions'], ['disagreements', 'Disagreements'], ['contribute', 'Something new']] as const;

export function AfterwardsScreen() {
  const { me } = useRoom();
  const speaks = me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'member';
  return (
    <>
      <Jump to={parts} />
      <div class="q-columns q-columns--document">
        <div>
          <button type="button" class="govuk-button govuk-button--secondary q-button q-no-print" onClick={() => print()}>Print the minutes</button>
          <MinutesPanel title="Minutes" />
        </div>
        <div class="q-no-print">
          <ReceivedOutsidePanel />
          {speaks && <AskedPanel />}
          <ActionsPanel />
          <DisagreementsPanel />
          {speaks && <ContributePanel title="Something new?" note="It is marked as received outside the discussion, and the chair and the lead are told." />}
          {speaks && <SearchPanel />}
          {speaks && <MyContributions />}
          <DecisionsPanel />
          <SharedPanel others={speaks} />
          <ClocksPanel />
        </div>
      </div>
    </>
  );
}
