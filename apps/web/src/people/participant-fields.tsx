/** Who somebody is and for whom they come: the same fields for inviting, walking in, standing in, and convening. */
import { printed, roleNames, sameName, type Discipline, type Participant, type Role, type Sector } from '#meeting';
import { Choose, TextField, Tick } from '../forms/fields.js';
import { required, useFormContext, type FieldError, type Form } from '../forms/form.js';
import type { AgencyChoice } from './agencies.js';
import { BelongingFields, belongingFrom } from './belonging-fields.js';
import { capitalised, disciplineLabels, optionsFrom, sectorOptions, type Options } from '../words/labels.js';

export const another = 'another';

interface FieldsProps {
  readonly prefix?: string;
  readonly agencies: readonly AgencyChoice[];
  readonly roles: readonly Role[];
  readonly fixedAgency?: AgencyChoice;
  /** The children and the family members of this meeting, for saying who belongs to whom. */
  readonly children?: Options;
  readonly family?: Options;
}

export function ParticipantFields({ prefix = '', agencies, roles, fixedAgency, children, family }: FieldsProps) {
  const form = useFormContext();
  const at = (name: string) => prefix + name;
  const isNew = agencies.length === 0 || form.text(at('agency')) === another;
  const agencyOptions: Options = [
    ...agencies.map(({ agencyId, agencyName }) => [agencyId, printed(agencyName)] as const),
    [another, 'Another agency'],
  ];
  return (
    <div class="q-grid">
      <TextField name={at('name')} label="Name" />
      <TextField name={at('post')} label="Post" hint="For example: health visitor" />
      {!fixedAgency && agencies.length > 0 && (
        <Choose name={at('agency')} label="Agency" options={agencyOptions} blank="Choose" />
      )}
      {!fixedAgency && isNew && <TextField name={at('agencyName')} label="Name of the agency" />}
      {!fixedAgency && isNew && <Choose name={at('sector')} label="Sector" options={sectorOptions} blank="Choose" />}
      {sectorIn(form, prefix, agencies, fixedAgency) === 'health' && (
        <Choose
          name={at('discipline')}
          label="Discipline"
          options={optionsFrom(disciplineLabels)}
          blank="Not stated"
          optional
        />
      )}
      {roles.length > 1 && (
        <Choose
          name={at('role')}
          label="Part in the meeting"
          options={roles
            .filter((role) => role !== 'member')
            .map((role) => [role, capitalised(roleNames[role])] as const)}
          blank="Member"
        />
      )}
      <BelongingFields prefix={prefix} children={children} family={family} />
      <TextField
        name={at('email')}
        label="E-mail"
        hint="Without it nothing can be sent to them from here"
        type="email"
        optional
      />
      <TextField name={at('phone')} label="Phone" type="tel" optional />
      <TextField name={at('outOfHours')} label="Out of hours" type="tel" optional />
      <div class="q-grid__whole">
        <Tick name={at('mayDecide')} label="Can decide for their agency" />
        <Tick name={at('directContact')} label="Has worked directly with the child" />
      </div>
    </div>
  );
}

const sectorIn = (form: Form, prefix: string, agencies: readonly AgencyChoice[], fixedAgency?: AgencyChoice): string =>
  fixedAgency?.sector ??
  agencies.find(({ agencyId }) => agencyId === form.text(`${prefix}agency`))?.sector ??
  form.text(`${prefix}sector`);

export function participantProblems(
  form: Form,
  agencies: readonly AgencyChoice[],
  prefix = '',
  fixedAgency?: AgencyChoice,
): FieldError[] {
  const at = (name: string) => prefix + name;
  const basics = required(form, { [at('name')]: 'Enter the person’s name', [at('post')]: 'Enter their post' });
  if (fixedAgency || agencies.some(({ agencyId }) => agencyId === form.text(at('agency')))) return basics;
  if (agencies.length > 0 && form.text(at('agency')) !== another)
    return [...basics, { name: at('agency'), message: 'Choose their agency' }];
  return [
    ...basics,
    ...required(form, {
      [at('agencyName')]: 'Enter the name of their agency',
      [at('sector')]: 'Choose the sector of their agency',
    }),
  ];
}

/** A slug of the agency's name, unlike any there already. */
export function agencyIdFrom(name: string, taken: readonly AgencyChoice[]): string {
  const slug =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 56) || 'agency';
  const free = (id: string) => taken.every(({ agencyId }) => agencyId !== id);
  return free(slug) ? slug : `${slug}-${taken.length + 1}`;
}

export function participantFrom(
  form: Form,
  agencies: readonly AgencyChoice[],
  prefix = '',
  fixedAgency?: AgencyChoice,
): Participant {
  const at = (name: string) => prefix + name;
  const agency =
    fixedAgency ??
    agencies.find(({ agencyId }) => agencyId === form.text(at('agency'))) ??
    newAgency(form, agencies, prefix);
  const discipline = agency.sector === 'health' ? (form.filled(at('discipline')) as Discipline | undefined) : undefined;
  const role = (form.filled(at('role')) ?? 'member') as Role;
  return {
    participantId: crypto.randomUUID(),
    name: form.text(at('name')).trim(),
    post: form.text(at('post')).trim(),
    ...agency,
    role,
    ...belongingFrom(form, prefix, role),
    mayDecide: form.text(at('mayDecide')) === 'yes',
    directContact: form.text(at('directContact')) === 'yes',
    ...(discipline ? { discipline } : {}),
    ...reachedBy(form, at),
  };
}

/** How they are reached, as far as it was said. */
const reachedBy = (form: Form, at: (name: string) => string): Partial<Participant> =>
  Object.fromEntries(
    ['email', 'phone', 'outOfHours'].flatMap((name) => {
      const typed = form.filled(at(name));
      return typed ? [[name, typed]] : [];
    }),
  );

function newAgency(form: Form, agencies: readonly AgencyChoice[], prefix: string): AgencyChoice {
  const agencyName = form.text(`${prefix}agencyName`).trim();
  const known = agencies.find((one) => sameName(one.agencyName, agencyName));
  return (
    known ?? {
      agencyId: agencyIdFrom(agencyName, agencies),
      agencyName,
      sector: form.text(`${prefix}sector`) as Sector,
    }
  );
}
