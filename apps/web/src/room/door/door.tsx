/** Before arriving: what the meeting is, what is asked of whoever comes in, and how to send what you know without staying. */
import type { Mode } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextField, Tick } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { part } from '../../shell/part.js';
import { modeLabels, optionsFrom } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { ContributePanel } from '../contribution/contribute-panel.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';

const Answer = part(() => import('./answer.js').then((fetched) => fetched.Answer));
const MyOwn = part(() => import('./my-own.js').then((fetched) => fetched.MyOwn));

export function Door() {
  const { me } = useRoom();
  const { state } = me.standing;
  const speaks = me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'member';
  return (
    <div class="q-columns q-columns--two">
      <div>
        {state === 'waiting' ? <Waiting /> : <ComeIn />}
        {speaks && state === 'invited' && me.role !== 'chair' && <Answer />}
      </div>
      <div>
        <Facts />
        {speaks && (
          <ContributePanel
            title="Send what you know now"
            note="If you cannot stay, what you write reaches the meeting all the same."
          />
        )}
        {speaks && <MyOwn />}
      </div>
    </div>
  );
}

const Waiting = () => (
  <Panel title="Waiting to come in" id="waiting">
    <p class="govuk-body">The chair knows that you are here and will let you in.</p>
  </Panel>
);

function ComeIn() {
  const { meeting, me, send } = useRoom();
  const form = useForm('arrive');
  const statement = meeting.procedure.statements.find(({ statementId }) => statementId === 'confidentiality');
  const departed = me.standing.state === 'departed';
  const check = () => [
    ...required(form, { mode: 'Choose how you are taking part' }),
    ...(form.text('accepted') === 'yes'
      ? []
      : [
          {
            name: 'accepted',
            message: 'Accept the statement of confidentiality to come in. Without it you can still send what you know',
          },
        ]),
  ];
  return (
    <Panel title={departed ? 'You have left. Come back in?' : 'Come in'} id="door" look="strong">
      {statement && <blockquote class="q-statement">{statement.text}</blockquote>}
      <FormBox
        form={form}
        label="Arrive"
        submit="Arrive"
        check={check}
        onSend={() =>
          send({
            type: 'Arrive',
            mode: form.text('mode') as Mode,
            confidentialityAccepted: true,
            ...(form.filled('knowsFamily') ? { knowsFamily: form.filled('knowsFamily') } : {}),
          })
        }
      >
        <Tick name="accepted" label="I accept the statement of confidentiality" />
        <Radios name="mode" label="How are you taking part?" options={optionsFrom(modeLabels)} inline />
        <TextField
          name="knowsFamily"
          label="Do you know the family, or is there a conflict of interest?"
          hint="Only if so: say how. It is put to the chair."
          optional
          max={4000}
        />
      </FormBox>
    </Panel>
  );
}

function Facts() {
  const { meeting } = useRoom();
  const missing = meeting.procedure.quorum.requiredSectors.length;
  return (
    <Panel title="This meeting" id="facts">
      <dl class="govuk-summary-list q-summary">
        <Fact name="Kind">{meeting.procedure.title}</Fact>
        <Fact name="Concern">{meeting.concern}</Fact>
        <Fact name="Children">{[...meeting.children.values()].map(({ name }) => name).join(', ')}</Fact>
        <Fact name="When">{momentOf(meeting.scheduledFor)}</Fact>
        <Fact name="Where">{meeting.place}</Fact>
        <Fact name="Procedure">
          {meeting.procedure.edition}
          {missing > 0 && `. ${missing} sectors must be there to decide.`}
        </Fact>
      </dl>
    </Panel>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{name}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
);
