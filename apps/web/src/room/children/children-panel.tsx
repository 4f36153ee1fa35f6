/** The children the meeting is about; a brother or sister found on the way is added, and details are put right with a reason. */
import type { Child } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { DateField } from '../../forms/date-field.js';
import { TextField } from '../../forms/fields.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { namedAlike, saysSomebodyElse, SomebodyElse } from '../../people/somebody-else.js';
import { dateOf } from '../../words/times.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

const facts = [
  ['dateOfBirth', 'Date of birth'],
  ['expectedOn', 'Expected on, if not born yet'],
  ['address', 'Address'],
  ['school', 'School or nursery'],
  ['gp', 'GP'],
  ['interpreter', 'Interpreter or communication needs'],
  ['disability', 'Disability'],
  ['legalStatus', 'Legal status'],
  ['nhsNumber', 'NHS number'],
] as const;
const isDate = (field: string): boolean => field === 'dateOfBirth' || field === 'expectedOn';

export function ChildrenPanel() {
  const { meeting, recorder, phase } = useRoom();
  const may = recorder && meeting.finals.length === 0;
  return (
    <Panel title="Children" id="children">
      <ul class="q-entries">
        {[...meeting.children.values()].map((child) => (
          <ChildEntry key={child.childId} child={child} may={may} />
        ))}
      </ul>
      {may && phase !== 'closed' && (
        <Unfold link label="Add a child">
          <AddChildForm />
        </Unfold>
      )}
    </Panel>
  );
}

function ChildEntry({ child, may }: { readonly child: Child; readonly may: boolean }) {
  const stated = facts.filter(([field]) => child[field]);
  return (
    <li class="q-entry">
      <p>
        <strong>{child.name}</strong>
      </p>
      <dl class="q-inline-facts">
        {stated.map(([field, label]) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{isDate(field) ? dateOf(child[field] ?? '') : child[field]}</dd>
          </div>
        ))}
      </dl>
      {may && (
        <Unfold link label={`Correct ${child.name}’s details`}>
          <CorrectChildForm child={child} />
        </Unfold>
      )}
    </li>
  );
}

const Fields = () => (
  <div class="q-grid">
    <TextField name="name" label="Name" />
    {facts.map(([field, label]) =>
      isDate(field) ? (
        <DateField key={field} name={field} label={label} isBirth={field === 'dateOfBirth'} optional />
      ) : (
        <TextField key={field} name={field} label={label} optional />
      ),
    )}
  </div>
);

const childFrom = (form: Form, childId: string): Child => ({
  childId,
  name: form.text('name').trim(),
  ...Object.fromEntries(
    facts.flatMap(([field]) => {
      const value = form.filled(field);
      return value ? [[field, value]] : [];
    }),
  ),
});
const problems = (form: Form) => required(form, { name: 'Enter the child’s name', why: 'Say why' });

function AddChildForm() {
  const { meeting, send } = useRoom();
  const form = useForm('add-child');
  return (
    <FormBox
      form={form}
      label="Add a child"
      submit="Add the child"
      look="secondary"
      check={() => problems(form)}
      onSend={() =>
        send({
          type: 'AddChild',
          child: childFrom(form, crypto.randomUUID()),
          why: form.text('why').trim(),
          ...saysSomebodyElse(form),
        })
      }
    >
      <Fields />
      <SomebodyElse
        perhaps={namedAlike(meeting.children.values(), form.filled('name'))}
        instead="Correct their details if it is."
      />
      <TextField
        name="why"
        label="Why they are added"
        hint="For example: a brother who lives at the same address"
        max={4000}
      />
    </FormBox>
  );
}

function CorrectChildForm({ child }: { readonly child: Child }) {
  const { send } = useRoom();
  const form = useForm(`correct-child-${child.childId}`, {
    name: child.name,
    ...Object.fromEntries(facts.map(([field]) => [field, child[field] ?? ''])),
  });
  return (
    <FormBox
      form={form}
      label={`Correct ${child.name}’s details`}
      submit="Save the correction"
      look="secondary"
      check={() => problems(form)}
      onSend={() => send({ type: 'CorrectChild', child: childFrom(form, child.childId), why: form.text('why').trim() })}
    >
      <Fields />
      <TextField name="why" label="Why it is corrected" max={4000} />
    </FormBox>
  );
}
