/** Words that were begun and not sent, and whose form is not open on this screen: to be read, sent in a form that fits now, or dropped. */
import type { ComponentChildren } from 'preact';
import { limits } from '#meeting';
import { Choose, Radios, TextArea } from '../../forms/fields.js';
import { FormBox } from '../../forms/form-box.js';
import { FormContext, required, useFormElsewhere, type FieldError, type Form } from '../../forms/form.js';
import { tooLongFor } from '../../forms/problems.js';
import { asOneText, elsewhere, type Begun } from '../../live/begun.js';
import { useDrafts, type Values } from '../../live/drafts.js';
import { peopleOptions } from '../../people/agencies.js';
import { isFilling } from '../../shell/part.js';
import { useRoom } from '../room-context.js';
import { speakersIn, waysFor, type Way } from './ways.js';

const asField = `${elsewhere}as`;
const whoField = `${elsewhere}who`;

function BegunPanel({
  note,
  entry,
}: {
  readonly note: string;
  readonly entry: (one: Begun, place: number) => ComponentChildren;
}) {
  const begun = useDrafts().homeless();
  if (begun.length === 0 || isFilling()) return null;
  return (
    <section class="q-panel q-panel--begun" id="begun" aria-labelledby="begun-title" tabIndex={-1}>
      <h2 class="q-panel__title" id="begun-title">
        Words you had begun ({begun.length})
      </h2>
      <p class="govuk-body">{note}</p>
      {begun.map(entry)}
    </section>
  );
}

export const BegunInRoom = () => (
  <BegunPanel
    note="Nothing of this is sent. Its form is folded or gone: unfold it to go on there, or send the words from here, or drop them."
    entry={(one, place) => <SendFromHere key={one.formId} begun={one} place={place} />}
  />
);

/** Where nothing can be sent: the words stay, to be read and copied. */
export const BegunOutside = () => (
  <BegunPanel
    note="Nothing of this is sent. It is kept on this device and waits here for when you come back in; or drop it."
    entry={(one) => <KeptWords key={one.formId} begun={one} />}
  />
);

/** The draft itself: what is changed here is changed in its form, should that come back. */
const useBegunForm = ({ formId }: Begun, start: Values = {}): Form => ({
  ...useFormElsewhere(formId, start),
  called: () => undefined,
});

/** @param place among the others: two may be called the same. */
function SendFromHere({ begun, place }: { readonly begun: Begun; readonly place: number }) {
  const { meeting, me, phase, send } = useRoom();
  const draft = useBegunForm(begun);
  const ways = waysFor({ meeting, me, phase }, begun, draft);
  if (ways.length === 0) return <KeptWords begun={begun} nowhere />;
  const way = ways.find(({ wayId }) => wayId === draft.text(asField)) ?? ways[0];
  const who = draft.text(whoField) || draft.text('speaker');
  // what is taken for said shows as chosen
  const held: Readonly<Record<string, string | undefined>> = { [asField]: way?.wayId, [whoField]: who };
  const form: Form = { ...draft, text: (name) => held[name] ?? draft.text(name) };
  return (
    <div class="q-entry">
      <FormBox
        form={form}
        label={`Words you had begun${place === 0 ? '' : `, ${place + 1}`}: ${begun.title}`}
        submit="Send from here"
        look="secondary"
        check={() => problems(form, begun, way, who)}
        onSend={() => (way ? send(way.command(asOneText(begun), who)) : undefined)}
      >
        <Words begun={begun} />
        <Radios name={asField} label="Send it as" options={ways.map(({ wayId, label }) => [wayId, label] as const)} />
        {way?.asksWho && (
          <Choose
            name={whoField}
            label="Whose words are they?"
            options={peopleOptions(speakersIn(meeting))}
            blank="Choose"
          />
        )}
      </FormBox>
      <Drop form={form} begun={begun} />
    </div>
  );
}

function problems(form: Form, begun: Begun, way: Way | undefined, who: string): FieldError[] {
  const max = way?.wayId === 'own' || way?.wayId === 'spoken' ? limits.statement : limits.text;
  return [
    ...tooLongFor(begun.words[0]?.name ?? '', asOneText(begun), max),
    ...(way?.asksWho && !who ? required(form, { [whoField]: 'Choose whose words they are' }) : []),
  ];
}

function KeptWords({ begun, nowhere = false }: { readonly begun: Begun; readonly nowhere?: boolean }) {
  const form = useBegunForm(begun);
  return (
    <div class="q-entry">
      <FormContext.Provider value={form}>
        <Words begun={begun} />
      </FormContext.Provider>
      {nowhere && <p class="q-quiet">No form takes these words from you now. Copy what you still need, or drop it.</p>}
      <Drop form={form} begun={begun} />
    </div>
  );
}

/** Every field under its own name; what was chosen beside the words is said. */
const Words = ({ begun: { title, words, choices } }: { readonly begun: Begun }) => (
  <>
    <p class="q-entry__head">
      <strong>{title}</strong>
    </p>
    {words.map(({ name, label, kind, text, max }) =>
      kind === 'words' ? (
        <TextArea key={name} name={name} label={label} rows={2} max={max ?? limits.statement} />
      ) : (
        <p key={name} class="q-quiet">
          {label}: {text.replace('T', ', ')}
        </p>
      ),
    )}
    {choices.map(({ name, label, shown }) => (
      <p key={name} class="q-quiet">
        {label}: {shown}
      </p>
    ))}
  </>
);

const Drop = ({ form, begun: { title } }: { readonly form: Form; readonly begun: Begun }) => (
  <button type="button" class="q-link-button" onClick={form.clear}>
    Drop these words
    <span class="govuk-visually-hidden"> – {title}</span>
  </button>
);
