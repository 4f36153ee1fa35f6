/** Adjourning and resuming, and calling the meeting off before it opens. */
import { FormBox } from '../../forms/form-box.js';
import { TextArea, TextField } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm } from '../../forms/form.js';
import { forField, instantOf, momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function PausePanel() {
  const {
    meeting: { status },
  } = useRoom();
  return (
    <Panel title="Arrangements" id="pause" look="quiet">
      {status.phase === 'adjourned' && (
        <p>
          Adjourned {momentOf(status.adjournedAt)}: {status.reason}
          {status.resumeAt && `. To resume ${momentOf(status.resumeAt)}`}
        </p>
      )}
      {status.phase === 'adjourned' && (
        <Act label="Resume the meeting" look="primary" command={() => ({ type: 'ResumeMeeting' })} />
      )}
      {status.phase === 'open' && (
        <Unfold link label="Adjourn the meeting">
          <AdjournForm />
        </Unfold>
      )}
      {(status.phase === 'before-opening' || status.phase === 'adjourned') && (
        <Unfold link label="Change time or place">
          <ArrangementsForm />
        </Unfold>
      )}
      {status.phase === 'before-opening' && (
        <Unfold link label="Cancel the meeting">
          <CancelForm />
        </Unfold>
      )}
    </Panel>
  );
}

function AdjournForm() {
  const { send } = useRoom();
  const form = useForm('adjourn');
  return (
    <FormBox
      form={form}
      label="Adjourn the meeting"
      submit="Adjourn"
      look="secondary"
      check={() => required(form, { reason: 'Give the reason' })}
      onSend={() =>
        send({
          type: 'AdjournMeeting',
          reason: form.text('reason').trim(),
          ...(form.filled('resumeAt') ? { resumeAt: instantOf(form.text('resumeAt')) } : {}),
        })
      }
    >
      <TextArea name="reason" label="Reason" rows={2} />
      <DateField name="resumeAt" label="Resumes at" withTime optional />
    </FormBox>
  );
}

function ArrangementsForm() {
  const { meeting, send } = useRoom();
  const form = useForm('arrangements', { scheduledFor: forField(meeting.scheduledFor), place: meeting.place });
  return (
    <FormBox
      form={form}
      label="Change time or place"
      submit="Change"
      look="secondary"
      check={() => required(form, { scheduledFor: 'Say when', place: 'Say where' })}
      onSend={() =>
        send({
          type: 'ChangeArrangements',
          scheduledFor: instantOf(form.text('scheduledFor')),
          place: form.text('place').trim(),
        })
      }
    >
      <DateField name="scheduledFor" label="When" withTime />
      <TextField name="place" label="Where" />
    </FormBox>
  );
}

function CancelForm() {
  const { send } = useRoom();
  const form = useForm('cancel');
  return (
    <FormBox
      form={form}
      label="Cancel the meeting"
      submit="Cancel the meeting"
      look="warning"
      check={() => required(form, { reason: 'Give the reason' })}
      onSend={() => send({ type: 'CancelMeeting', reason: form.text('reason').trim() })}
    >
      <TextArea name="reason" label="Reason" rows={2} />
    </FormBox>
  );
}
