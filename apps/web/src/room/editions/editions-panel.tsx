/** Making an edition for somebody and giving it out: which, for whom, in which form; files for registers and calendars; and the verifier. */
import {
  aboutDocument,
  documentFormats,
  forms,
  isDocumentFormat,
  isForFamilies,
  looseFiles,
  minutesVersion,
  printed,
  unclearRecipient,
  whichDocument,
  type GivenTo,
  type Listed,
  type Meeting,
  type WhichDocument,
} from '#meeting';
import { useEffect } from 'preact/hooks';
import { FormBox } from '../../forms/form-box.js';
import { Choose, Radios, TextField } from '../../forms/fields.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { childOptions, invited, peopleOptions, personOptions } from '../../people/agencies.js';
import { isSomebodyElse, SomebodyElse, somebodyElseProblem } from '../../people/somebody-else.js';
import { annexOptions, editionName, editionOptions, mayHave, nameInWords, paperOptions } from '../../words/editions.js';
import type { Options } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
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

/** Editions that leave the agencies, for a person who is named; those for the family name somebody who is listed, where they are. */
const namesSomebody = (which: WhichDocument): boolean => aboutDocument(which).leavesAgencies;

const whichIn = (form: Form): WhichDocument => whichDocument(form.text('edition'));

/** Those it can be for: people in the meeting who may have it; for the family’s copies, whoever is listed besides. */
function readersOf(meeting: Meeting, which: WhichDocument): Options {
  const people = invited(meeting).filter((one) => mayHave(meeting, which, one));
  const listed = isForFamilies(which)
    ? [
        ...personOptions(meeting).map(([aboutId, name]) => [`about:${aboutId}`, name] as const),
        ...childOptions(meeting).map(([childId, name]) => [`child:${childId}`, name] as const),
      ]
    : [];
  return [...listed, ...peopleOptions(people)];
}

/** Whoever was chosen for another edition and may not have this one is chosen no longer. */
const chosenIn = (form: Form, meeting: Meeting): string | undefined =>
  readersOf(meeting, whichIn(form)).find(([value]) => value === form.text('to'))?.[0];

function forWhom(form: Form, meeting: Meeting): GivenTo & { readonly childId?: string; readonly notListed?: true } {
  const chosen = chosenIn(form, meeting);
  if (chosen?.startsWith('about:')) return { aboutId: chosen.slice('about:'.length) };
  if (chosen?.startsWith('child:')) return { childId: chosen.slice('child:'.length) };
  if (chosen) return { to: chosen };
  const name = namesSomebody(whichIn(form)) ? form.filled('name') : undefined;
  return name ? { name, ...(unclearIn(form, meeting) && isSomebodyElse(form) ? { notListed: true } : {}) } : {};
}

function unclearIn(form: Form, meeting: Meeting): readonly Listed[] | undefined {
  const [which, name] = [whichIn(form), form.filled('name')];
  return namesSomebody(which) && name && !chosenIn(form, meeting) ? unclearRecipient(meeting, which, name) : undefined;
}

function wantedIn(form: Form, meeting: Meeting): object {
  const releases = releasesFrom(form, meeting);
  return {
    length: form.text('length'),
    ...(versionIn(form, meeting) === undefined ? {} : { version: versionIn(form, meeting) }),
    ...forWhom(form, meeting),
    checks: checksFrom(form, meeting),
    ...(releases.length > 0 ? { releases } : {}),
  };
}

/** Versions that were made final and kept, where another is in hand by now; of no other document than those kept. */
const versionsOf = (meeting: Meeting, which: WhichDocument): Options =>
  aboutDocument(which).isKept
    ? meeting.finals
        .filter(({ version, words }) => words && version !== minutesVersion(meeting))
        .map(({ version, at }) => [String(version), `Version ${version}, made final ${momentOf(at)}`] as const)
    : [];

function versionIn(form: Form, meeting: Meeting): number | undefined {
  const chosen = versionsOf(meeting, whichIn(form)).find(([value]) => value === form.text('version'))?.[0];
  return chosen === undefined ? undefined : Number(chosen);
}

/** “the family’s copy for Siobhán O’Rourke, PDF”: what the next press makes, and for whom. */
function inWords(form: Form, meeting: Meeting): string {
  const [which, format] = [whichIn(form), form.text('format')];
  const chosen = readersOf(meeting, which).find(([value]) => value === form.text('to'))?.[1];
  const name = namesSomebody(which) ? printed(form.filled('name') ?? 'somebody not named yet') : 'yourself';
  return `${lower(editionName(meeting, which))} for ${chosen ?? name}, ${isDocumentFormat(format) ? forms[format].label : format}`;
}
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function MakeForm() {
  const { meeting, me } = useRoom();
  const form = anewForEach(useForm('make-edition', { edition: 'full', length: 'full', format: 'docx' }), meeting);
  const { progress, fetchFile, forget } = useDownload();
  const edition = form.text('edition');
  const which = whichDocument(edition);
  const named = namesSomebody(which);
  const chosen = chosenIn(form, meeting);
  const unclear = unclearIn(form, meeting);
  // what came of the last document is said beside that one alone
  useEffect(
    forget,
    ['edition', 'to', 'name', 'format', 'length', 'version'].map((name) => form.text(name)),
  );
  const make = async () => {
    const isMade = await fetchFile(`minutes/${edition}.${form.text('format')}`, wantedIn(form, meeting));
    // What and for whom stay; what was answered was answered for that copy, and the next begins with nothing answered.
    if (isMade && named) form.forgetAnswers();
  };
  const check = () => [
    ...(named && !chosen ? required(form, { name: 'Say for whom it is' }) : []),
    ...somebodyElseProblem(form, unclear),
    ...releaseProblems(form, meeting),
  ];
  return (
    <FormBox
      form={form}
      label="Make an edition"
      submit={`Make and download ${inWords(form, meeting)}`}
      check={check}
      onSend={() => void make()}
      keepWords
      busy={progress.state === 'coming'}
    >
      <div class="q-grid">
        <Choose
          name="edition"
          label="What"
          options={[...editionOptions(meeting), ...paperOptions(meeting), ...annexOptions(meeting, me)]}
        />
        <Choose
          name="to"
          label="For whom"
          options={readersOf(meeting, which)}
          blank={named ? 'Somebody outside this meeting' : 'Yourself'}
        />
        {named && !chosen && <TextField name="name" label="Their name" />}
        {versionsOf(meeting, which).length > 0 && (
          <Choose name="version" label="Version" options={versionsOf(meeting, which)} blank="The version in hand" />
        )}
        <Choose
          name="format"
          label="As"
          options={documentFormats.map((format) => [format, forms[format].label] as const)}
        />
      </div>
      <SomebodyElse perhaps={unclear} instead="Choose them under “For whom” if it is." />
      <LengthOfIt />
      <ReleaseChecks forWhom={forWhom(form, meeting)} />
      <ReleasedWords />
      <ProgressMark progress={progress} />
    </FormBox>
  );
}

const LengthOfIt = () => (
  <Radios
    name="length"
    label="Length"
    options={[
      ['full', 'In full'],
      ['summary', 'In short'],
    ]}
    inline
  />
);

function LooseFiles() {
  const { meeting } = useRoom();
  const { progress, fetchFile } = useDownload();
  return (
    <>
      <ul class="q-lines">
        {Object.entries(looseFiles).map(([name, format]) => (
          <li key={name}>
            <button type="button" class="q-link-button" onClick={() => void fetchFile(`files/${name}.${format}`)}>
              {nameInWords(meeting, name)} ({name}.{format})
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
