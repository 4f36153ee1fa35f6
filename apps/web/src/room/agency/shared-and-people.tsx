/** What was shared, by oneself and by others, and who is here. */
import { countsForAgency } from '#meeting';
import { AnalysisPanel } from '../analysis/analysis-panel.js';
import { ChildrenPanel } from '../children/children-panel.js';
import { MyContributions } from '../contribution/my-contributions.js';
import { SharedPanel } from '../contribution/shared-panel.js';
import { DisagreementsPanel } from '../disagreement/disagreements-panel.js';
import { ConsiderPanel } from '../family/consider-panel.js';
import { FlagsPanel } from '../flags/flags-panel.js';
import { CapturePanel } from '../notes/capture-panel.js';
import { NotesPanel } from '../notes/notes-panel.js';
import { SpokenAboutPanel } from '../people/correct-facts.js';
import { PeoplePanel } from '../people/people-panel.js';
import { useRoom } from '../room-context.js';
import { VoicePanel } from '../voice/voice-panel.js';

export function SharedAndPeople() {
  const { me, recorder } = useRoom();
  const speaks = countsForAgency(me);
  return (
    <>
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
    </>
  );
}
