/** Making an edition for somebody and giving it out: which, for whom, in which form; files for registers and calendars; and the verifier. */
import { documentFormats, looseFiles, recipientProblem, type Meeting } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, Radios, TextField } from '../../forms/fields.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { editionName, editionOptions, paperOptions } from '../../words/editions.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { GivenForm } from './given-form.js';
import {
  anewForEach,
  checksFrom,
  ReleaseChecks,
  releasesFrom,
  ReleasedWords,
  releaseProblems,
} from './release-checks.js';
import { SendRound } from './send-round.js';
import { ProgressMark, useDownload } from './use-download.js';

export const EditionsPanel = () => (
  <Panel
    title="Editions and giving out"
    id="editions"
    note="What is made, opened or sent is recorded before it leaves."
  >
    <MakeForm />
    <div class="q-actions">
      <Unfold link label="Send by e-mail">
        <SendRound />
      </Unfold>
      <Unfold link label="Record that something was given out">
        <GivenForm />
      </Unfold>
      <Unfold link label="Files for registers, calendars and checking">
        <LooseFiles />
      </Unfold>
    </div>
  </Panel>
);

const formatNames: Readonly<Record<string, string>> = {
  docx: 'Word (DOCX)',
  odt: 'OpenDocument (ODT)',
  pdf: 'PDF',
  html: 'Web page (HTML)',
  json: 'Data (JSON)',
  txt: 'Plain text',
};
/** Editions that leave the agencies, for a person who is named. */
const namesSomebody = (edition: string): boolean =>
  ['family', 'child', 'decision-letter', 'court-index'].includes(edition);

/** For somebody in the meeting who may have it, or for a name. */
function wantedIn(form: Form, meeting: Meeting): object {
  const [to, name, releases] = [form.filled('to'), form.filled('name'), releasesFrom(form, meeting)];
  return {
    length: form.text('length'),
    ...(to ? { to } : namesSomebody(form.text('edition')) && name ? { name } : {}),
    checks: checksFrom(form, meeting),
    ...(releases.length > 0 ? { releases } : {}),
  };
}

function MakeForm() {
  const { meeting } = useRoom();
  const form = anewForEach(useForm('make-edition', { edition: 'full', length: 'full', format: 'docx' }), meeting);
  const { progress, fetchFile } = useDownload();
  const edition = form.text('edition');
  const people = invited(meeting).filter(
    (one) => recipientProblem(edition.replace('tonight-', 'agency-'), one) === undefined,
  );
  const named = namesSomebody(edition);
  const make = async () => {
    const isMade = await fetchFile(`minutes/${edition}.${form.text('format')}`, wantedIn(form, meeting));
    // What was checked was checked for this person; the next begins with nothing answered.
    if (isMade && named) form.clear();
  };
  const check = () => [
    ...(named && !form.filled('to') ? required(form, { name: 'Say for whom it is' }) : []),
    ...releaseProblems(form, meeting),
  ];
  return (
    <FormBox
      form={form}
      label="Make an edition"
      submit="Make and download"
      check={check}
      onSend={() => void make()}
      keepWords
      busy={progress.state === 'coming'}
    >
      <div class="q-grid">
        <Choose name="edition" label="What" options={[...editionOptions(meeting), ...paperOptions(meeting)]} />
        <Choose
          name="to"
          label="For whom"
          options={peopleOptions(people)}
          blank={named ? 'Somebody outside this meeting' : 'Yourself'}
        />
        {named && !form.filled('to') && <TextField name="name" label="Their name" />}
        <Choose
          name="format"
          label="As"
          options={documentFormats.map((format) => [format, formatNames[format] ?? format] as const)}
        />
      </div>
      <Radios
        name="length"
        label="Length"
        options={[
          ['full', 'In full'],
          ['summary', 'In short'],
        ]}
        inline
      />
      <ReleaseChecks />
      <ReleasedWords />
      <ProgressMark progress={progress} />
    </FormBox>
  );
}

function LooseFiles() {
  const { meeting } = useRoom();
  const { progress, fetchFile } = useDownload();
  return (
    <>
      <ul class="q-lines">
        {Object.entries(looseFiles).map(([name, format]) => (
          <li key={name}>
            <button type="button" class="q-link-button" onClick={() => void fetchFile(`files/${name}.${format}`)}>
              {editionName(meeting, name)} ({name}.{format})
            </button>
          </li>
        ))}
      </ul>
      <ProgressMark progress={progress} />
      <p>
        A signed record is checked by anybody, without signing in, on the{' '}
        <a class="govuk-link" href="/verify.html" target="_blank" rel="noreferrer">
          page for checking a record (opens in a new tab)
        </a>
        .
      </p>
    </>
  );
}
