/** The position of somebody on the telephone, taken down by whoever keeps the record. */
import { currentVersion, isProfessional, type Decision, type PositionStanding, type Stance } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { optionsFrom, stanceLabels } from '../../words/labels.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { CountsAtOnce, professionalsByPhone, WhoSaysIt } from './by-phone.js';

export function PositionByPhone({ decision }: { readonly decision: Decision }) {
  const { meeting, me, recorder, phase } = useRoom();
  const people = professionalsByPhone(meeting, me);
  if (!recorder || phase !== 'open' || decision.decided || people.length === 0) return null;
  return (
    <Unfold link label="Take down a position given by phone">
      <Fields decision={decision} />
    </Unfold>
  );
}

function Fields({ decision: { decisionId, ...decision } }: { readonly decision: Decision }) {
  const { meeting, me, send } = useRoom();
  const { version } = currentVersion({ decisionId, ...decision });
  const people = professionalsByPhone(meeting, me);
  const form = useForm(`phone-position-${decisionId}-${version}`);
  const speaker = meeting.participants.get(form.text('speaker'));
  const forAgency = speaker !== undefined && speaker.mayDecide && isProfessional(speaker);
  const standing = (forAgency ? (form.filled('standing') ?? 'agency') : 'personal') as PositionStanding;
  const check = () => required(form, { speaker: 'Choose who says it', position: 'Choose their position' });
  return (
    <FormBox
      form={form}
      label="Take down a position given by phone"
      submit="Take down the position"
      look="secondary"
      check={check}
      onSend={() =>
        send({
          type: 'TakePosition',
          decisionId,
          version,
          position: form.text('position') as Stance,
          standing,
          spokenByParticipantId: form.text('speaker'),
          ...(form.filled('reason') ? { reason: form.filled('reason') } : {}),
        })
      }
    >
      <CountsAtOnce />
      <WhoSaysIt people={people} />
      <Radios name="position" label="Their position" options={optionsFrom(stanceLabels)} inline />
      {forAgency && (
        <Radios
          name="standing"
          label="They take it"
          options={[
            ['agency', `For ${speaker.facts.agencyName}`],
            ['personal', 'In their own name'],
          ]}
          inline
        />
      )}
      {speaker && !forAgency && (
        <p class="q-quiet">
          In their own name: they are not recorded as able to decide for {speaker.facts.agencyName}.
        </p>
      )}
      <TextArea name="reason" label="Their reason" rows={2} optional />
    </FormBox>
  );
}
