/** Coming in by a personal link: its secret stays in the fragment, and is used up only when the person says so. */
import { useEffect, useState } from 'preact/hooks';
import { printed } from '#meeting';
import type { LinkPreview } from '#wire';
import { post, signIn } from '../http.js';
import { Page } from '../shell/page.js';
import { useAnswer } from './use-answer.js';

const fragment = location.hash.slice(1);
const seatPrefix = 'seat=';

export function Join() {
  // The secret must not stay in the address bar, where a screen share would show it.
  useEffect(() => history.replaceState(null, '', location.pathname), []);
  if (fragment.startsWith(seatPrefix)) return <TakeSeat participantId={fragment.slice(seatPrefix.length)} />;
  return fragment ? (
    <Continue secret={fragment} />
  ) : (
    <Spent because="This link is not complete. Open the whole link, as it was sent to you." />
  );
}

function TakeSeat({ participantId }: { readonly participantId: string }) {
  const answer = useAnswer(() => signIn(`/api/demo/seats/${encodeURIComponent(participantId)}`, {}), participantId);
  useEffect(() => {
    if (answer?.ok) location.replace(answer.body.goTo);
  }, [answer]);
  return answer && !answer.ok ? (
    <Spent because={answer.refusal.because} />
  ) : (
    <Page title="Taking your seat" demo>
      <p class="govuk-body">Taking your seat…</p>
    </Page>
  );
}

function Continue({ secret }: { readonly secret: string }) {
  const preview = useAnswer(() => post<LinkPreview>('/api/links/preview', { secret }), secret);
  const [problem, setProblem] = useState<string>();
  if (!preview)
    return (
      <Page title="Your link">
        <p class="govuk-body">Looking at your link…</p>
      </Page>
    );
  const because = problem ?? (preview.ok ? undefined : preview.refusal.because);
  if (because || !preview.ok) return <Spent because={because ?? ''} />;
  const { name, post: title, reference } = preview.body;
  const redeem = async () => {
    const answer = await signIn('/api/links/redeem', { secret });
    if (answer.ok) location.replace(answer.body.goTo);
    else setProblem(answer.refusal.because);
  };
  return (
    <Page title="Your link">
      <h1 class="govuk-heading-l">{reference ? `Come in to meeting ${printed(reference)}` : 'Sign in to Quorate'}</h1>
      <p class="govuk-body">
        This link is for {printed(name)}
        {title ? `, ${printed(title)}` : ''}, and works once. If that is not you, close this page and tell whoever sent
        it.
      </p>
      <button type="button" class="govuk-button" onClick={() => void redeem()}>
        Continue as {printed(name)}
      </button>
    </Page>
  );
}

const Spent = ({ because }: { readonly because: string }) => (
  <Page title="Your link">
    <h1 class="govuk-heading-l">This link does not open the meeting</h1>
    <p class="govuk-body">{because}</p>
    <p class="govuk-body">
      Ask the chair or the minute-taker for a new link, or for a{' '}
      <a class="govuk-link" href="/">
        short code
      </a>
      .
    </p>
  </Page>
);
