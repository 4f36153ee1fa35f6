/** Chooses the screen. */
import { route } from './route.js';
import { Convene } from './pages/convene.js';
import { Home } from './pages/home.js';
import { Join } from './pages/join.js';
import { Letter } from './pages/letter.js';
import { Meetings } from './pages/meetings.js';
import { Unknown } from './pages/unknown.js';
import { SignedIn } from './pages/signed-in.js';
import { EnterRoom } from './room/enter.js';

export function App() {
  const asked = route.value;
  switch (asked.screen) {
    case 'home':
      return <Home />;
    case 'join':
      return <Join />;
    case 'letter':
      return <Letter meetingId={asked.meetingId} />;
    case 'meetings':
      return <SignedIn slot={asked.slot}>{(session) => <Meetings session={session} />}</SignedIn>;
    case 'convene':
      return <SignedIn slot={asked.slot}>{(session) => <Convene session={session} />}</SignedIn>;
    case 'room':
      return (
        <SignedIn slot={asked.slot} meetingId={asked.meetingId}>
          {(session) => <EnterRoom key={asked.meetingId} session={session} meetingId={asked.meetingId} />}
        </SignedIn>
      );
    case 'unknown':
      return <Unknown />;
  }
}
