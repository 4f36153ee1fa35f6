/** Recording that an edition left by another way: by hand, by post, by the agency’s own secure e-mail. */
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { unclearReceiver } from '#meeting';
import { childOptions, invited, peopleOptions, personOptions } from '../../people/agencies.js';
import { isSomebodyElse, SomebodyElse, somebodyElseProblem } from '../../people/somebody-else.js';
import { editionOptions, paperOptions } from '../../words/editions.js';
import { useRoom } from '../room-context.js';

export function GivenForm() {
  const { meeting, send } = useRoom();
  const form = useForm('given', { edition: 'full' });
  const to = form.filled('to') ?? form.filled('name');
  const unclear = form.filled('to') || !to ? undefined : unclearReceiver(meeting, to);
  const check = () => [
    ...(to ? [] : required(form, { name: 'Say who received it' })),
    ...somebodyElseProblem(form, unclear),
    ...required(form, { how: 'Say how it was given' }),
  ];
  return (
    <FormBox
      form={form}
      label="Record what was given out"
      submit="Record it"
      look="secondary"
      check={check}
      onSend={() =>
        send({
          type: 'RecordDistribution',
          edition: form.text('edition'),
          to: to ?? '',
          how: form.text('how').trim(),
          ...(unclear && isSomebodyElse(form) ? { notListed: true } : {}),
        })
      }
    >
      <Choose name="edition" label="What" options={[...editionOptions(meeting), ...paperOptions(meeting)]} />
      <Choose
        name="to"
        label="To"
        options={[...peopleOptions(invited(meeting)), ...personOptions(meeting), ...childOptions(meeting)]}
        blank="Somebody outside this meeting"
      />
      {!form.filled('to') && <TextField name="name" label="Their name" />}
      <SomebodyElse perhaps={unclear} instead="Choose them under “To” if it is." />
      <TextField name="how" label="How" hint="For example: by hand, by post" max={4000} />
    </FormBox>
  );
}
