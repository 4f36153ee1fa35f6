/** A question about the record, before whoever was asked, with the words it is about. */
import { authorOf, isWithheld, nameIn, type Flag } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { readText, wordsIn } from '../again.js';
import { OnlyForRows } from '../audience/only-for.js';
import { useRoom } from '../room-context.js';

export function AskedFlag({ flag }: { readonly flag: Flag }) {
  const { flagId, about, by, ofParticipantId, question } = flag;
  const { meeting, me, live, send } = useRoom();
  const form = useForm(`answer-${flagId}`);
  const asker = nameIn(meeting, authorOf(by) ?? '');
  const row = live.entries().find(({ sequence }) => sequence === about);
  const [first] = row && !isWithheld(row) ? wordsIn(row.event) : [];
  const words = first && readText(first);
  return (
    <li class="q-entry">
      <OnlyForRows sequences={[flag.sequence, about]}>
        <p>
          <strong>
            {asker} asks{ofParticipantId === me.participantId ? '' : ` ${nameIn(meeting, ofParticipantId)}`}, for the
            minutes:
          </strong>{' '}
          {question}
        </p>
        {words && <p class="q-quiet">About: {words}</p>}
        <FormBox
          form={form}
          label={`Answer ${asker}: ${question}`}
          submit="Answer"
          look="secondary"
          check={() => required(form, { answer: 'Write your answer' })}
          onSend={() => send({ type: 'AnswerFlag', flagId, answer: form.text('answer').trim() })}
        >
          <TextArea name="answer" label="Your answer" rows={2} />
        </FormBox>
      </OnlyForRows>
    </li>
  );
}
