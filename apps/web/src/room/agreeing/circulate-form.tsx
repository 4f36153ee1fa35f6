/** Circulating an edition to those who were there, or whoever else is chosen among those who may have it. */
import { isAttending, recipientProblem } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Choose } from '../../forms/fields.js';
import { useForm } from '../../forms/form.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { minutesOptions } from '../../words/editions.js';
import { useRoom } from '../room-context.js';
import { windowInWords } from './window.js';

export function CirculateForm() {
  const { meeting, send } = useRoom();
  const came = invited(meeting).filter((one) => isAttending(one) || one.stays.length > 0);
  const form = useForm('circulate', { edition: 'full', to: came.map(({ participantId }) => participantId) });
  const edition = form.text('edition');
  const people = invited(meeting).filter((one) => recipientProblem(edition, one) === undefined);
  const to = people.map(({ participantId }) => participantId).filter((one) => form.list('to').includes(one));
  const check = () => (to.length === 0 ? [{ name: 'to', message: 'Choose at least one person' }] : []);
  return (
    <FormBox
      form={form}
      label="Circulate the minutes"
      submit="Circulate"
      check={check}
      onSend={() => send({ type: 'CirculateMinutes', edition, to })}
    >
      <Choose name="edition" label="Edition" options={minutesOptions(meeting)} />
      <Checkboxes
        name="to"
        label="To"
        hint="Everybody who was there is chosen already"
        options={peopleOptions(people)}
      />
      <p class="q-quiet">
        {windowInWords(meeting)} They read it here with their own link; “Editions and giving out” sends it as a file or
        by e-mail.
      </p>
    </FormBox>
  );
}
