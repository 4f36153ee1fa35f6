/** An agency's screen: own words first, then what is asked of me, what others shared, and what I have to do. */
import { ActionsPanel } from '../actions/actions-panel.js';
import { MyActions } from '../actions/my-actions.js';
import { AnalysisPanel } from '../analysis/analysis-panel.js';
import { AskedPanel } from '../asked/asked-panel.js';
import { ChildrenPanel } from '../children/children-panel.js';
import { ContributePanel } from '../contribution/contribute-panel.js';
import { MyContributions } from '../contribution/my-contributions.js';
import { SharedPanel } from '../contribution/shared-panel.js';
import { DecisionsPanel } from '../decision/decisions-panel.js';
import { DisagreementsPanel } from '../disagreement/disagreements-panel.js';
import { ConsiderPanel } from '../family/consider-panel.js';
import { FamilyPanel, LeadPanel } from '../family/family-panel.js';
import { FlagsPanel } from '../flags/flags-panel.js';
import { TakeChairPanel } from '../flow/take-chair.js';
import { Jump } from '../jump.js';
import { CapturePanel } from '../notes/capture-panel.js';
import { NotesPanel } from '../notes/notes-panel.js';
import { SpokenAboutPanel } from '../people/correct-facts.js';
import { PeoplePanel } from '../people/people-panel.js';
import { useRoom } from '../room-context.js';
import { SearchPanel } from '../search/search-panel.js';
import { VoicePanel } from '../voice/voice-panel.js';
import { WhereaboutsPanel } from '../whereabouts/whereabouts-panel.js';

const parts = [
  ['contribute', 'Contribute'],
  ['asked', 'Asked of you'],
  ['decisions', 'Decisions'],
  ['shared', 'What others shared'],
  ['voice', 'Child’s voice'],
  ['actions', 'Actions'],
  ['people', 'People'],
] as const;

export function AgencyScreen() {
  const { me, recorder } = useRoom();
  const speaks = me.role === 'member' || me.role === 'deputy-chair';
  return (
    <>
      <Jump to={parts} />
      <div class="q-columns q-columns--agency">
        <div>
          <WhereaboutsPanel />
          {me.role !== 'observer' && <ContributePanel />}
          {speaks && <SearchPanel />}
        </div>
        <div>
          <AskedPanel />
          <TakeChairPanel />
          <MyActions />
          <DecisionsPanel />
          <ActionsPanel others />
          <FamilyPanel />
          <LeadPanel />
        </div>
        <div>
          <MyContributions />
          <SharedPanel others />
          {recorder && <CapturePanel look="quiet" />}
          {recorder && <NotesPanel />}
          {recorder && <FlagsPanel />}
          {speaks && <VoicePanel />}
          {speaks && <ConsiderPanel />}
          {speaks && <AnalysisPanel />}
          {speaks && <ChildrenPanel />}
          {recorder && <SpokenAboutPanel />}
          <DisagreementsPanel />
          <PeoplePanel />
        </div>
      </div>
    </>
  );
}
