/** Asking about what somebody said, or asking one agency. An open question is a gap. */
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { agenciesOf } from '../../people/agencies.js';
import { useRoom } from '../room-context.js';

export function AskForm({ contributionId }: { readonly contributionId: string }) {
  const { send } = useRoom();
  const form = useForm(`ask-${contributionId}`);
  return (
    <FormBox
      form={form}
      label="Ask about this contribution"
      submit="Ask"
      look="secondary"
      check={() => required(form, { question: 'Write your question' })}
      onSend={() =>
        send({
          type: 'AskAbout',
          questionId: crypto.randomUUID(),
          contributionId,
          question: form.text('question').trim(),
        })
      }
    >
      <TextArea name="question" label="Your question" rows={2} />
    </FormBox>
  );
}

export function AskAgencyForm() {
  const { meeting, me, send } = useRoom();
  const form = useForm('ask-agency');
  const agencies = agenciesOf(meeting).filter(({ agencyId }) => agencyId !== me.facts.agencyId);
  return (
    <FormBox
      form={form}
      label="Ask an agency"
      submit="Ask"
      look="secondary"
      check={() => required(form, { ofAgencyId: 'Choose whom to ask', question: 'Write your question' })}
      onSend={() =>
        send({
          type: 'AskAbout',
          questionId: crypto.randomUUID(),
          ofAgencyId: form.text('ofAgencyId'),
          question: form.text('question').trim(),
        })
      }
    >
      <Choose
        name="ofAgencyId"
        label="Agency"
        options={agencies.map(({ agencyId, agencyName }) => [agencyId, agencyName] as const)}
        blank="Choose"
      />
      <TextArea name="question" label="Your question" rows={2} />
    </FormBox>
  );
}
