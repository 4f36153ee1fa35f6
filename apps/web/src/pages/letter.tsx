/** From a letter to the room: its address names the meeting, and this finds whose of those signed in on this browser it is. */
import { useEffect } from 'preact/hooks';
import { followLink, goTo, roomPath } from '../route.js';
import { Page } from '../shell/page.js';
import { NoAnswer } from './no-answer.js';
import { SeatList, useSeats } from './seats.js';

export function Letter({ meetingId }: { readonly meetingId: string }) {
  const answer = useSeats(meetingId);
  const seats = answer?.ok ? answer.body.seats : undefined;
  const only = seats?.length === 1 ? seats[0] : undefined;
  useEffect(() => {
    if (only) goTo(roomPath(only.slot, meetingId), { replace: true });
  }, [only]);
  if (answer && !answer.ok) return <NoAnswer because={answer.refusal.because} />;
  if (!seats || only)
    return (
      <Page title="Opening">
        <p class="govuk-body">Opening…</p>
      </Page>
    );
  if (seats.length === 0) return <NobodyHere />;
  return (
    <Page title="Who is reading?">
      <h1 class="govuk-heading-l">Who is reading?</h1>
      <p class="govuk-body">
        Several people who are in this meeting are signed in on this browser. Choose yourself: the meeting opens as you.
      </p>
      <SeatList seats={seats} meetingId={meetingId} />
    </Page>
  );
}

const NobodyHere = () => (
  <Page title="Come in first">
    <h1 class="govuk-heading-l">Come in by your own link first</h1>
    <p class="govuk-body">
      This letter is for somebody who is asked to a meeting, and nobody signed in on this browser is in it. Open your
      own personal link, or enter the short code you were read; then open the letter again.
    </p>
    <p class="govuk-body">
      If you need a new link, ask the chair or the minute-taker of the meeting, on a number you know.
    </p>
    <a class="govuk-button" href="/" onClick={followLink}>
      Enter with a short code
    </a>
  </Page>
);
