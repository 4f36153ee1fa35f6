/** Going on without quorum: the ground, the reason, and for each missing sector how it will be heard and by when. */
import { limits, quorumOf, type Inquorate, type Sector } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea, TextField } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { sectorName } from '../../words/labels.js';
import { instantOf } from '../../words/times.js';
import { useRoom } from '../room-context.js';

const howField = (sector: Sector) => `how:${sector}`;
const whenField = (sector: Sector) => `when:${sector}`;

const problems = (form: Form, missing: readonly Sector[]) =>
  required(form, {
    groundId: 'Choose the ground',
    reason: 'Give the reason',
    ...Object.fromEntries(
      missing.flatMap((sector) => [
        [howField(sector), `Say how ${sectorName(sector)} will be heard`],
        [whenField(sector), `Say by when ${sectorName(sector)} will be heard`],
      ]),
    ),
  });

const inquorateFrom = (form: Form, missing: readonly Sector[]): Inquorate => ({
  groundId: form.text('groundId'),
  reason: form.text('reason').trim(),
  missing: missing.map((sector) => ({
    sector,
    howHeard: form.text(howField(sector)).trim(),
    byWhen: instantOf(form.text(whenField(sector))) ?? '',
  })),
});

export function InquorateForm({ opening }: { readonly opening: boolean }) {
  const { meeting, send } = useRoom();
  const { missing } = quorumOf(meeting);
  const form = useForm('inquorate');
  const { grounds, source } = meeting.procedure.quorum;
  const sources = [...new Set(grounds.map((ground) => (ground.source ?? source).title))];
  const submit = opening ? 'Open on this ground' : 'Proceed on this ground';
  const proceed = () => {
    const inquorate = inquorateFrom(form, missing);
    return send(opening ? { type: 'OpenMeeting', inquorate } : { type: 'ProceedInquorate', ...inquorate });
  };
  return (
    <FormBox
      form={form}
      label={opening ? 'Open without quorum' : 'Proceed without quorum'}
      submit={submit}
      check={() => problems(form, missing)}
      onSend={proceed}
    >
      <Radios
        name="groundId"
        label="On what ground?"
        options={grounds.map(({ groundId, label }) => [groundId, label] as const)}
        hint={`From ${sources.join('; ')}`}
        hints={Object.fromEntries(grounds.map(({ groundId, then = '' }) => [groundId, then]))}
      />
      <TextArea name="reason" label="Reason" rows={2} />
      {missing.map((sector) => (
        <fieldset key={sector} class="govuk-fieldset">
          <legend class="govuk-fieldset__legend">Missing: {sectorName(sector)}</legend>
          <div class="q-grid">
            <TextField name={howField(sector)} label={`How ${sectorName(sector)} will be heard`} max={limits.text} />
            <DateField name={whenField(sector)} label={`By when ${sectorName(sector)} will be heard`} withTime />
          </div>
        </fieldset>
      ))}
    </FormBox>
  );
}
