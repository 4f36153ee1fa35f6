/** Who somebody here is, and what is known of somebody spoken about, put right with a reason. */
import type { Attendee, Discipline, Person, Sector } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { DateField } from '../../forms/date-field.js';
import { Choose, TextField, Tick } from '../../forms/fields.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { asTyped } from '../../live/as-typed.js';
import { useDrafts } from '../../live/drafts.js';
import { agenciesOf } from '../../people/agencies.js';
import { agencyIdFrom, another } from '../../people/participant-fields.js';
import { disciplineLabels, optionsFrom, sectorOptions } from '../../words/labels.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

const texts = ['name', 'post', 'email', 'phone', 'outOfHours'] as const;
const mayBeTakenOut: ReadonlySet<string> = new Set(['email', 'phone', 'outOfHours', 'address']);

/** What was typed anew; where a field may be empty, that too. */
function typedAnew(form: Form, fields: readonly string[], before: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const typed = form.text(field).trim();
      const isSame = typed === ((asTyped(before[field]) as string | undefined) ?? '');
      return isSame || (typed === '' && !mayBeTakenOut.has(field)) ? [] : [[field, typed]];
    }),
  );
}

const sayWhy = (form: Form, changes: object) => [
  ...(Object.keys(changes).length > 0 ? [] : [{ name: 'name', message: 'Change what is wrong, or fold this away' }]),
  ...required(form, { why: 'Say why it is put right' }),
];

const WhyField = () => (
  <TextField
    name="why"
    label="Why it is put right"
    hint="It can be printed in the minutes. Write no address, number or other name here."
    max={4000}
  />
);

export function CorrectParticipantForm({ one }: { readonly one: Attendee }) {
  const { meeting, me, send } = useRoom();
  const { facts, participantId } = one;
  const agencies = agenciesOf(meeting);
  const formId = `correct-${participantId}`;
  const chosen = useDrafts().of(formId).value['agency'];
  const form = useForm(formId, {
    ...Object.fromEntries(texts.map((field) => [field, facts[field] ?? ''])),
    agency: facts.agencyId,
    // an agency that is here already has its sector
    sector: agencies.find(({ agencyId }) => agencyId === chosen)?.sector ?? facts.sector,
    discipline: facts.discipline ?? '',
  });
  const isOwn = participantId === me.participantId;
  const changes = () => ({ ...typedAnew(form, texts, { ...facts }), ...(isOwn ? {} : belonging(form, one, agencies)) });
  return (
    <FormBox
      form={form}
      label={`Put right what is recorded of ${facts.name}`}
      submit="Save the correction"
      look="secondary"
      check={() => [
        ...sayWhy(form, changes()),
        ...(form.text('agency') === another ? required(form, { agencyName: 'Enter the name of the agency' }) : []),
      ]}
      onSend={() =>
        send({ type: 'CorrectParticipant', participantId, changes: changes(), why: form.text('why').trim() })
      }
    >
      <div class="q-grid">
        <TextField name="name" label="Name" />
        <TextField name="post" label="Post" />
        {!isOwn && <BelongingFields agencies={agencies} isNew={form.text('agency') === another} form={form} />}
        <TextField name="email" label="E-mail" type="email" optional />
        <TextField name="phone" label="Phone" type="tel" optional />
        <TextField name="outOfHours" label="Out of hours" type="tel" optional />
      </div>
      {isOwn ? (
        <p class="q-quiet">For whom you come yourself is put right by somebody else who keeps the record.</p>
      ) : (
        <p class="q-quiet">A new agency or sector is told by name to everybody inside, and counts from then on.</p>
      )}
      <WhyField />
    </FormBox>
  );
}

interface BelongingProps {
  readonly agencies: ReturnType<typeof agenciesOf>;
  readonly isNew: boolean;
  readonly form: Form;
}
const BelongingFields = ({ agencies, isNew, form }: BelongingProps) => (
  <>
    <Choose
      name="agency"
      label="Agency"
      options={[
        ...agencies.map(({ agencyId, agencyName }) => [agencyId, agencyName] as const),
        [another, 'Another agency'] as const,
      ]}
    />
    {isNew && <TextField name="agencyName" label="Name of the agency" />}
    <Choose name="sector" label="Sector" options={sectorOptions} />
    {form.text('sector') === 'health' && (
      <Choose
        name="discipline"
        label="Discipline"
        options={optionsFrom(disciplineLabels)}
        blank="Not stated"
        optional
      />
    )}
  </>
);

function belonging(form: Form, { facts }: Attendee, agencies: ReturnType<typeof agenciesOf>) {
  const chosen = form.text('agency');
  const agencyName = form.text('agencyName').trim();
  const agency =
    chosen === another
      ? { agencyId: agencyIdFrom(agencyName, agencies), agencyName }
      : chosen === facts.agencyId
        ? {}
        : { agencyId: chosen };
  const sector = form.text('sector') as Sector;
  const discipline = form.filled('discipline') as Discipline | undefined;
  return {
    ...agency,
    ...(sector === facts.sector ? {} : { sector }),
    ...(discipline && sector === 'health' && discipline !== facts.discipline ? { discipline } : {}),
  };
}

const personTexts = ['name', 'relationship', 'dateOfBirth', 'address'] as const;

/** Those spoken about, each with what is known, and where to put it right. */
export function SpokenAboutPanel() {
  const { meeting, recorder } = useRoom();
  const people = [...meeting.people.values()];
  if (people.length === 0) return null;
  const may = recorder && meeting.finals.length === 0;
  return (
    <Panel title="Spoken about" id="spoken-about" look="quiet">
      <ul class="q-entries">
        {people.map((person) => (
          <li key={person.aboutId} class="q-entry">
            <p>
              <strong>{person.name}</strong>, {person.relationship}
            </p>
            {may && (
              <Unfold link label={`Put right what is recorded of ${person.name}`}>
                <CorrectPersonForm person={person} />
              </Unfold>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CorrectPersonForm({ person }: { readonly person: Person }) {
  const { send } = useRoom();
  const { aboutId, aliases = [], parentalResponsibility = false } = person;
  const form = useForm(`correct-${aboutId}`, {
    ...Object.fromEntries(personTexts.map((field) => [field, person[field] ?? ''])),
    aliases: aliases.join(', '),
    parentalResponsibility: parentalResponsibility ? 'yes' : '',
  });
  const changes = () => {
    const names = form
      .text('aliases')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const responsible = form.text('parentalResponsibility') === 'yes';
    return {
      ...typedAnew(form, personTexts, { ...person }),
      ...(names.join() === aliases.join() ? {} : { aliases: names }),
      ...(responsible === parentalResponsibility ? {} : { parentalResponsibility: responsible }),
    };
  };
  return (
    <FormBox
      form={form}
      label={`Put right what is recorded of ${person.name}`}
      submit="Save the correction"
      look="secondary"
      check={() => sayWhy(form, changes())}
      onSend={() => send({ type: 'CorrectPerson', aboutId, changes: changes(), why: form.text('why').trim() })}
    >
      <div class="q-grid">
        <TextField name="name" label="Name" />
        <TextField name="relationship" label="Relationship" />
        <TextField name="aliases" label="Other names, with commas between" optional />
        <DateField name="dateOfBirth" label="Date of birth" isBirth optional />
        <TextField name="address" label="Address" max={4000} optional />
        <div class="q-grid__whole">
          <Tick name="parentalResponsibility" label="Has parental responsibility" />
        </div>
      </div>
      <WhyField />
    </FormBox>
  );
}
