/** After the meeting has closed: the minutes for everyone, agreeing and giving them out, and what may still be sent, answered or disagreed with. */
import { isProfessional, type Attendee } from '#meeting';
import { flagsToMe } from '../mine.js';
import { ActionsPanel } from './actions/actions-panel.js';
import { AgreeingPanel } from './agreeing/agreeing-panel.js';
import { AskedPanel } from './asked/asked-panel.js';
import { ContributePanel } from './contribution/contribute-panel.js';
import { MyContributions } from './contribution/my-contributions.js';
import { SharedPanel } from './contribution/shared-panel.js';
import { DecisionsPanel } from './decision/decisions-panel.js';
import { DisagreementsPanel } from './disagreement/disagreements-panel.js';
import { EditionsPanel } from './editions/editions-panel.js';
import { HoldersPanel } from './editions/holders-panel.js';
import { FlagsPanel } from './flags/flags-panel.js';
import { ClocksPanel } from './gaps/clocks-panel.js';
import { Jump } from './jump.js';
import { MinutesPanel } from './minutes/minutes-panel.js';
import { NotesPanel } from './notes/notes-panel.js';
import { ReadBackPanel } from './notes/read-back-panel.js';
import { TonightPanel } from './papers/paper.js';
import { ChildrenPanel } from './children/children-panel.js';
import { SpokenAboutPanel } from './people/correct-facts.js';
import { PeoplePanel } from './people/people-panel.js';
import { printPanel } from './print-panel.js';
import { ReceivedOutsidePanel } from './received-outside.js';
import { useRoom } from './room-context.js';
import { SearchPanel } from './search/search-panel.js';
import { WhereaboutsPanel } from './whereabouts/whereabouts-panel.js';

const minutesPart = ['minutes', 'Minutes'] as const;
const agreeingPart = ['agreeing', 'Agreeing'] as const;
const everyones = [
  ['actions', 'Actions'],
  ['disagreements', 'Disagreements'],
] as const;
const keepers = [
  ['editions', 'Giving out'],
  ['holders', 'Who holds what'],
  ['people', 'Who was there'],
  ['flags', 'Flagged'],
] as const;
const speakers = [
  ['asked', 'Asked of you'],
  ['tonight', 'Tonight'],
  ['contribute', 'Something new'],
] as const;

const speaksIn = ({ role }: Attendee): boolean => role === 'chair' || role === 'deputy-chair' || role === 'member';

export function AfterwardsScreen() {
  const { me, recorder } = useRoom();
  const parts = [
    minutesPart,
    ...(isProfessional(me) ? [agreeingPart] : []),
    ...(recorder ? keepers : []),
    ...(speaksIn(me) ? speakers : []),
    ...everyones,
  ];
  return (
    <>
      <Jump to={parts} />
      <div class="q-columns q-columns--document">
        <div>
          <button
            type="button"
            class="govuk-button govuk-button--secondary q-button q-no-print"
            onClick={() => printPanel('minutes')}
          >
            Print the minutes
          </button>
          <MinutesPanel title="Minutes" />
        </div>
        <div class="q-no-print">
          <Beside />
        </div>
      </div>
    </>
  );
}

function Beside() {
  const { meeting, me, recorder } = useRoom();
  const speaks = speaksIn(me);
  return (
    <>
      <WhereaboutsPanel />
      <ReceivedOutsidePanel />
      {recorder && (
        <>
          <NotesPanel />
          <ReadBackPanel />
        </>
      )}
      {(speaks || flagsToMe(meeting, me).length > 0) && <AskedPanel />}
      {isProfessional(me) && <AgreeingPanel />}
      {recorder && (
        <>
          <EditionsPanel />
          <FlagsPanel />
          <HoldersPanel />
          <PeoplePanel />
          <ChildrenPanel />
          <SpokenAboutPanel />
        </>
      )}
      {speaks && <TonightPanel />}
      <ActionsPanel />
      <DisagreementsPanel />
      {speaks && <SomethingNew />}
      <DecisionsPanel />
      <SharedPanel others={speaks} />
      <ClocksPanel />
    </>
  );
}

const SomethingNew = () => (
  <>
    <ContributePanel
      title="Something new?"
      note="It is marked as received outside the discussion, and the chair and the lead are told."
    />
    <SearchPanel />
    <MyContributions />
  </>
);
