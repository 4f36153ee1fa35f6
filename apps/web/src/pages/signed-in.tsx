/** Screens of somebody signed in: the session first, or how to get one. */
import type { ComponentChildren } from 'preact';
import type { SessionAnswer } from '#wire';
import { sessionOf } from '../session.js';
import { Page } from '../shell/page.js';
import { NoAnswer } from './no-answer.js';
import { part } from '../shell/part.js';
import { useAnswer } from './use-answer.js';

const OtherSeats = part(() => import('./seats.js').then((fetched) => fetched.OtherSeats));

export function SignedIn({
  slot,
  meetingId,
  children,
}: {
  readonly slot: string;
  /** Where the address names a meeting, such as that of a letter sent before letters named no seat. */
  readonly meetingId?: string | undefined;
  readonly children: (session: SessionAnswer) => ComponentChildren;
}) {
  const answer = useAnswer(() => sessionOf(slot), slot);
  if (!answer)
    return (
      <Page title="Opening">
        <p class="govuk-body">Opening…</p>
      </Page>
    );
  if (answer.ok) return <>{children(answer.body)}</>;
  if (answer.status === 401) return <SignedOut meetingId={meetingId} />;
  return <NoAnswer because={answer.refusal.because} />;
}

const SignedOut = ({ meetingId }: { readonly meetingId: string | undefined }) => (
  <Page title="Signed out">
    <h1 class="govuk-heading-l">You are signed out</h1>
    <p class="govuk-body">
      Open your personal link again, or ask the chair or the minute-taker for a new one. Anything you had not sent is
      kept sealed on this device and comes back when you sign in.
    </p>
    {meetingId && <OtherSeats meetingId={meetingId} />}
    <a class="govuk-button" href="/">
      Go to the start
    </a>
  </Page>
);
