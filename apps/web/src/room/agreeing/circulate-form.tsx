/** Circulating an edition to those who were there, or whoever else is chosen among those who may have it. */
import { isAttending, whichDocument } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Choose } from '../../forms/fields.js';
import { useForm } from '../../forms/form.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { annexOptions, mayHave, minutesOptions } from '../../words/editions.js';
import { useRoom } from '../room-context.js';
import { windowInWords } from './window.js';

export function CirculateForm() {
  const { meeting, me, send } = useRoom();
  const came = invited(meeting).filter((one) => isAttending(one) || one.stays.length > 0);
  const form = useForm('circulate', { edition: 'full', to: came.map(({ participantId }) => participantId) });
  const edition = form.text('edition');
  const which = whichDocument(edition);
  const people = invited(meeting).filter((one) => mayHave(meeting, which, one));
  const annexes = annexOptions(meeting, me);
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
      <Choose name="edition" label="Edition" options={[...minutesOptions(meeting), ...annexes]} />
      <Apart annexes={annexes.map(([, name]) => name)} />
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

/** What the minutes leave out goes separately, circle by circle, and is easily forgotten. */
const Apart = ({ annexes }: { readonly annexes: readonly string[] }) =>
  annexes.length === 0 ? null : (
    <div class="q-gap-line">
      <p>What is kept to some is in no copy of the minutes. It goes separately, to these people and nobody else:</p>
      <ul class="q-lines">
        {annexes.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
