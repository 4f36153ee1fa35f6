/** Raising a disagreement, whoever you are. */
import type { DisagreementSubject, PositionStanding } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { useRoom } from '../room-context.js';

const subjectId = (about: DisagreementSubject): string =>
  about.kind === 'decision'
    ? about.decisionId
    : about.kind === 'contribution'
      ? about.contributionId
      : about.kind === 'action'
        ? about.actionId
        : 'conduct';

export function RaiseForm({ about }: { readonly about: DisagreementSubject }) {
  const { me, send } = useRoom();
  const form = useForm(`raise-${subjectId(about)}`, { standing: 'agency' });
  return (
    <FormBox
      form={form}
      label="Raise a disagreement"
      submit="Raise it"
      look="secondary"
      check={() => required(form, { statement: 'Say what you disagree with and why' })}
      onSend={() =>
        send({
          type: 'RaiseDisagreement',
          disagreementId: crypto.randomUUID(),
          about,
          statement: form.text('statement').trim(),
          standing: form.text('standing') as PositionStanding,
        })
      }
    >
      <TextArea name="statement" label="What you disagree with, and why" rows={3} />
      <Radios
        name="standing"
        label="You raise it"
        options={[
          ['agency', `For ${me.facts.agencyName}`],
          ['personal', 'In my own name'],
        ]}
        inline
      />
    </FormBox>
  );
}
