/** What the family is told, and who leads: settled by the chair, read by everyone. */
import {
  isInvited,
  keptBack,
  limits,
  maySee,
  nameIn,
  type DecideWhatFamilyIsTold,
  type FamilyMessage,
  type Meeting,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Choose, Radios, TextArea, TextField } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm, useFormContext, type Form } from '../../forms/form.js';
import { childNames, childOptions, peopleOptions, personOptions } from '../../people/agencies.js';
import { instantOf, momentOf } from '../../words/times.js';
import { OnlyFor, OnlyForRows } from '../audience/only-for.js';
import { keptToIn } from '../contribution/kept-to.js';
import { Restrict } from '../contribution/restrict.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

/** What they must not know yet may stand in a row of its own, kept to fewer than the message. */
const rowsOfNotYet = ({ thread }: FamilyMessage): number[] =>
  thread.rows.filter(({ event }) => event.type === 'FamilyMustNotKnowYet').map(({ sequence }) => sequence);

/** Whose message it is, where it is one person’s, and the children opened to them. */
function forWhom(meeting: Meeting, { aboutId, childIds = [] }: FamilyMessage): string {
  if (!aboutId) return '';
  const alone = `For ${meeting.people.get(aboutId)?.name ?? 'one person'} alone. `;
  return childIds.length > 0 ? `${alone}Their copy may be about ${childNames(meeting, childIds)}. ` : alone;
}

export function FamilyPanel() {
  const { meeting, me, chairing, phase } = useRoom();
  const messages = meeting.familyMessages.filter((message) => maySee(me.participantId, message));
  return (
    <Panel title="What the family is told" id="family">
      {messages.length === 0 && <p class="q-gap-line">Not decided yet.</p>}
      {messages.map((message) => (
        <div key={message.sequence} id={`row-${message.sequence}`} tabIndex={-1} class="q-entry">
          <OnlyFor entry={message}>
            <p>
              {message.told ? (
                <>To be told: {message.what ?? 'not stated what'}</>
              ) : (
                <>Not told: {message.whyNot ?? 'reason not stated'}</>
              )}
            </p>
            <p class="q-quiet">
              {forWhom(meeting, message)}
              {message.byParticipantId && `By ${nameIn(meeting, message.byParticipantId)}. `}
              {message.notBefore && `Not before ${momentOf(message.notBefore)}. `}
              {message.mustNotKnowYetKept && !message.mustNotKnowYet && `Must not know yet: ${keptBack}.`}
            </p>
            {message.mustNotKnowYet && (
              <OnlyForRows sequences={rowsOfNotYet(message)}>
                <p class="q-quiet">Must not know yet: {message.mustNotKnowYet}</p>
              </OnlyForRows>
            )}
          </OnlyFor>
        </div>
      ))}
      {chairing && phase === 'open' && (
        <Unfold label="Decide what the family is told">
          <MessageForm />
        </Unfold>
      )}
    </Panel>
  );
}

function messageFrom(form: Form): DecideWhatFamilyIsTold {
  const keptTo = keptToIn(form, 'yet:');
  return {
    type: 'DecideWhatFamilyIsTold',
    told: form.text('told') === 'yes',
    ...Object.fromEntries(
      ['aboutId', 'what', 'byParticipantId', 'mustNotKnowYet', 'whyNot']
        .map((field) => [field, form.filled(field)])
        .filter(([, value]) => value),
    ),
    ...(form.filled('aboutId') && form.list('childIds').length > 0 ? { childIds: form.list('childIds') } : {}),
    ...(form.filled('mustNotKnowYet') && keptTo ? { mustNotKnowYetRestrictedTo: keptTo } : {}),
    ...(form.filled('notBefore') ? { notBefore: instantOf(form.text('notBefore')) } : {}),
  };
}

