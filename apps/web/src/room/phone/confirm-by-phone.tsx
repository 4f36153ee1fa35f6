/** Minutes read to somebody on the telephone, and confirmed by them. */
import { countsForAgency, standsConfirmed } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { required, useForm } from '../../forms/form.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { CountsAtOnce, professionalsByPhone, WhoSaysIt } from './by-phone.js';

function usePeople() {
  const { meeting, me } = useRoom();
  return professionalsByPhone(meeting, me).filter(
    (one) => countsForAgency(one) && !standsConfirmed(meeting, one.facts.agencyId),
  );
}

export function ConfirmByPhone() {
  const { recorder, meeting } = useRoom();
  const people = usePeople();
  if (!recorder || people.length === 0 || meeting.circulations.length === 0) return null;
  return (
    <Unfold link label="Take down a confirmation given by phone">
      <Fields />
    </Unfold>
  );
}

function Fields() {
  const { meeting, send } = useRoom();
  const form = useForm('phone-confirm');
  return (
    <FormBox
      form={form}
      label="Take down a confirmation given by phone"
      submit="Take down the confirmation"
      look="secondary"
      check={() => required(form, { speaker: 'Choose who says it' })}
      onSend={() =>
        send({ type: 'ConfirmMinutes', upTo: meeting.sequence, spokenByParticipantId: form.text('speaker') })
      }
    >
      <p class="q-quiet">For somebody who was in the meeting by phone: ring them, and read them the minutes first.</p>
      <CountsAtOnce />
      <WhoSaysIt people={usePeople()} />
    </FormBox>
  );
}
