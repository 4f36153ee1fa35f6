/** Recording that an edition left by another way: by hand, by post, by the agency’s own secure e-mail. */
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { isAnnex, unclearReceiver, whichDocument } from '#meeting';
import { childOptions, invited, peopleOptions, personOptions } from '../../people/agencies.js';
import { isSomebodyElse, SomebodyElse, somebodyElseProblem } from '../../people/somebody-else.js';
import { annexOptions, editionOptions, mayHave, paperOptions } from '../../words/editions.js';
import { useRoom } from '../room-context.js';

export function GivenForm() {
  const { meeting, me, send } = useRoom();
  const form = useForm('given', { edition: 'full' });
  const edition = form.text('edition');
  const which = whichDocument(edition);
  const annex = isAnnex(which);
  const to = form.filled('to') ?? (annex ? undefined : form.filled('name'));
  const unclear = form.filled('to') || !to ? undefined : unclearReceiver(meeting, to);
  const check = () => [
    ...(to ? [] : required(form, annex ? { to: 'Choose who received it' } : { name: 'Say who received it' })),
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
          edition,
          to: to ?? '',
          how: form.text('how').trim(),
          ...(unclear && isSomebodyElse(form) ? { notListed: true } : {}),
        })
      }
    >
      <Choose
        name="edition"
        label="What"
        options={[...editionOptions(meeting), ...paperOptions(meeting), ...annexOptions(meeting, me)]}
      />
      <Choose
        name="to"
        label="To"
        options={
          annex
            ? peopleOptions(invited(meeting).filter((one) => mayHave(meeting, which, one)))
            : [...peopleOptions(invited(meeting)), ...personOptions(meeting), ...childOptions(meeting)]
        }
        blank={annex ? 'Choose' : 'Somebody outside this meeting'}
      />
      {!annex && !form.filled('to') && <TextField name="name" label="Their name" />}
      <SomebodyElse perhaps={unclear} instead="Choose them under “To” if it is." />
      <TextField name="how" label="How" hint="For example: by hand, by post" max={4000} />
    </FormBox>
  );
}
