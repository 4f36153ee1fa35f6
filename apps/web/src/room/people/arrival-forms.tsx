/** People who were not on the list: walked in, on the phone, or to be asked now. */
import type { KnownBy, Mode, Role } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { DateField } from '../../forms/date-field.js';
import { Radios } from '../../forms/fields.js';
import { required, useForm, useFormContext } from '../../forms/form.js';
import { agenciesOf, childOptions, invited, peopleOptions } from '../../people/agencies.js';
import { participantFrom, ParticipantFields, participantProblems } from '../../people/participant-fields.js';
import { namedAlike, saysSomebodyElse, SomebodyElse } from '../../people/somebody-else.js';
import { knownByLabels, modeLabels, optionsFrom } from '../../words/labels.js';
import { instantOf } from '../../words/times.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function ArrivalForms() {
  const isOver = useRoom().phase === 'closed';
  return (
    <div class="q-actions">
      <Unfold label={isOver ? 'Record somebody who was there' : 'Record a walk-in'}>
        <WalkIn />
      </Unfold>
      {!isOver && (
        <Unfold label="Invite somebody">
          <Invite />
        </Unfold>
      )}
    </div>
  );
}

/** Roles a newcomer may have; the chair is there already. */
const newcomerRoles = (admitted: readonly Role[]): Role[] => admitted.filter((role) => role !== 'chair');

/** Somebody of that name may have a place here already. */
function HereAlready() {
  const { meeting } = useRoom();
  const form = useFormContext();
  return (
    <SomebodyElse
      perhaps={namedAlike(
        invited(meeting).map(({ facts }) => facts),
        form.filled('name'),
      )}
      instead="Choose them from the list if it is."
    />
  );
}

function WalkIn() {
  const { meeting, send, phase } = useRoom();
  const form = useForm('walk-in', { mode: 'in-person' });
  const agencies = agenciesOf(meeting);
  const isOver = phase === 'closed';
  return (
    <FormBox
      form={form}
      label={isOver ? 'Record somebody who was there' : 'Record a walk-in'}
      submit={isOver ? 'Record that they were there' : 'Record arrival'}
      check={() => [
        ...participantProblems(form, agencies),
        ...(isOver ? required(form, { cameAt: 'Enter when they came' }) : []),
      ]}
      onSend={() =>
        send({
          type: 'RecordArrival',
          participant: participantFrom(form, agencies),
          mode: form.text('mode') as Mode,
          ...(form.text('mode') === 'phone' && form.filled('knownBy')
            ? { knownBy: form.text('knownBy') as KnownBy }
            : {}),
          ...(isOver ? { happenedAt: instantOf(form.text('cameAt')) } : {}),
          ...saysSomebodyElse(form),
        })
      }
    >
      <p class="q-quiet">
        {isOver
          ? 'They get nothing to read through this: give them a copy, if they may have one.'
          : 'Read them the statement of confidentiality first; recording the arrival says that you did.'}
      </p>
      <ParticipantFields
        agencies={agencies}
        roles={newcomerRoles(meeting.procedure.rolesAdmitted)}
        children={childOptions(meeting)}
        family={peopleOptions(invited(meeting).filter(({ role }) => role === 'family'))}
      />
      <HereAlready />
      {isOver && <DateField name="cameAt" label="Came" withTime />}
      <Radios
        name="mode"
        label={isOver ? 'How they were there' : 'How they are here'}
        options={optionsFrom(modeLabels)}
        inline
      />
      {form.text('mode') === 'phone' && (
        <Radios name="knownBy" label="How we know that it is them" options={optionsFrom(knownByLabels)} />
      )}
    </FormBox>
  );
}

function Invite() {
  const { meeting, send } = useRoom();
  const form = useForm('invite');
  const agencies = agenciesOf(meeting);
  return (
    <FormBox
      form={form}
      label="Invite somebody"
      submit="Invite"
      check={() => participantProblems(form, agencies)}
      onSend={() =>
        send({
          type: 'InviteParticipant',
          participant: participantFrom(form, agencies),
          ...saysSomebodyElse(form),
        })
      }
    >
      <ParticipantFields
        agencies={agencies}
        roles={newcomerRoles(meeting.procedure.rolesAdmitted)}
        children={childOptions(meeting)}
        family={peopleOptions(invited(meeting).filter(({ role }) => role === 'family'))}
      />
      <HereAlready />
    </FormBox>
  );
}
