/** After leaving and opening the page again there is nothing to see; coming back is one small form. */
import type { Mode } from '#meeting';
import type { SessionAnswer } from '#wire';
import { FormBox } from '../forms/form-box.js';
import { Radios, Tick } from '../forms/fields.js';
import { required, useForm } from '../forms/form.js';
import { DraftsContext } from '../live/drafts.js';
import type { Live } from '../live/live.js';
import { Page } from '../shell/page.js';
import { BegunOutside } from './begun/begun-panel.js';
import { modeLabels, optionsFrom } from '../words/labels.js';

export function ComeBack({ live, session }: { readonly live: Live; readonly session: SessionAnswer }) {
  const form = useForm('come-back');
  const check = () => [
    ...required(form, { mode: 'Choose how you are taking part' }),
    ...(form.text('accepted') === 'yes'
      ? []
      : [{ name: 'accepted', message: 'Accept the statement of confidentiality to come back in' }]),
  ];
  return (
    <DraftsContext.Provider value={live.drafts}>
      <Page title="Meeting" session={session}>
        <h1 class="govuk-heading-l">You have left the meeting</h1>
        <p class="govuk-body">
          Nothing more of it is shown to you until you come back, or until the minutes are there.
        </p>
        <FormBox
          form={form}
          label="Come back in"
          submit="Come back in"
          check={check}
          onSend={() => live.send({ type: 'Arrive', mode: form.text('mode') as Mode, confidentialityAccepted: true })}
        >
          <Tick name="accepted" label="I accept the statement of confidentiality, as it was read" />
          <Radios name="mode" label="How are you taking part?" options={optionsFrom(modeLabels)} inline />
        </FormBox>
        <BegunOutside />
      </Page>
    </DraftsContext.Provider>
  );
}
