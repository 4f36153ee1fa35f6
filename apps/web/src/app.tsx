/** Chooses the screen. What a link leads to comes with the page; the other screens are fetched. */
import type { ComponentChildren } from 'preact';
import { route } from './route.js';
import { Join } from './pages/join.js';
import { SignedIn } from './pages/signed-in.js';
import { EnterRoom } from './room/enter.js';
import { Page } from './shell/page.js';
import { part } from './shell/part.js';

const Opening = ({ children }: { readonly children: ComponentChildren }) => <Page title="Opening">{children}</Page>;

const Home = part(() => import('./pages/home.js').then(({ Home: screen }) => screen), Opening);
const Letter = part(() => import('./pages/letter.js').then(({ Letter: screen }) => screen), Opening);
const Meetings = part(() => import('./pages/meetings.js').then(({ Meetings: screen }) => screen), Opening);
const Convene = part(() => import('./pages/convene.js').then(({ Convene: screen }) => screen), Opening);
const Unknown = part(() => import('./pages/unknown.js').then(({ Unknown: screen }) => screen), Opening);

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
