/** The room: the same header for everyone, and the screen that suits the part they play in it. */
import { phaseOf } from '#meeting';
import { Page } from '../shell/page.js';
import { AgencyScreen } from './agency/agency-screen.js';
import { ChairScreen } from './chair/chair-screen.js';
import { Door } from './door/door.js';
import { MinuteTakerScreen } from './minutes/minute-taker-screen.js';
import { BegunInRoom } from './begun/begun-panel.js';
import { AfterwardsScreen } from './afterwards.js';
import { useKeepPlace } from './keep-place.js';
import { Missing } from './missing.js';
import { NotSaved } from './not-saved.js';
import { ToldBelonging } from './people/correct-facts.js';
import { LinkRequests, OwnLinks, ToldLinks } from './people/links.js';
import { Notice } from './notice.js';
import { TakenDownForYou } from './phone/taken-down-for-you.js';
import { RoomHeader } from './room-header.js';
import { useRoom } from './room-context.js';

export function Room() {
  const { meeting, me, session } = useRoom();
  useKeepPlace();
  const attending = me.standing.state === 'attending';
  return (
    <Page
      title={`Meeting ${meeting.reference}`}
      session={session}
      wide
      screen={`${attending} ${me.role} ${phaseOf(meeting) === 'closed'}`}
    >
      <RoomHeader />
      <Missing />
      <NotSaved />
      <BegunInRoom />
      <OwnLinks />
      <ToldLinks />
      <ToldBelonging />
      <LinkRequests />
      <TakenDownForYou />
      <Screen />
      <Notice />
    </Page>
  );
}

function Screen() {
  const { meeting, me } = useRoom();
  const phase = phaseOf(meeting);
  if (phase === 'closed') return <AfterwardsScreen />;
  if (phase === 'cancelled')
    return (
      <p class="govuk-body">
        This meeting was cancelled: {meeting.status.phase === 'cancelled' && meeting.status.reason}
      </p>
    );
  if (me.standing.state !== 'attending') return <Door />;
  switch (me.role) {
    case 'chair':
      return <ChairScreen />;
    case 'minute-taker':
      return <MinuteTakerScreen />;
    case 'deputy-chair':
    case 'member':
    case 'advocate':
    case 'family':
    case 'observer':
      return <AgencyScreen />;
  }
}
