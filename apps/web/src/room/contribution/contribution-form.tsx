/** The fields of a contribution: own words first; the rest unfolds, and what stays blank shows as a gap. */
import {
  limits,
  type Basis,
  type ContributionFields,
  type ContributionKind,
  type Meeting,
  type Purpose,
} from '#meeting';
import { Checkboxes, Choose, Radios, TextArea, TextField } from '../../forms/fields.js';
import { DateField } from '../../forms/date-field.js';
import { useFormContext, type Form } from '../../forms/form.js';
import type { Values } from '../../live/drafts.js';
import { childOptions, personOptions } from '../../people/agencies.js';
import { basisHints, basisLabels, kindLabels, optionsFrom, purposeLabels } from '../../words/labels.js';
import { forField, instantOf } from '../../words/times.js';
import { useRoom } from '../room-context.js';
import { MayBeShown, mayBeShown, sharingFrom } from './may-be-shown.js';

export function ContributionDetails() {
  const { meeting } = useRoom();
  const form = useFormContext();
  const shared = mayBeShown(form);
  return (
    <div class="q-details-fields">
      <Checkboxes name="childIds" label="Which children is this about?" options={childOptions(meeting)} inline />
      {meeting.people.size > 0 && (
        <Checkboxes name="aboutIds" label="Who else is it about?" options={personOptions(meeting)} optional inline />
      )}
      <Choose
        name="kind"
        label="What kind of information is it?"
        options={optionsFrom(kindLabels)}
        blank="Not stated"
      />
      <Radios name="basis" label="What does it rest on?" options={optionsFrom(basisLabels)} hints={basisHints} />
      <div class="q-grid">
        <DateField name="occurredFrom" label="When did it happen, or begin?" />
        <DateField name="occurredTo" label="When did it end?" optional />
      </div>
      <TextField
        name="source"
        label="Where do you know it from?"
        hint="For example: seen by me at the visit; police records"
        max={limits.text}
      />
      <TextArea name="impactOnChild" label="What does it mean for the child?" rows={2} />
      <Radios name="purpose" label="Why are you sharing it?" options={optionsFrom(purposeLabels)} inline />
      <TextArea
        name="stillRelevantBecause"
        label="If it is over a year old: why does it still matter?"
        rows={2}
        optional
      />
      <TextArea name="familyHelped" label="What has helped in working with the family?" rows={2} optional />
      <TextArea name="familyBarriers" label="What has got in the way?" rows={2} optional />
      <MayBeShown />
      {!shared && <TextField name="whyNot" label="Why not?" max={limits.text} optional />}
    </div>
  );
}

const day = (instant: string | undefined): string => (instant ? forField(instant).slice(0, 10) : '');
const textFields = [
  'kind',
  'basis',
  'source',
  'impactOnChild',
  'purpose',
  'stillRelevantBecause',
  'familyHelped',
  'familyBarriers',
  'whyNot',
] as const;

/** What a contribution says, as its form holds it. */
export const valuesOf = (says: ContributionFields): Values => ({
  ...Object.fromEntries(textFields.map((field) => [field, says[field] ?? ''])),
  statement: says.statement,
  childIds: says.childIds ?? [],
  aboutIds: says.aboutIds ?? [],
  occurredFrom: day(says.occurredFrom),
  occurredTo: day(says.occurredTo),
  mayShareWithFamily: says.mayShareWithFamily ? 'yes' : '',
  mayShareWith: says.mayShareWith ?? [],
});

/** Every field filled in; a blank one is left out, so that it shows as a gap. A lone child needs no choosing. */
export function detailsFrom(form: Form, meeting: Meeting): Omit<ContributionFields, 'statement'> {
  const onlyChild = meeting.children.size === 1 ? [...meeting.children.keys()] : [];
  const childIds = form.list('childIds').length > 0 ? form.list('childIds') : onlyChild;
  const aboutIds = form.list('aboutIds');
  const details = {
    kind: form.filled('kind') as ContributionKind | undefined,
    basis: form.filled('basis') as Basis | undefined,
    purpose: form.filled('purpose') as Purpose | undefined,
    occurredFrom: instantOf(form.text('occurredFrom')),
    occurredTo: instantOf(form.text('occurredTo')),
    source: form.filled('source'),
    impactOnChild: form.filled('impactOnChild'),
    stillRelevantBecause: form.filled('stillRelevantBecause'),
    familyHelped: form.filled('familyHelped'),
    familyBarriers: form.filled('familyBarriers'),
    whyNot: form.filled('whyNot'),
    ...sharingFrom(form),
    childIds: childIds.length > 0 ? childIds : undefined,
    aboutIds: aboutIds.length > 0 ? aboutIds : undefined,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** What a correction says where nothing is ticked any more. */
const takenBack: { readonly [field: string]: unknown } = { mayShareWithFamily: false, mayShareWith: [] };

/** Only what was changed, as a correction carries it. */
export function changesIn(form: Form, meeting: Meeting, says: ContributionFields): Partial<ContributionFields> {
  const now: ContributionFields = { ...detailsFrom(form, meeting), statement: form.text('statement').trim() };
  const before = { ...valuesOf(says) };
  const after = { ...valuesOf(now) };
  const changed = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(
    changed
      .map((name) => [name, now[name as keyof ContributionFields] ?? takenBack[name]])
      .filter(([, value]) => value !== undefined),
  );
}
