/** Entering a room: who I am in it, then the live meeting, and what to say where there is none. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MeetingsAnswer, SessionAnswer } from '#wire';
import { get } from '../http.js';
import { DraftsContext } from '../live/drafts.js';
import { followMeeting } from '../live/follow-meeting.js';
import type { Live } from '../live/live.js';
import { meetingsPath } from '../route.js';
import { Page } from '../shell/page.js';
import { part } from '../shell/part.js';
import { Room } from './room.js';
import { roomView, RoomContext } from './room-context.js';

const OtherSeats = part(() => import('../pages/seats.js').then((fetched) => fetched.OtherSeats));
const ComeBack = part(
  () => import('./come-back.js').then((fetched) => fetched.ComeBack),
  ({ children }) => <Page title="Meeting">{children}</Page>,
);

interface EnterProps {
  readonly session: SessionAnswer;
  readonly meetingId: string;
}
type Opening = { readonly live: Live; readonly me: string } | 'not-invited' | undefined;

async function whoAmI({ session, meetingId }: EnterProps): Promise<string | undefined> {
  if (session.participantId && session.meetingId === meetingId) return session.participantId;
  const answer = await get<MeetingsAnswer>('/api/meetings', session.slot);
  return answer.ok ? answer.body.meetings.find((one) => one.meetingId === meetingId)?.participantId : undefined;
}

function useLive(props: EnterProps): Opening {
  const [opening, setOpening] = useState<Opening>();
  useEffect(() => {
    let live: Live | undefined;
    let left = false;
    const enter = async () => {
      const me = await whoAmI(props);
      if (!me) return setOpening('not-invited');
      live = await followMeeting(props.meetingId, props.session, me);
      if (left) live.stop();
      else setOpening({ live, me });
    };
    void enter();
    return () => {
      left = true;
      live?.stop();
    };
  }, [props.meetingId, props.session.slot]);
  return opening;
}

export function EnterRoom(props: EnterProps) {
  const opening = useLive(props);
  const { session } = props;
  if (!opening)
    return (
      <Page title="Meeting" session={session} wide>
        <h1 class="govuk-heading-l">Opening the meeting</h1>
      </Page>
    );
  if (opening === 'not-invited')
    return (
      <Outside session={session} because="There is no such meeting among those you are asked to.">
        <OtherSeats meetingId={props.meetingId} />
      </Outside>
    );
  return <LiveRoom live={opening.live} me={opening.me} session={session} />;
}

function LiveRoom({
  live,
  me,
  session,
}: {
  readonly live: Live;
  readonly me: string;
  readonly session: SessionAnswer;
}) {
  // Reading the revision is what makes the room follow the fold, which changes in place.
  void live.revision.value;
  const gone = live.gone.value;
  const meeting = live.meeting();
  const attendee = meeting?.participants.get(me);
  if (gone) return <Outside session={session} because={gone} />;
  if (live.line.value === 'signed-out') return <SessionEnded />;
  if (live.outside.value) return <ComeBack live={live} session={session} />;
  if (!meeting || !attendee)
    return (
      <Page title="Meeting" session={session} wide>
        <h1 class="govuk-heading-l">Opening the meeting</h1>
        <p class="govuk-body">
          {live.line.value === 'down'
            ? live.released.value || 'The service does not answer. It is tried again until it does.'
            : 'One moment.'}
        </p>
      </Page>
    );
  return (
    <DraftsContext.Provider value={live.drafts}>
      <RoomContext.Provider value={roomView(live, session, meeting, attendee)}>
        <Room />
      </RoomContext.Provider>
    </DraftsContext.Provider>
  );
}

interface OutsideProps {
  readonly session: SessionAnswer;
  readonly because: string;
  readonly children?: ComponentChildren;
}

const Outside = ({ session, because, children }: OutsideProps) => (
  <Page title="Meeting" session={session}>
    <h1 class="govuk-heading-l">You are not in this meeting</h1>
    <p class="govuk-body">{because}</p>
    {children}
    <a class="govuk-link" href={meetingsPath(session.slot)}>
      Your meetings
    </a>
  </Page>
);

const SessionEnded = () => (
  <Page title="Signed out">
    <h1 class="govuk-heading-l">Your session has ended</h1>
    <p class="govuk-body">
      Open your personal link again, or ask the chair or the minute-taker for a new one. What you had not sent is sealed
      on this device and comes back when you sign in.
    </p>
  </Page>
);
