/** Correcting or withdrawing one's own words; what was said before stays in the record. */
import { limits, type Contribution } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { asTyped } from '../../live/as-typed.js';
import { useRoom } from '../room-context.js';
import { changesIn, ContributionDetails, valuesOf } from './contribution-form.js';

export function CorrectForm({ contribution }: { readonly contribution: Contribution }) {
  const { meeting, send } = useRoom();
  const { contributionId } = contribution;
  const says = asTyped({ ...contribution.says, mayShareWith: contribution.sharedWith });
  const form = useForm(`correct-${contributionId}`, { ...valuesOf(says), why: 'Adding what was not stated' });
  const nothing = () =>
    Object.keys(changesIn(form, meeting, says)).length === 0
      ? [{ name: 'statement', message: 'Change something before saving' }]
      : [];
  return (
    <FormBox
      form={form}
      label="Correct this contribution"
      submit="Save the correction"
      look="secondary"
      check={() => [
        ...required(form, {
          statement: 'The words cannot be blank. Withdraw the contribution instead',
          why: 'Say why it is corrected',
        }),
        ...nothing(),
      ]}
      onSend={() =>
        send({
          type: 'CorrectContribution',
          contributionId,
          changes: changesIn(form, meeting, says),
          why: form.text('why'),
        })
      }
    >
      <TextArea name="statement" label="In your own words" rows={4} max={limits.statement} />
      <ContributionDetails />
      <TextField name="why" label="Why it is corrected" max={limits.text} />
    </FormBox>
  );
}

export function WithdrawForm({ contributionId }: { readonly contributionId: string }) {
  const { send } = useRoom();
  const form = useForm(`withdraw-${contributionId}`);
  return (
    <FormBox
      form={form}
      label="Withdraw this contribution"
      submit="Withdraw it"
      look="warning"
      check={() => required(form, { why: 'Say why it is withdrawn, for example wrong child' })}
      onSend={() => send({ type: 'WithdrawContribution', contributionId, why: form.text('why') })}
    >
      <TextField name="why" label="Why it is withdrawn" max={limits.text} />
    </FormBox>
  );
}
