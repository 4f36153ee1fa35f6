/** Telling whoever shared something what came of it. */
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { useRoom } from '../room-context.js';

export function FeedbackForm({ contributionId }: { readonly contributionId: string }) {
  const { send } = useRoom();
  const form = useForm(`feedback-${contributionId}`);
  return (
    <FormBox
      form={form}
      label="Give feedback"
      submit="Send feedback"
      look="secondary"
      check={() => required(form, { outcome: 'Write what came of it' })}
      onSend={() => send({ type: 'GiveFeedback', contributionId, outcome: form.text('outcome').trim() })}
    >
      <TextArea name="outcome" label="What came of it" rows={2} />
    </FormBox>
  );
}
