/** The minute-taker's screen: fast capture on the left, the minutes forming on the right. */
import { ActionsPanel } from '../actions/actions-panel.js';
import { ChildrenPanel } from '../children/children-panel.js';
import { SharedPanel } from '../contribution/shared-panel.js';
import { DecisionsPanel } from '../decision/decisions-panel.js';
import { FlagsPanel } from '../flags/flags-panel.js';
import { GapsPanel } from '../gaps/gaps-panel.js';
import { Jump } from '../jump.js';
import { CapturePanel } from '../notes/capture-panel.js';
import { NotesPanel } from '../notes/notes-panel.js';
import { ReadBackPanel } from '../notes/read-back-panel.js';
import { SpokenAboutPanel } from '../people/correct-facts.js';
import { PeoplePanel } from '../people/people-panel.js';
import { professionalsByPhone } from '../phone/by-phone.js';
import { useRoom } from '../room-context.js';
import { VoicePanel } from '../voice/voice-panel.js';
import { WhereaboutsPanel } from '../whereabouts/whereabouts-panel.js';
import { MinutesPanel } from './minutes-panel.js';

const parts = [
  ['whereabouts', 'Where the children are'],
  ['capture', 'Capture'],
  ['notes', 'Notes'],
  ['read-back', 'Read back'],
  ['flags', 'Flagged'],
  ['people', 'People'],
  ['actions', 'Actions'],
  ['shared', 'Shared'],
  ['minutes', 'Minutes'],
] as const;

export function MinuteTakerScreen() {
  const { meeting, me } = useRoom();
  const someByPhone = professionalsByPhone(meeting, me).length > 0;
  return (
    <>
      <Jump to={parts} />
      <div class="q-columns q-columns--two">
        <div>
          <WhereaboutsPanel />
          <CapturePanel />
          <NotesPanel />
          <ReadBackPanel />
          <FlagsPanel />
          <PeoplePanel />
          <ActionsPanel />
          <ChildrenPanel />
          <SpokenAboutPanel />
          <DecisionsPanel />
          {someByPhone && <VoicePanel />}
          <SharedPanel />
          <GapsPanel />
        </div>
        <div class="q-columns__follow">
          <MinutesPanel />
        </div>
      </div>
    </>
  );
}
