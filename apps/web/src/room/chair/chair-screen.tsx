/** The chair's screen: who is missing, where the agenda is, what is undecided, what nobody said, and what stands before closing. */
import { ActionsPanel } from '../actions/actions-panel.js';
import { AnalysisPanel } from '../analysis/analysis-panel.js';
import { AskedPanel } from '../asked/asked-panel.js';
import { ChildrenPanel } from '../children/children-panel.js';
import { ClosingPanel } from '../closing/closing-panel.js';
import { ContributePanel } from '../contribution/contribute-panel.js';
import { SharedPanel } from '../contribution/shared-panel.js';
import { DecisionsPanel } from '../decision/decisions-panel.js';
import { DisagreementsPanel } from '../disagreement/disagreements-panel.js';
import { ConsiderPanel } from '../family/consider-panel.js';
import { FamilyPanel, LeadPanel } from '../family/family-panel.js';
import { FlagsPanel } from '../flags/flags-panel.js';
import { ChairAskedPanel } from '../flow/chair-asked.js';
import { AgendaPanel, StatementsPanel } from '../flow/agenda-panel.js';
import { PausePanel } from '../flow/pause-panel.js';
import { QuorumPanel } from '../flow/quorum-panel.js';
import { ClocksPanel } from '../gaps/clocks-panel.js';
import { GapsPanel } from '../gaps/gaps-panel.js';
import { Jump } from '../jump.js';
import { MinutesUnfold } from '../minutes/minutes-panel.js';
import { CapturePanel } from '../notes/capture-panel.js';
import { NotesPanel } from '../notes/notes-panel.js';
import { ReadBackPanel } from '../notes/read-back-panel.js';
import { ReadBackPaper } from '../papers/paper.js';
import { SpokenAboutPanel } from '../people/correct-facts.js';
import { PeoplePanel } from '../people/people-panel.js';
import { SearchPanel } from '../search/search-panel.js';
import { VoicePanel } from '../voice/voice-panel.js';
import { WhereaboutsPanel } from '../whereabouts/whereabouts-panel.js';

const parts = [
  ['whereabouts', 'Where the children are'],
  ['missing', 'Who is missing'],
  ['agenda', 'Agenda'],
  ['people', 'People'],
  ['shared', 'Shared'],
  ['voice', 'Child’s voice'],
  ['decisions', 'Decisions'],
  ['actions', 'Actions'],
  ['family', 'Family'],
  ['read-aloud', 'Read back'],
  ['closing', 'Before closing'],
  ['gaps', 'Not stated'],
  ['contribute', 'Contribute'],
] as const;

export const ChairScreen = () => (
  <>
    <Jump to={parts} />
    <ChairAskedPanel />
    <div class="q-columns q-columns--three">
      <div>
        <WhereaboutsPanel />
        <QuorumPanel />
        <AgendaPanel />
        <StatementsPanel />
        <PeoplePanel />
        <PausePanel />
      </div>
      <div>
        <DecisionsPanel title="What is to be decided" />
        <SharedPanel />
        <VoicePanel />
        <ConsiderPanel />
        <AnalysisPanel />
        <ActionsPanel />
        <DisagreementsPanel />
        <ContributePanel title="Contribute for your agency" />
        <SearchPanel />
        <CapturePanel look="quiet" />
        <NotesPanel />
        <ReadBackPanel />
      </div>
      <div>
        <ReadBackPaper />
        <ClosingPanel />
        <GapsPanel />
        <FlagsPanel />
        <AskedPanel />
        <FamilyPanel />
        <LeadPanel />
        <ChildrenPanel />
        <SpokenAboutPanel />
        <ClocksPanel />
        <MinutesUnfold />
      </div>
    </div>
  </>
);
