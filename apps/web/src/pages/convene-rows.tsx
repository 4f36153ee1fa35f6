/** The lists of a convening: children, the adults around them, and who is asked. */
import type { ComponentChildren } from 'preact';
import { printed, sameName, type Procedure, type Role, type Sector } from '#meeting';
import { TextField, Tick } from '../forms/fields.js';
import { DateField } from '../forms/date-field.js';
import type { Form } from '../forms/form.js';
import { quiet } from '../live/begun.js';
import type { AgencyChoice } from '../people/agencies.js';
import { agencyIdFrom, ParticipantFields } from '../people/participant-fields.js';

/** What the names of a row’s fields begin with. */
const letters = { children: 'c', people: 'a', participants: 'p' };

interface RowsProps {
  readonly form: Form;
  readonly list: keyof typeof letters;
  readonly title: string;
  readonly one: string;
  readonly children: (key: string) => ComponentChildren;
}

/** Rows that come and go; each keeps its own key, so that removing one leaves the others as they were typed. */
function Rows({ form, list, title, one, children }: RowsProps) {
  const keys = form.list(list);
  const next = String(Math.max(0, ...keys.map(Number)) + 1);
  const remove = (key: string) => {
    const others = keys.filter((other) => other !== key);
    form.set(list, others, quiet);
    // what was typed in a row taken away is not sent, and must not stand against sending
    for (const { name } of form.typed()) if (name.startsWith(`${letters[list]}${key}-`)) form.set(name, '', quiet);
  };
  return (
    <fieldset class="govuk-fieldset q-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{title}</legend>
      {keys.map((key, index) => (
        <div key={key} class="q-row" role="group" aria-label={`${one} ${index + 1}`}>
          <p class="q-row__title">
            {one} {index + 1}
          </p>
          {children(key)}
          <button type="button" class="q-link-button" onClick={() => remove(key)}>
            Remove {one.toLowerCase()} {index + 1}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="govuk-button govuk-button--secondary q-button"
        onClick={() => form.set(list, [...keys, next], quiet)}
      >
        Add {keys.length > 0 ? 'another' : 'a'} {one.toLowerCase()}
      </button>
    </fieldset>
  );
}

export const ChildrenRows = ({ form }: { readonly form: Form }) => (
  <Rows form={form} list="children" title="Children" one="Child">
    {(key) => (
      <div class="q-grid">
        <TextField name={`c${key}-name`} label="Name" />
        <DateField name={`c${key}-dateOfBirth`} label="Date of birth" isBirth optional />
        <DateField name={`c${key}-expectedOn`} label="Expected on, if not born yet" optional />
        <TextField name={`c${key}-address`} label="Address" optional />
        <TextField name={`c${key}-school`} label="School or nursery" optional />
        <TextField name={`c${key}-gp`} label="GP" optional />
        <TextField name={`c${key}-interpreter`} label="Interpreter or communication needs" optional />
      </div>
    )}
  </Rows>
);

export const PeopleRows = ({ form }: { readonly form: Form }) => (
  <Rows form={form} list="people" title="Fathers, partners and other carers" one="Person">
    {(key) => (
      <div class="q-grid">
        <TextField name={`a${key}-name`} label="Name" />
        <TextField
          name={`a${key}-relationship`}
          label="Who they are to the children"
          hint="For example: Leo’s father"
        />
        <div class="q-grid__whole">
          <Tick name={`a${key}-parentalResponsibility`} label="Has parental responsibility" />
        </div>
      </div>
    )}
  </Rows>
);

/** Agencies named in other rows, so that one agency is typed once. */
export function agenciesBefore(form: Form, before: string): AgencyChoice[] {
  const found: AgencyChoice[] = [];
  for (const key of form.list('participants')) {
    if (key === before) break;
    const agencyName = form.filled(`p${key}-agencyName`);
    const sector = form.filled(`p${key}-sector`) as Sector | undefined;
    const own = !form.text(`p${key}-agency`) || form.text(`p${key}-agency`) === 'another';
    if (own && agencyName && sector && !found.some((one) => sameName(one.agencyName, agencyName)))
      found.push({ agencyId: agencyIdFrom(agencyName, found), agencyName, sector });
  }
  return found;
}

/** The rows of a list that have a name, by their keys. */
const namedIn = (form: Form, list: string, letter: string): (readonly [string, string])[] =>
  form.list(list).flatMap((key) => {
    const name = form.filled(`${letter}${key}-name`);
    return name ? [[key, printed(name)] as const] : [];
  });
const familyIn = (form: Form): (readonly [string, string])[] =>
  namedIn(form, 'participants', 'p').filter(([key]) => form.text(`p${key}-role`) === 'family');

export function ParticipantRows({ form, procedure }: { readonly form: Form; readonly procedure: Procedure }) {
  const roles: Role[] = [...procedure.rolesAdmitted];
  return (
    <Rows form={form} list="participants" title="Who is asked" one="Participant">
      {(key) => (
        <ParticipantFields
          prefix={`p${key}-`}
          agencies={agenciesBefore(form, key)}
          roles={roles}
          children={namedIn(form, 'children', 'c')}
          family={familyIn(form)}
        />
      )}
    </Rows>
  );
}
