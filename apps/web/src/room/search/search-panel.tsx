/** Which records an agency looked in. “Nothing known” counts as an answer, so it is said for whom before it is recorded. */
import { limits, type Meeting } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

const lines = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);
const everyone = (meeting: Meeting): string[] =>
  [...meeting.children.values(), ...meeting.people.values()].map(({ name }) => name);
const results = [
  ['nothing-known', 'Nothing known'],
  ['found', 'Something found'],
] as const;

export function SearchPanel() {
  const { meeting, me } = useRoom();
  const mine = meeting.searches.filter(({ agencyId }) => agencyId === me.facts.agencyId);
  return (
    <Panel
      title="Records searched"
      id="searches"
      note={mine.length > 0 ? `Your agency has recorded ${mine.length}.` : undefined}
    >
      <div class="q-actions">
        <Unfold label="Nothing known in our records">
          <NothingKnown />
        </Unfold>
        <Unfold link label="Record a search in detail">
          <SearchForm />
        </Unfold>
      </div>
    </Panel>
  );
}

function NothingKnown() {
  const { meeting, me, send } = useRoom();
  const form = useForm('nothing-known');
  const subjects = everyone(meeting);
  const record = () =>
    send({ type: 'RecordSearch', systems: [`${me.facts.agencyName} records`], subjects, result: 'nothing-known' });
  return (
    <FormBox
      form={form}
      label="Nothing known in our records"
      submit="Record that nothing is known"
      look="secondary"
      onSend={record}
    >
      <p class="govuk-body-s">
        {me.facts.agencyName} has looked in its records and knows nothing of {inWords(subjects)}.
      </p>
    </FormBox>
  );
}

const inWords = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);

function SearchForm() {
  const { meeting, send } = useRoom();
  const form = useForm('search', { subjects: everyone(meeting).join('\n') });
  const record = () =>
    send({
      type: 'RecordSearch',
      systems: lines(form.text('systems')),
      subjects: lines(form.text('subjects')),
      result: form.text('result') as 'found' | 'nothing-known',
      ...(form.filled('period') ? { period: form.filled('period') } : {}),
      ...(form.filled('notSearched') ? { notSearched: form.filled('notSearched') } : {}),
    });
  return (
    <FormBox
      form={form}
      label="Record a search"
      submit="Record the search"
      look="secondary"
      check={() =>
        required(form, {
          systems: 'Say which records were searched',
          subjects: 'Say for whom',
          result: 'Choose what was found',
        })
      }
      onSend={record}
    >
      <TextArea
        name="systems"
        label="Records searched"
        hint="One to a line, for example: CP-IS"
        rows={2}
        max={limits.section}
      />
      <TextArea name="subjects" label="For whom" hint="One to a line" rows={2} max={limits.section} />
      <Radios name="result" label="What was found" options={results} inline />
      <TextField name="period" label="Period" hint="For example: since 2021" max={limits.text} optional />
      <TextField name="notSearched" label="Not searched" max={limits.text} optional />
    </FormBox>
  );
}
