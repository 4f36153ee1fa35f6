/** Changing who may see an entry: more people, or fewer from now on. Who had already seen it is listed, never denied. */
import type { Thread } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Radios, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { capitalised, sectorName } from '../../words/labels.js';
import { useRoom } from '../room-context.js';

export function AudienceForm({ sequence, thread }: { readonly sequence: number; readonly thread: Thread }) {
  const { meeting, send } = useRoom();
  const form = useForm(`audience-${sequence}`, { direction: 'fewer' });
  const others = invited(meeting).filter(({ facts }) => facts.agencyId !== thread.agencyId);
  const sectors = [...new Set(others.map(({ facts }) => facts.sector))];
  const wider = thread.audience !== undefined && form.text('direction') === 'more';
  const named = () => [...form.list('sectors'), ...form.list('people')];
  const check = () => [
    ...(wider && named().length === 0 ? [{ name: 'sectors', message: 'Choose who else may see it' }] : []),
    ...required(form, { why: 'Say why' }),
  ];
  const change = () =>
    send(
      wider
        ? { type: 'ExtendAudience', sequence, to: named(), why: form.text('why').trim() }
        : { type: 'RestrictAfterwards', sequence, audience: named(), why: form.text('why').trim() },
    );
  return (
    <FormBox
      form={form}
      label="Change who may see this"
      submit="Change who may see it"
      look="secondary"
      check={check}
      onSend={change}
    >
      {thread.audience && (
        <Radios
          name="direction"
          label="What changes?"
          options={[
            ['more', 'More people may see it'],
            ['fewer', 'Fewer people may see it from now on'],
          ]}
        />
      )}
      <p class="q-quiet">
        {wider
          ? 'Besides those who see it already, show it to:'
          : 'Besides the agency itself and whoever entered it, keep it to:'}
      </p>
      <Checkboxes
        name="sectors"
        label="Sectors"
        options={sectors.map((sector) => [sector, capitalised(sectorName(sector))] as const)}
        inline
      />
      <Checkboxes name="people" label="People" options={peopleOptions(others)} />
      <TextField name="why" label="Why" max={4000} />
    </FormBox>
  );
}
