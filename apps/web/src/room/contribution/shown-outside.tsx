/** Who outside the agencies may see an entry, and the chair’s form that changes it. */
import { isProfessional, limits, nameIn, type Contribution } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { useRoom } from '../room-context.js';
import { MayBeShown } from './may-be-shown.js';

export function ShownOutside({ contribution: { says, sharedWith } }: { readonly contribution: Contribution }) {
  const { meeting, me } = useRoom();
  if (!isProfessional(me) || (sharedWith.length === 0 && !says.mayShareWithFamily)) return null;
  const names = sharedWith.map((one) => nameIn(meeting, one)).join(', ');
  return <span class="q-tag q-tag--quiet">May be shown to {names || 'the family'}</span>;
}

export function ShareForm({ contribution: { contributionId, sharedWith } }: { readonly contribution: Contribution }) {
  const { send } = useRoom();
  const form = useForm(`share-${contributionId}`, { mayShareWith: [...sharedWith] });
  const isChanged = () => [...form.list('mayShareWith')].sort().join() !== [...sharedWith].sort().join();
  return (
    <FormBox
      form={form}
      label="Change who outside the agencies may see this"
      submit="Change who may see it"
      look="secondary"
      check={() => [
        ...(isChanged() ? [] : [{ name: 'mayShareWith', message: 'Change something before saving' }]),
        ...required(form, { why: 'Say why' }),
      ]}
      onSend={() =>
        send({
          type: 'CorrectContribution',
          contributionId,
          changes: { mayShareWith: form.list('mayShareWith') },
          why: form.text('why').trim(),
        })
      }
    >
      <MayBeShown />
      <TextField name="why" label="Why" max={limits.text} />
    </FormBox>
  );
}
