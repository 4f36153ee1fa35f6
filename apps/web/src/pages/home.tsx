/** The start: in the demo, seats to sit in; otherwise how to get in with a link or a short code. */
import type { DemoSeats } from '#wire';
import { printed, roleNames, type Role } from '#meeting';
import { FormBox } from '../forms/form-box.js';
import { TextField } from '../forms/fields.js';
import { required, useForm } from '../forms/form.js';
import { get, signIn } from '../http.js';
import { Page } from '../shell/page.js';
import { capitalised } from '../words/labels.js';
import { useAnswer } from './use-answer.js';

export function Home() {
  const demo = useAnswer(() => get<DemoSeats>('/api/demo'), 'demo');
  if (!demo)
    return (
      <Page title="Start">
        <p class="govuk-body">Opening…</p>
      </Page>
    );
  return demo.ok ? <DemoHome seats={demo.body} /> : <Entrance />;
}

function DemoHome({ seats: { reference, seats } }: { readonly seats: DemoSeats }) {
  return (
    <Page title="Sit in the meeting" demo>
      <h1 class="govuk-heading-l">Sit in the meeting</h1>
      <p class="govuk-body">
        This is meeting {printed(reference)}. Take several seats side by side: each opens in a tab of its own, which you
        can drag out into a window. The chair and the minute-taker are a good start.
      </p>
      <ul class="q-seats">
        {seats.map(({ participantId, name, post: title, agencyName, role }) => (
          <li key={participantId} class="q-seat">
            <h2 class="q-seat__name">{printed(name)}</h2>
            <p class="q-seat__post">
              {printed(title)}, {printed(agencyName)}
            </p>
            <p class="q-seat__role">{capitalised(roleNames[role as Role])}</p>
            <a
              class="govuk-button govuk-button--secondary q-button"
              href={`/join#seat=${participantId}`}
              target="_blank"
              rel="noopener"
            >
              Sit in as {printed(name)}
              <span class="govuk-visually-hidden"> (opens in a new tab)</span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Entrance() {
  const form = useForm('code');
  const enter = () =>
    void signIn('/api/links/redeem', { code: form.filled('code') }).then((answer) => {
      if (answer.ok) location.assign(answer.body.goTo);
      else form.errors.value = [{ name: 'code', message: answer.refusal.because }];
    });
  return (
    <Page title="Start">
      <h1 class="govuk-heading-l">Meet about a child’s safety</h1>
      <p class="govuk-body">
        You come in with a personal link from whoever convened the meeting. Open the link and continue; nobody needs an
        account.
      </p>
      <p class="govuk-body">No link to hand? The chair or the minute-taker can read out a short code over the phone.</p>
      <FormBox
        form={form}
        label="Enter with a short code"
        submit="Continue"
        keepWords
        check={() => required(form, { code: 'Enter the code you were read' })}
        onSend={enter}
      >
        <TextField
          name="code"
          label="Short code"
          hint="Letters and figures. Capitals, spaces and dashes make no difference."
          max={40}
        />
      </FormBox>
    </Page>
  );
}
