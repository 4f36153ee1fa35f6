/** Taking a position: for the agency where one can, otherwise in one's own name. A dissent counts at once; its reason can follow. */
import { currentVersion, standingPositions, type Decision, type PositionStanding, type Stance } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { optionsFrom, stanceLabels } from '../../words/labels.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function PositionForm({ decision }: { readonly decision: Decision }) {
  const { me } = useRoom();
  const { version } = currentVersion(decision);
  const mine = standingPositions(decision, version).find((one) =>
    one.standing === 'agency' ? one.agencyId === me.facts.agencyId : one.participantId === me.participantId,
  );
  return (
    <Unfold
      key={version}
      label={mine ? `Change your position (${stanceLabels[mine.position].toLowerCase()})` : 'Take a position'}
      open={!mine && me.role !== 'chair'}
    >
      <Fields decision={decision} version={version} />
    </Unfold>
  );
}

function Fields({ decision, version }: { readonly decision: Decision; readonly version: number }) {
  const { me, send } = useRoom();
  const forAgency = me.mayDecide && (me.role === 'chair' || me.role === 'deputy-chair' || me.role === 'member');
  const form = useForm(`position-${decision.decisionId}-${version}`, { standing: forAgency ? 'agency' : 'personal' });
  const standings = [
    ['agency', `For ${me.facts.agencyName}`],
    ['personal', 'In my own name'],
  ] as const;
  return (
    <FormBox
      form={form}
      label="Take a position"
      submit="Record the position"
      look="secondary"
      check={() => required(form, { position: 'Choose your position' })}
      onSend={() =>
        send({
          type: 'TakePosition',
          decisionId: decision.decisionId,
          version,
          position: form.text('position') as Stance,
          standing: form.text('standing') as PositionStanding,
          ...(form.filled('reason') ? { reason: form.filled('reason') } : {}),
        })
      }
    >
      <Radios name="position" label="Position" options={optionsFrom(stanceLabels)} inline />
      {forAgency ? (
        <Radios name="standing" label="You take it" options={standings} inline />
      ) : (
        <p class="q-quiet">In your own name: you are not recorded as able to decide for {me.facts.agencyName}.</p>
      )}
      <TextArea
        name="reason"
        label="Reason"
        hint="A dissent counts without it, and its reason is then owed."
        rows={2}
        optional
      />
    </FormBox>
  );
}
