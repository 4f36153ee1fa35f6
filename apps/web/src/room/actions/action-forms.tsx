/** What an owner answers about an action, and how it is changed. */
import { isInvited, type AgreedAction, type RecordActionNotDone } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, Radios, TextArea, TextField, Tick } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm } from '../../forms/form.js';
import { peopleOptions } from '../../people/agencies.js';
import { forField, instantOf } from '../../words/times.js';
import { hasOutsiders, MayBeShown } from '../contribution/may-be-shown.js';
import { useRoom } from '../room-context.js';
import { asTyped } from '../../live/as-typed.js';

interface Of {
  readonly actionId: string;
}

export function DeclineForm({ actionId }: Of) {
  const { send } = useRoom();
  const form = useForm(`decline-${actionId}`);
  return (
    <FormBox
      form={form}
      label="Decline this action"
      submit="Decline"
      look="secondary"
      check={() => required(form, { why: 'Say why, so that somebody else can be found' })}
      onSend={() => send({ type: 'DeclineAction', actionId, why: form.text('why').trim() })}
    >
      <TextArea name="why" label="Why you decline" rows={2} />
    </FormBox>
  );
}

export function ProgressForm({ actionId }: Of) {
  const { send } = useRoom();
  const form = useForm(`progress-${actionId}`);
  return (
    <FormBox
      form={form}
      label="Report progress"
      submit="Report"
      look="secondary"
      check={() => required(form, { note: 'Write how far it is' })}
      onSend={() => send({ type: 'ReportProgress', actionId, note: form.text('note').trim() })}
    >
      <TextArea name="note" label="How far it is" rows={2} />
    </FormBox>
  );
}

export function CompleteForm({ actionId }: Of) {
  const { send } = useRoom();
  const form = useForm(`complete-${actionId}`);
  return (
    <FormBox
      form={form}
      label="Record as done"
      submit="Record as done"
      look="secondary"
      onSend={() =>
        send({
          type: 'CompleteAction',
          actionId,
          ...(form.filled('evidence') ? { evidence: form.filled('evidence') } : {}),
        })
      }
    >
      <TextArea name="evidence" label="How that is known" rows={2} optional />
    </FormBox>
  );
}

export function NotDoneForm({ actionId }: Of) {
  const { send } = useRoom();
  const form = useForm(`not-done-${actionId}`);
  const causes = [
    ['circumstances-changed', 'Circumstances changed'],
    ['not-done', 'We have not done it'],
  ] as const;
  const record = () =>
    send({
      type: 'RecordActionNotDone',
      actionId,
      cause: form.text('cause') as RecordActionNotDone['cause'],
      explanation: form.text('explanation').trim(),
      ...(form.text('contingencyStarted') === 'yes' ? { contingencyStarted: true } : {}),
    });
  return (
    <FormBox
      form={form}
      label="Record as not done"
      submit="Record as not done"
      look="secondary"
      check={() => required(form, { cause: 'Choose why', explanation: 'Explain what happened' })}
      onSend={record}
    >
      <Radios name="cause" label="Why it was not done" options={causes} />
      <TextArea name="explanation" label="What happened" rows={2} />
      <Tick name="contingencyStarted" label="What was agreed for this case has been started" />
    </FormBox>
  );
}

export function ChangeActionForm({ action }: { readonly action: AgreedAction }) {
  const { actionId, what, due, owner, sharedWith } = action;
  const { meeting, send } = useRoom();
  const held = 'participantId' in owner ? owner.participantId : '';
  const start = { what: asTyped(what), due: forField(due), owner: held, mayShareWith: sharedWith };
  const form = useForm(`change-${actionId}`, start);
  const isShownToOthers = () => JSON.stringify(form.list('mayShareWith')) !== JSON.stringify(sharedWith);
  const changed = () => form.text('what') !== start.what || form.text('due') !== start.due || isShownToOthers();
  const nothing = () =>
    changed() || form.text('owner') !== held ? [] : [{ name: 'what', message: 'Change something before saving' }];
  const save = () => {
    const why = form.text('why').trim();
    const reassigned =
      form.text('owner') !== held && form.filled('owner')
        ? send({ type: 'ReassignAction', actionId, owner: { participantId: form.text('owner') }, why })
        : undefined;
    if (!changed()) return reassigned;
    return send({
      type: 'AmendAction',
      actionId,
      why,
      ...(form.text('what') === start.what ? {} : { what: form.text('what').trim() }),
      ...(form.text('due') === start.due ? {} : { due: instantOf(form.text('due')) }),
      ...(isShownToOthers() ? { mayShareWith: form.list('mayShareWith') } : {}),
    });
  };
  return (
    <FormBox
      form={form}
      label="Change this action"
      submit="Save the change"
      look="secondary"
      check={() => [...nothing(), ...required(form, { why: 'Say why it changes' })]}
      onSend={save}
    >
      <TextArea name="what" label="What" rows={2} />
      <DateField name="due" label="By when" withTime />
      <Choose
        name="owner"
        label="Who"
        options={peopleOptions([...meeting.participants.values()].filter(isInvited))}
        blank="As it is"
      />
      {hasOutsiders(meeting) && <MayBeShown />}
      <TextField name="why" label="Why it changes" max={4000} />
    </FormBox>
  );
}
