/** Before an edition goes to a family: what the procedure asks, each met or why not; and a child’s words, released one by one. */
import {
  aboutDocument,
  hidesFrom,
  marksKnownTo,
  whichDocument,
  type GivenTo,
  type Mark,
  type Meeting,
  type Release,
  type ReleaseCheck,
  type Voice,
} from '#meeting';
import { Radios, TextField, Tick } from '../../forms/fields.js';
import { required, useFormContext, type FieldError, type Form } from '../../forms/form.js';
import { quiet } from '../../live/begun.js';
import { listInWords } from '../../words/labels.js';
import { useRoom } from '../room-context.js';

const checksOf = (form: Form, { procedure }: Meeting) =>
  aboutDocument(whichDocument(form.text('edition'))).release ? (procedure.minutes?.releaseChecks ?? []) : [];
const [met, why] = [(checkId: string) => `met:${checkId}`, (checkId: string) => `why:${checkId}`];

/** @param forWhom whom the copy is for, as far as it is said. */
export function ReleaseChecks({ forWhom }: { readonly forWhom: GivenTo }) {
  const { meeting, me } = useRoom();
  const form = useFormContext();
  const checks = checksOf(form, meeting);
  if (checks.length === 0) return null;
  return (
    <div class="q-restrict">
      {meeting.familyMessages.length === 0 && (
        <p class="q-gap-line">Nobody has decided what the family is told, so this copy says next to nothing.</p>
      )}
      <p>
        <strong>Before this leaves the agencies</strong>
      </p>
      {marksKnownTo(meeting, [me.participantId]).map((mark) => (
        <Hiding key={mark.name} mark={mark} isTheirs={hidesFrom(meeting, mark, forWhom)} />
      ))}
      {checks.map(({ checkId, label }) => (
        <div key={checkId}>
          <Radios
            name={met(checkId)}
            label={label}
            options={[
              ['yes', 'Yes'],
              ['no', 'Not so'],
            ]}
            inline
          />
          {form.text(met(checkId)) === 'no' && (
            <TextField name={why(checkId)} label="Why it is given all the same" max={4000} />
          )}
        </div>
      ))}
    </div>
  );
}

const Hiding = ({ mark: { name, from }, isTheirs }: { readonly mark: Mark; readonly isTheirs: boolean }) => (
  <p class={isTheirs ? 'q-gap-line' : 'q-quiet'}>
    {name} must not be found by {listInWords(from)}:{' '}
    {isTheirs
      ? `this copy is for them. Look again that nothing here says where ${name} is.`
      : 'a copy is handed on. Look that nothing here says where they are.'}
  </p>
);

/** A child’s exact words that every agency may see and nobody kept from the family. */
const wordsOf = (form: Form, { voices }: Meeting): Voice[] =>
  whichDocument(form.text('edition')).kind === 'family'
    ? voices.filter(
        ({ words, mayShareWithFamily, thread }) =>
          words !== undefined && mayShareWithFamily !== false && !thread.audience,
      )
    : [];
const [released, because] = [
  ({ sequence }: Voice) => `release:${sequence}`,
  ({ sequence }: Voice) => `because:${sequence}`,
];
const isReleased =
  (form: Form) =>
  (voice: Voice): boolean =>
    form.text(released(voice)) === 'yes';

export function ReleasedWords() {
  const { meeting } = useRoom();
  const form = useFormContext();
  const voices = wordsOf(form, meeting);
  if (voices.length === 0) return null;
  return (
    <div class="q-restrict">
      <p>
        <strong>Children’s own words</strong>
      </p>
      <p class="q-quiet">None is in the family’s copy unless you release it here.</p>
      {voices.map((voice) => (
        <div key={voice.sequence}>
          <Tick
            name={released(voice)}
            label={`${meeting.children.get(voice.childId)?.name ?? ''}: “${voice.words ?? ''}”`}
          />
          {isReleased(form)(voice) && (
            <TextField name={because(voice)} label="Why these words are given to the family" max={4000} />
          )}
        </div>
      ))}
    </div>
  );
}

/** A form whose answers belong to one copy. */
export interface AnsweredForm extends Form {
  forgetAnswers(): void;
}

/** What was answered was answered for one edition and one person: whoever changes either begins with nothing answered. */
export function anewForEach(form: Form, { procedure, voices }: Meeting): AnsweredForm {
  const answers = () => [
    ...(procedure.minutes?.releaseChecks ?? []).flatMap(({ checkId }) => [met(checkId), why(checkId)]),
    ...voices.flatMap((voice) => [released(voice), because(voice)]),
  ];
  const forget = (names: readonly string[]) => {
    for (const name of names) if (form.text(name)) form.set(name, '', quiet);
  };
  return {
    ...form,
    forgetAnswers: () => forget(answers()),
    set: (field, value, face) => {
      if (['edition', 'to', 'name'].includes(field)) forget([...answers(), 'notListed']);
      form.set(field, value, face);
    },
  };
}

export const releasesFrom = (form: Form, meeting: Meeting): Release[] =>
  wordsOf(form, meeting)
    .filter(isReleased(form))
    .map((voice) => ({ sequence: voice.sequence, why: form.text(because(voice)).trim() }));

export const releaseProblems = (form: Form, meeting: Meeting): FieldError[] => [
  ...wordsOf(form, meeting)
    .filter(isReleased(form))
    .flatMap((voice) => required(form, { [because(voice)]: 'Say why these words are given to the family' })),
  ...checkProblems(form, meeting),
];

const checkProblems = (form: Form, meeting: Meeting): FieldError[] =>
  checksOf(form, meeting).flatMap(({ checkId, label }) => [
    ...required(form, { [met(checkId)]: `Say whether this is so: ${label}` }),
    ...(form.text(met(checkId)) === 'no'
      ? required(form, { [why(checkId)]: `Say why it is given all the same: ${label}` })
      : []),
  ]);

export function checksFrom(form: Form, meeting: Meeting): ReleaseCheck[] | undefined {
  const checks = checksOf(form, meeting);
  return checks.length === 0
    ? undefined
    : checks.map(({ checkId }) =>
        form.text(met(checkId)) === 'yes'
          ? { checkId, met: true }
          : { checkId, met: false, why: form.text(why(checkId)).trim() },
      );
}
