/** Screens of somebody signed in: the session first, or how to get one. */
import type { ComponentChildren } from 'preact';
import type { SessionAnswer } from '#wire';
import { sessionOf } from '../session.js';
import { Page } from '../shell/page.js';
import { useAnswer } from './use-answer.js';

export function SignedIn({
  slot,
  children,
}: {
  readonly slot: string;
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
  return answer.status === 401 ? <SignedOut /> : <NoAnswer because={answer.refusal.because} />;
}

export const SignedOut = () => (
  <Page title="Signed out">
    <h1 class="govuk-heading-l">You are signed out</h1>
    <p class="govuk-body">
      Open your personal link again, or ask the chair or the minute-taker for a new one. Anything you had not sent is
      kept sealed on this device and comes back when you sign in.
    </p>
    <a class="govuk-button" href="/">
      Go to the start
    </a>
  </Page>
);

export const NoAnswer = ({ because }: { readonly because: string }) => (
  <Page title="No answer">
    <h1 class="govuk-heading-l">This did not open</h1>
    <p class="govuk-body">{because}</p>
    <button type="button" class="govuk-button" onClick={() => location.reload()}>
      Try again
    </button>
  </Page>
);
