/** Agreeing an action: what, by whom and by when are enough; the rest is asked for as a gap. */
import { useEffect } from 'preact/hooks';
import {
  currentVersion,
  isSettled,
  isInvited,
  limits,
  matterOf,
  maySee,
  type AgreeAction,
  type Decision,
  type Owner,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Choose, TextArea, TextField, Tick } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm, type FieldError, type Form } from '../../forms/form.js';
import { quiet } from '../../live/begun.js';
import { agenciesOf, childOptions, peopleOptions } from '../../people/agencies.js';
import { inHours, instantOf } from '../../words/times.js';
import { MayBeShown, sharingFrom } from '../contribution/may-be-shown.js';
import { useRoom } from '../room-context.js';

const somebodyElse = 'post';

function ownerFrom(form: Form): Owner {
  if (form.text('owner') !== somebodyElse) return { participantId: form.text('owner') };
  return {
    post: form.text('post').trim(),
    agencyId: form.text('ownerAgency'),
    ...(form.filled('ownerName') ? { name: form.filled('ownerName') } : {}),
  };
}

const isPast = (typed: string): boolean => (instantOf(typed) ?? '9999') < new Date().toISOString();

/** Those for whom the current version decides that something is done. */
const childrenOf = (decision: Decision): string[] =>
  currentVersion(decision)
    .options.filter(({ option }) => option !== 'none')
    .map(({ childId }) => childId);

/** What stands against sending it. */
const problemsIn = (form: Form): FieldError[] => [
  ...required(form, { what: 'Write what is to be done', owner: 'Choose who does it', due: 'Say by when' }),
  ...(isPast(form.text('due')) && form.text('alreadyDone') !== 'yes'
    ? [{ name: 'due', message: 'This time has passed. Give a time to come, or tick that it is already done' }]
    : []),
  ...(form.text('owner') === somebodyElse
    ? required(form, { post: 'Enter the post', ownerAgency: 'Choose the agency' })
    : []),
];

const actionFrom = (form: Form): AgreeAction => ({
  type: 'AgreeAction',
  actionId: crypto.randomUUID(),
  what: form.text('what').trim(),
  owner: ownerFrom(form),
  due: instantOf(form.text('due')) ?? '',
  ...(form.list('childIds').length > 0 ? { childIds: form.list('childIds') } : {}),
  ...Object.fromEntries(
    ['difference', 'measure', 'contingency', 'decisionId']
      .map((field) => [field, form.filled(field)])
      .filter(([, value]) => value),
  ),
  ...(form.text('alreadyDone') === 'yes' ? { alreadyDone: true } : {}),
  ...sharingFrom(form),
});

export function AgreeActionForm() {
  const { meeting, me, send } = useRoom();
  const form = useForm('agree-action', { due: inHours(24) });
  const followed = meeting.decisions.get(form.text('decisionId'));
  // most actions are for the children the decision is about; whoever thinks otherwise unticks
  useEffect(() => {
    if (followed && form.list('childIds').length === 0) form.set('childIds', childrenOf(followed), quiet);
  }, [followed?.decisionId]);
  const decisions = [...meeting.decisions.values()]
    .filter((one) => isSettled(one) && maySee(me.participantId, one))
    .map(({ decisionId, matterId }) => [decisionId, matterOf(meeting, matterId)?.title ?? matterId] as const);
  return (
    <FormBox
      form={form}
      label="Agree an action"
      submit="Agree the action"
      look="secondary"
      check={() => problemsIn(form)}
      onSend={() => send(actionFrom(form))}
    >
      <TextArea name="what" label="What is to be done" rows={2} />
      <OwnerAndDue form={form} />
      <Checkboxes name="childIds" label="For which children" options={childOptions(meeting)} inline />
      {decisions.length > 0 && (
        <Choose name="decisionId" label="Which decision it follows from" options={decisions} blank="None" />
      )}
      <TextField name="difference" label="What difference it makes for the child" max={limits.text} />
      <TextField name="measure" label="How we will know it is done" max={limits.text} />
      <TextField name="contingency" label="What happens if it is not done" max={limits.text} />
      <Tick name="alreadyDone" label="It is already done" />
      <MayBeShown />
    </FormBox>
  );
}

function OwnerAndDue({ form }: { readonly form: Form }) {
  const { meeting } = useRoom();
  const owners = [
    ...peopleOptions([...meeting.participants.values()].filter(isInvited)),
    [somebodyElse, 'Somebody not in the meeting'] as const,
  ];
  return (
    <div class="q-grid">
      <Choose name="owner" label="Who does it" options={owners} blank="Choose" />
      <DateField name="due" label="By when" hint="A day from now, unless you change it" withTime />
      {form.text('owner') === somebodyElse && (
        <>
          <TextField name="post" label="Their post" />
          <Choose
            name="ownerAgency"
            label="Their agency"
            options={agenciesOf(meeting).map(({ agencyId, agencyName }) => [agencyId, agencyName] as const)}
            blank="Choose"
          />
          <TextField name="ownerName" label="Their name" optional />
        </>
      )}
    </div>
  );
}
