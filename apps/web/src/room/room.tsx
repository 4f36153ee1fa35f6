/** The room: the same header for everyone, and the screen that suits the part they play in it. */
import { useEffect } from 'preact/hooks';
import { phaseOf } from '#meeting';
import { firstScreenRests } from '../shell/first-screen.js';
import { Page } from '../shell/page.js';
import { part } from '../shell/part.js';
import { AgencyScreen } from './agency/agency-screen.js';
import { Door } from './door/door.js';
import { useKeepPlace } from './keep-place.js';
import { Notice } from './notice.js';
import { RoomHeader } from './room-header.js';
import { useRoom } from './room-context.js';

const AtTheHead = part(() => import('./at-the-head.js').then((fetched) => fetched.AtTheHead));
const ChairScreen = part(() => import('./chair/chair-screen.js').then((fetched) => fetched.ChairScreen));
const MinuteTakerScreen = part(() =>
  import('./minutes/minute-taker-screen.js').then((fetched) => fetched.MinuteTakerScreen),
);
const AfterwardsScreen = part(() => import('./afterwards.js').then((fetched) => fetched.AfterwardsScreen));

export function Room() {
  const { meeting, me, session } = useRoom();
  useKeepPlace();
  useEffect(firstScreenRests, []);
  const attending = me.standing.state === 'attending';
  return (
    <Page
      title={`Meeting ${meeting.reference}`}
      session={session}
      wide
      screen={`${attending} ${me.role} ${phaseOf(meeting) === 'closed'}`}
    >
      <RoomHeader />
      <AtTheHead />
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
