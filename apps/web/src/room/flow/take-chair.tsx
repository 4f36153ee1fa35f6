/** Taking the chair when it is empty or handed over; never automatic. */
import { isAttending } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function TakeChairPanel() {
  const { meeting, me, phase } = useRoom();
  const chair = meeting.participants.get(meeting.chairId);
  const deputyHere = [...meeting.participants.values()].some((one) => one.role === 'deputy-chair' && isAttending(one));
  const may =
    me.role === 'deputy-chair' ||
    (!deputyHere && me.role === 'member' && me.mayDecide && me.facts.sector === meeting.procedure.leadAgency);
  if (!may || !isAttending(me) || phase === 'closed' || phase === 'cancelled') return null;
  const gone = !chair || !isAttending(chair);
  return (
    <Panel title={gone ? 'The chair is not here' : 'The chair'} id="take-chair" look={gone ? 'strong' : 'quiet'}>
      <Unfold label="Take the chair" link={!gone}>
        <TakeChairForm />
      </Unfold>
    </Panel>
  );
}

function TakeChairForm() {
  const { send } = useRoom();
  const form = useForm('take-chair');
  return (
    <FormBox
      form={form}
      label="Take the chair"
      submit="Take the chair"
      look="secondary"
      check={() => required(form, { reason: 'Say why you take the chair' })}
      onSend={() => send({ type: 'TakeTheChair', reason: form.text('reason').trim() })}
    >
      <TextField name="reason" label="Reason" max={4000} />
    </FormBox>
  );
}
