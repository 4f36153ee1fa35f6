/** When somebody was there, put right: any of their stays, and one that nobody noted. Until the minutes are final. */
import { lastStay, timesNow, type Attendee, type Instant, type Mode, type Stay } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { DateField } from '../../forms/date-field.js';
import { Choose, Radios, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { modeLabels, optionsFrom } from '../../words/labels.js';
import { forField, instantOf, momentOf } from '../../words/times.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

function stayInWords(stay: Stay): string {
  const { arrivedAt, leftAt } = timesNow(stay);
  return `${modeLabels[stay.mode]}, ${momentOf(arrivedAt)} to ${leftAt ? momentOf(leftAt) : 'now, or the end'}`;
}

export function Stays({ one }: { readonly one: Attendee }) {
  const { me } = useRoom();
  const { name } = one.facts;
  return (
    <>
      {one.stays.length > 0 && (
        <Unfold link label="Correct times" about={`of ${name}`}>
          <CorrectTimes one={one} />
        </Unfold>
      )}
      {one.participantId !== me.participantId && (
        <Unfold link label="Add a stay that was missed" about={`by ${name}`}>
          <AddStayForm one={one} />
        </Unfold>
      )}
    </>
  );
}

function CorrectTimes({ one }: { readonly one: Attendee }) {
  const { send, phase } = useRoom();
  const last = lastStay(one.stays);
  const form = useForm(`times-${one.participantId}`, { stay: String(last) });
  const number = Number(form.text('stay')) || last;
  const stay = one.stays[number - 1];
  const shown = stay && timesNow(stay);
  const typed = (field: 'arrivedAt' | 'leftAt'): Instant | undefined => instantOf(form.text(field));
  return (
    <FormBox
      form={form}
      label={`Correct the times of ${one.facts.name}`}
      submit="Save correction"
      look="secondary"
      check={() => [
        ...(typed('arrivedAt') || typed('leftAt')
          ? []
          : [{ name: 'arrivedAt', message: 'Enter the right time of arrival or of leaving' }]),
        ...required(form, { why: 'Say why the time is corrected' }),
      ]}
      onSend={() =>
        send({
          type: 'CorrectAttendance',
          participantId: one.participantId,
          stay: number,
          arrivedAt: typed('arrivedAt'),
          leftAt: typed('leftAt'),
          why: form.text('why').trim(),
        })
      }
    >
      {one.stays.length > 1 && (
        <Choose
          name="stay"
          label="Which stay"
          options={one.stays.map((each, index) => [String(index + 1), stayInWords(each)] as const)}
        />
      )}
      <DateField
        name="arrivedAt"
        label="Arrived"
        hint={shown && `On record: ${momentOf(shown.arrivedAt)}. Leave blank if that is right.`}
        withTime
        optional
      />
      <DateField name="leftAt" label="Left" hint={leavingHint(shown?.leftAt, phase !== 'closed')} withTime optional />
      <TextField name="why" label="Why" max={4000} />
    </FormBox>
  );
}

function leavingHint(leftAt: Instant | undefined, lasts: boolean): string {
  if (leftAt) return `On record: ${momentOf(leftAt)}. Leave blank if that is right.`;
  return lasts
    ? 'They are here. A time records that they left then: from now on they do not count for the quorum.'
    : 'On record: stayed to the end. Leave blank if that is right.';
}

function AddStayForm({ one }: { readonly one: Attendee }) {
  const { send, phase, meeting } = useRoom();
  const form = useForm(`add-stay-${one.participantId}`, {
    mode: 'phone',
    arrivedAt: 'openedAt' in meeting.status ? forField(meeting.status.openedAt) : '',
  });
  return (
    <FormBox
      form={form}
      label={`Add a stay of ${one.facts.name}`}
      submit="Add the stay"
      look="secondary"
      check={() =>
        required(form, { arrivedAt: 'Enter when they came', why: 'Say how it is known that they were there' })
      }
      onSend={() =>
        send({
          type: 'AddStay',
          participantId: one.participantId,
          arrivedAt: instantOf(form.text('arrivedAt')) ?? '',
          leftAt: instantOf(form.text('leftAt')),
          mode: form.text('mode') as Mode,
          why: form.text('why').trim(),
        })
      }
    >
      <DateField name="arrivedAt" label="Came" withTime />
      <DateField
        name="leftAt"
        label="Left"
        hint={phase === 'closed' ? 'Leave blank if they stayed to the end.' : 'Leave blank if they are here now.'}
        withTime
        optional
      />
      <Radios name="mode" label="How they were there" options={optionsFrom(modeLabels)} inline />
      <TextField name="why" label="Why it is added" max={4000} />
    </FormBox>
  );
}
