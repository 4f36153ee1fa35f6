/** An action accepted or declined by somebody on the telephone. */
import type { AgreedAction } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { CountsAtOnce, professionalsByPhone, WhoSaysIt } from './by-phone.js';

/** Those on the telephone who may answer for an action. */
function useOwners({ owner, agencyId }: AgreedAction) {
  const { meeting, me } = useRoom();
  return professionalsByPhone(meeting, me).filter(
    ({ participantId, facts }) =>
      facts.agencyId === agencyId || ('participantId' in owner && owner.participantId === participantId),
  );
}

export function ActionByPhone({ action }: { readonly action: AgreedAction }) {
  const { recorder } = useRoom();
  const owners = useOwners(action);
  const isOpen = action.state.state === 'agreed' || action.state.state === 'accepted';
  if (!recorder || owners.length === 0 || !isOpen) return null;
  return (
    <Unfold link label="Take down an answer given by phone">
      <Fields action={action} />
    </Unfold>
  );
}

function Fields({ action }: { readonly action: AgreedAction }) {
  const { send } = useRoom();
  const owners = useOwners(action);
  const [only] = owners;
  const form = useForm(
    `phone-action-${action.actionId}`,
    only && owners.length === 1 ? { speaker: only.participantId } : {},
  );
  const { actionId } = action;
  const declines = form.text('answer') === 'decline';
  const check = () =>
    required(form, {
      speaker: 'Choose who says it',
      answer: 'Choose their answer',
      ...(declines ? { why: 'Say why, so that somebody else can be found' } : {}),
    });
  return (
    <FormBox
      form={form}
      label="Take down an answer given by phone"
      submit="Take down the answer"
      look="secondary"
      check={check}
      onSend={() => {
        const said = { actionId, spokenByParticipantId: form.text('speaker') };
        return send(
          declines
            ? { type: 'DeclineAction', ...said, why: form.text('why').trim() }
            : { type: 'AcceptAction', ...said },
        );
      }}
    >
      <CountsAtOnce />
      <WhoSaysIt people={owners} />
      <Radios
        name="answer"
        label="Their answer"
        options={[
          ['accept', 'They accept it'],
          ['decline', 'They decline it'],
        ]}
        inline
      />
      {declines && <TextArea name="why" label="Why they decline" rows={2} />}
    </FormBox>
  );
}
