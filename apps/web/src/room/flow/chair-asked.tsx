/** What the chair sees at once when somebody asks for the chair, with the two answers. */
import { nameIn, openChairRequest, staleAt, unansweredAt } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextField } from '../../forms/fields.js';
import { useForm } from '../../forms/form.js';
import { timeOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function ChairAskedPanel() {
  const { meeting } = useRoom();
  const request = openChairRequest(meeting);
  if (!request || request.answer?.agreed === false) return null;
  const name = nameIn(meeting, request.participantId);
  return (
    <Panel title={`${name} asks for the chair`} id="chair-asked" look="strong">
      <p class="govuk-body">{request.reason}</p>
      <p class="govuk-body">
        {request.answer
          ? `You agreed. ${name} can take the chair now; you then stay as a member.`
          : `Without an answer from you by ${timeOf(unansweredAt(request))}, ${name} may take it until ${timeOf(staleAt(request))}.`}
      </p>
      {!request.answer && (
        <Act
          label="Agree"
          about={`${name} takes the chair`}
          command={() => ({ type: 'AnswerForTheChair', agreed: true })}
        />
      )}
      <Act
        label="Not now"
        about={`${name} does not take the chair`}
        command={() => ({ type: 'AnswerForTheChair', agreed: false })}
      />
      <Unfold label="Not now, and say why" link>
        <NotNow />
      </Unfold>
    </Panel>
  );
}

function NotNow() {
  const { send } = useRoom();
  const form = useForm('chair-not-now');
  return (
    <FormBox
      form={form}
      label="Not now, and say why"
      submit="Answer: not now"
      look="secondary"
      check={() => []}
      onSend={() => send({ type: 'AnswerForTheChair', agreed: false, why: form.filled('why') })}
    >
      <TextField name="why" label="Why" max={4000} optional />
    </FormBox>
  );
}
