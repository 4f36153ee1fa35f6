/** Fathers, partners and other carers: each considered, as protective, a risk, or not known yet. */
import { agencyNameIn, limits, maySee, type Basis, type ConsideredAs, type Person } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Choose, Radios, TextArea, TextField } from '../../forms/fields.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { childOptions } from '../../people/agencies.js';
import { basisLabels, consideredLabels, optionsFrom } from '../../words/labels.js';
import { namedAlike, saysSomebodyElse, SomebodyElse } from '../../people/somebody-else.js';
import { OnlyFor } from '../audience/only-for.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function ConsiderPanel() {
  const { meeting, phase, recorder } = useRoom();
  const people = [...meeting.people.values()];
  return (
    <Panel title="Fathers, partners and other carers" id="carers">
      {people.length === 0 && (
        <p class="q-gap-line">Nobody is listed. Who is the father, and who else cares for the children?</p>
      )}
      <ul class="q-entries">
        {people.map((person) => (
          <Considered key={person.aboutId} person={person} />
        ))}
      </ul>
      {phase !== 'closed' && recorder && (
        <Unfold link label="Add somebody who cares for or lives with the children">
          <AddPersonForm />
        </Unfold>
      )}
    </Panel>
  );
}

function Considered({ person: { aboutId, name, relationship, parentalResponsibility } }: { readonly person: Person }) {
  const { meeting, me, phase } = useRoom();
  const views = meeting.considerations.filter((one) => one.aboutId === aboutId && maySee(me.participantId, one));
  return (
    <li class="q-entry">
      <p>
        <strong>{name}</strong>, {relationship}
        {parentalResponsibility && ' · has parental responsibility'}
      </p>
      {views.length === 0 && <p class="q-gap-line">Not considered yet.</p>}
      {views.map((view) => (
        <div key={view.sequence} id={`row-${view.sequence}`}>
          <OnlyFor entry={view}>
            <p class="q-quiet">
              {agencyNameIn(meeting, view.agencyId)}: {consideredLabels[view.consideredAs].toLowerCase()}
              {view.involvement && `. ${view.involvement}`}
              {view.source && `. From ${view.source}`}
              {view.whyNotInvolved && `. Not involved: ${view.whyNotInvolved}`}
            </p>
          </OnlyFor>
        </div>
      ))}
      {phase === 'open' && me.role !== 'minute-taker' && (
        <Unfold link label={`Say how ${name} is considered`}>
          <ConsiderForm aboutId={aboutId} name={name} />
        </Unfold>
      )}
    </li>
  );
}

const riskProblems = (form: Form) =>
  form.text('consideredAs') === 'risk'
    ? required(form, { basis: 'Say what calling them a risk rests on', source: 'Say where you know it from' })
    : [];

function ConsiderForm({ aboutId, name }: { readonly aboutId: string; readonly name: string }) {
  const { meeting, send } = useRoom();
  const [only, second] = [...meeting.children.keys()];
  const form = useForm(`consider-${aboutId}`, only && !second ? { childIds: [only] } : {});
  const record = () =>
    send({
      type: 'ConsiderPerson',
      aboutId,
      childIds: form.list('childIds'),
      consideredAs: form.text('consideredAs') as ConsideredAs,
      ...(form.filled('basis') ? { basis: form.text('basis') as Basis } : {}),
      ...Object.fromEntries(
        ['source', 'involvement', 'whyNotInvolved']
          .map((field) => [field, form.filled(field)])
          .filter(([, value]) => value),
      ),
    });
  return (
    <FormBox
      form={form}
      label={`How ${name} is considered`}
      submit="Record"
      look="secondary"
      check={() => [
        ...required(form, { consideredAs: 'Choose how they are considered', childIds: 'Choose the children' }),
        ...riskProblems(form),
      ]}
      onSend={record}
    >
      <Radios name="consideredAs" label="Considered as" options={optionsFrom(consideredLabels)} inline />
      <Checkboxes name="childIds" label="For which children" options={childOptions(meeting)} inline />
      <Choose name="basis" label="What it rests on" options={optionsFrom(basisLabels)} blank="Not stated" />
      <TextField name="source" label="Where it is known from" max={limits.text} />
      <TextArea name="involvement" label="Their part in the children’s lives" rows={2} optional />
      <TextField name="whyNotInvolved" label="If they have not been spoken to, why" max={limits.text} optional />
    </FormBox>
  );
}

function AddPersonForm() {
  const { meeting, send } = useRoom();
  const form = useForm('add-person');
  return (
    <FormBox
      form={form}
      label="Add a person"
      submit="Add"
      look="secondary"
      check={() => required(form, { name: 'Enter their name', relationship: 'Say who they are to the children' })}
      onSend={() =>
        send({
          type: 'AddPerson',
          person: {
            aboutId: crypto.randomUUID(),
            name: form.text('name').trim(),
            relationship: form.text('relationship').trim(),
          },
          ...saysSomebodyElse(form),
        })
      }
    >
      <TextField name="name" label="Name" />
      <SomebodyElse
        perhaps={namedAlike(meeting.people.values(), form.filled('name'))}
        instead="Use that entry if it is."
      />
      <TextField name="relationship" label="Who they are to the children" hint="For example: Leo’s father" />
    </FormBox>
  );
}
