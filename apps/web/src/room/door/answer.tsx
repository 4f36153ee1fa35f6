/** Answering the invitation: coming, apologies, or a deputy from the same agency. */
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { participantFrom, ParticipantFields, participantProblems } from '../../people/participant-fields.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

const answers = [
  ['will-attend', 'I will be there'],
  ['apologies', 'I cannot come'],
  ['deputy', 'Somebody from my agency comes for me'],
] as const;

export function Answer() {
  const { me } = useRoom();
  return (
    <Panel title="Cannot come in now?" id="answer" look="quiet">
      {me.answer && (
        <p class="govuk-body">You answered: {answers.find(([value]) => value === me.answer?.answer)?.[1]}.</p>
      )}
      <Unfold label="Answer the invitation">
        <AnswerForm />
      </Unfold>
    </Panel>
  );
}

function AnswerForm() {
  const { me, send } = useRoom();
  const form = useForm('answer-invitation');
  const { agencyId, agencyName, sector } = me.facts;
  const own = { agencyId, agencyName, sector };
  const answer = form.text('answer') as 'will-attend' | 'apologies' | 'deputy' | '';
  const check = () => [
    ...required(form, { answer: 'Choose your answer' }),
    ...(answer === 'deputy' ? participantProblems(form, [], '', own) : []),
  ];
  const sendAnswer = () =>
    answer &&
    send({
      type: 'AnswerInvitation',
      answer,
      ...(form.filled('reason') ? { reason: form.filled('reason') } : {}),
      ...(answer === 'deputy' ? { deputy: participantFrom(form, [], '', own) } : {}),
    });
  return (
    <FormBox form={form} label="Answer the invitation" submit="Send answer" check={check} onSend={sendAnswer}>
      <Radios name="answer" label="Your answer" options={answers} />
      {answer === 'deputy' && <ParticipantFields agencies={[]} roles={['member']} fixedAgency={own} />}
      <TextArea name="reason" label="Reason" rows={2} optional />
    </FormBox>
  );
}
