/** Entries the meeting refused: the reason, and the words, to edit and send again. Nothing typed is lost. */
import { isOfFinerKind, mayBeSentAgain, printed } from '#meeting';
import { FormBox } from '../forms/form-box.js';
import { TextArea } from '../forms/fields.js';
import { required, useForm, type FieldError, type Form } from '../forms/form.js';
import type { Sent } from '../live/outbox.js';
import { calledBy, freshIds, isDated, nameOf, readText, typedInto, withWords, type TypedText } from './again.js';
import { OwnWords } from './audience/only-for.js';
import { useRoom } from './room-context.js';

export function NotSaved() {
  const { live } = useRoom();
  const refused = live.outbox.entries.value.filter(({ state }) => state === 'not-saved');
  if (refused.length === 0) return null;
  return (
    <section class="q-panel q-panel--problem" id="not-saved" aria-labelledby="not-saved-title" tabIndex={-1}>
      <h2 class="q-panel__title" id="not-saved-title">
        Not saved ({refused.length})
      </h2>
      <ul class="q-entries">
        {refused.map((sent) => (
          <Refused key={sent.commandId} sent={sent} />
        ))}
      </ul>
    </section>
  );
}

function Refused({ sent: { commandId, command, refusal } }: { readonly sent: Sent }) {
  const { live, send } = useRoom();
  const all = typedInto(command);
  const texts = all.filter((one) => !isDated(one));
  const form = useForm(`again-${commandId}`, Object.fromEntries(texts.map((one) => [fieldOf(one, texts), one.text])));
  const isAsItWas = texts.every((one) => form.text(fieldOf(one, texts)) === one.text);
  const discard = () => {
    live.outbox.discard(commandId);
    form.clear();
  };
  const sendAgain = () => {
    // Not saved, or not surely: the same command again is never recorded twice.
    if (mayBeSentAgain(refusal) && isAsItWas) {
      live.outbox.again(commandId);
      return commandId;
    }
    const changed = texts.reduce((so, one) => withWords(so, one, form.text(fieldOf(one, texts))), command);
    live.outbox.discard(commandId);
    return send(freshIds(changed));
  };
  return (
    <li class="q-entry">
      <p class="q-entry__head">
        <strong>{nameOf(command)}</strong>: {refusal?.because}
      </p>
      {/* sent again as it was, it would be refused again: it is read, and confirmed anew where it stands */}
      <OwnWords command={command}>
        {command.type === 'WriteSection' ? (
          <InItsSection text={command.text} sectionId={command.sectionId} />
        ) : (
          !isOfFinerKind(refusal, 'read-first') && (
            <FormBox
              form={form}
              label={`Send again: ${nameOf(command)}`}
              submit="Send again"
              look="secondary"
              check={() => blanksIn(form, texts)}
              onSend={sendAgain}
            >
              {texts.map((one) => (
                <TextArea key={one.field} name={fieldOf(one, texts)} label={labelOf(one, texts)} max={10_000} />
              ))}
              {all.filter(isDated).map((one) => (
                <p key={one.field} class="q-quiet">
                  {readText(one)}
                </p>
              ))}
            </FormBox>
          )
        )}
      </OwnWords>
      <button type="button" class="q-link-button" onClick={discard}>
        Discard
      </button>
    </li>
  );
}

/** What is read first stands for the whole, and is called so. */
const fieldOf = (one: TypedText, [main]: readonly TypedText[]): string => (one === main ? 'words' : one.field);
const labelOf = (one: TypedText, [main]: readonly TypedText[]): string => (one === main ? 'Your words' : calledBy(one));

const blanksIn = (form: Form, texts: readonly TypedText[]): FieldError[] =>
  required(
    form,
    Object.fromEntries(
      texts.filter(({ text }) => text.trim()).map((one) => [fieldOf(one, texts), 'Write something to send']),
    ),
  );

/** Minutes are put together where they stand: what others wrote meanwhile is there. */
const InItsSection = ({ text, sectionId }: { readonly text: string; readonly sectionId: string }) => (
  <>
    <p class="q-words">{printed(text)}</p>
    <p>
      <a class="govuk-link" href={`#write-${sectionId}`}>
        Open that section of the minutes
      </a>
      ; your words are in its field.
    </p>
  </>
);