function MessageForm() {
  const { send } = useRoom();
  const form = useForm('family-message');
  const told = form.text('told');
  const check = () => [
    ...required(form, { told: 'Choose whether the family is told' }),
    ...(told === 'yes' ? required(form, { what: 'Write what they are told' }) : []),
    ...(told === 'no' ? required(form, { whyNot: 'Say why they are not told' }) : []),
  ];
  return (
    <FormBox
      form={form}
      label="What the family is told"
      submit="Record what the family is told"
      look="secondary"
      check={check}
      onSend={() => send(messageFrom(form))}
    >
      <Radios
        name="told"
        label="Is the family told?"
        options={[
          ['yes', 'Yes'],
          ['no', 'Not for now'],
        ]}
        inline
      />
      <ForWhom />
      {told !== 'no' && <WhatIsTold />}
      {told !== 'yes' && <TextArea name="whyNot" label="Why not" rows={2} />}
      <MustNotKnowYet form={form} />
    </FormBox>
  );
}

function WhatIsTold() {
  const { meeting } = useRoom();
  return (
    <>
      <TextArea name="what" label="What they are told" rows={3} />
      <Choose
        name="byParticipantId"
        label="Who tells them"
        options={peopleOptions([...meeting.participants.values()].filter(isInvited))}
        blank="Not stated"
      />
      <DateField name="notBefore" label="Not before" withTime optional />
    </>
  );
}

const MustNotKnowYet = ({ form }: { readonly form: Form }) => (
  <>
    <TextField
      name="mustNotKnowYet"
      label="What they must not know yet"
      hint={
        keptToIn(form, 'yet:')
          ? 'Only those ticked below and your own agency read this. Everybody else here reads that there is something, and is told to ask you.'
          : 'Every agency in this meeting reads this.'
      }
      max={limits.text}
      optional
    />
    {form.filled('mustNotKnowYet') && (
      <Restrict prefix="yet:" label="Keep what they must not know yet to some of those invited" />
    )}
  </>
);

/** One of those listed alone, and the children their copy may be about where they take no part. */
function ForWhom() {
  const { meeting } = useRoom();
  const { filled } = useFormContext();
  return (
    <>
      <Choose name="aboutId" label="For whom" options={personOptions(meeting)} blank="Any of the family" />
      {filled('aboutId') && meeting.children.size > 1 && (
        <Checkboxes
          name="childIds"
          label="If they take no part in this meeting, which children may their copy be about?"
          options={childOptions(meeting)}
          inline
        />
      )}
    </>
  );
}

export function LeadPanel() {
  const { meeting, chairing, phase } = useRoom();
  const lead = meeting.leads.at(-1);
  return (
    <Panel title="Lead practitioner" id="lead">
      {lead ? (
        <p id={`row-${lead.sequence}`}>
          <strong>{nameIn(meeting, lead.participantId)}</strong>.{' '}
          <OnlyForRows sequences={[lead.sequence]}>{lead.responsibilities}</OnlyForRows>
        </p>
      ) : (
        <p class="q-gap-line">Not named yet.</p>
      )}
      {chairing && phase === 'open' && (
        <Unfold label="Name the lead practitioner">
          <LeadForm />
        </Unfold>
      )}
    </Panel>
  );
}

function LeadForm() {
  const { meeting, send } = useRoom();
  const form = useForm('lead');
  return (
    <FormBox
      form={form}
      label="Name the lead practitioner"
      submit="Name the lead"
      look="secondary"
      check={() =>
        required(form, {
          participantId: 'Choose the lead practitioner',
          responsibilities: 'Say what they hold together',
        })
      }
      onSend={() =>
        send({
          type: 'NameLeadPractitioner',
          participantId: form.text('participantId'),
          responsibilities: form.text('responsibilities').trim(),
        })
      }
    >
      <Choose
        name="participantId"
        label="Who leads"
        options={peopleOptions([...meeting.participants.values()].filter(isInvited))}
        blank="Choose"
      />
      <TextArea name="responsibilities" label="What they are responsible for" rows={2} />
    </FormBox>
  );
}
