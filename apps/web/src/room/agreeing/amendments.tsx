/** Amendments: asked for by those who were there, answered by the chair with a reason, and printed either way. */
import { homeOf, isProfessional, maySee, nameIn, sectionTitles, type Amendment } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { momentOf } from '../../words/times.js';
import { OnlyFor } from '../audience/only-for.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

/** The sections there are, by the name they are printed under. */
const sections: readonly (readonly [sectionId: string, title: string])[] = Object.entries(sectionTitles);

function useMayAsk(): boolean {
  const { meeting, me, phase } = useRoom();
  return phase === 'closed' && isProfessional(me) && me.stays.length > 0 && meeting.circulations.length > 0;
}

export function Amendments() {
  const { meeting, me } = useRoom();
  const asked = [...meeting.amendments.values()].filter((one) => maySee(me.participantId, one));
  const mayAsk = useMayAsk();
  if (asked.length === 0 && !mayAsk) return null;
  return (
    <>
      <h3 class="q-panel__subtitle">Amendments asked for ({asked.length})</h3>
      {asked.length === 0 && <p class="q-quiet">None.</p>}
      <ul class="q-entries">
        {asked.map((one) => (
          <Asked key={one.amendmentId} amendment={one} />
        ))}
      </ul>
      {mayAsk && (
        <Unfold label="Ask for an amendment">
          <AskForm />
        </Unfold>
      )}
    </>
  );
}

function Asked({ amendment }: { readonly amendment: Amendment }) {
  const { amendmentId, sectionId, about, text, why, at, participantId, answer, sequence } = amendment;
  const { meeting, chairing } = useRoom();
  const section = sections.find(([id]) => id === sectionId)?.[1] ?? sectionId;
  return (
    <li class="q-entry" id={`row-${sequence}`} tabIndex={-1}>
      <p class="q-entry__head">
        <strong>{nameIn(meeting, participantId)}</strong> · {section}
        {about !== undefined && (
          <>
            {' '}
            ·{' '}
            <a class="govuk-link" href={`#row-${about}`}>
              row {about}
            </a>
          </>
        )}{' '}
        · {momentOf(at)}{' '}
        <span class={answer ? `q-tag q-tag--${answer.accepted ? 'done' : 'declined'}` : 'q-tag'}>
          {answer ? (answer.accepted ? 'Accepted' : 'Refused') : 'Not answered yet'}
        </span>
      </p>
      <OnlyFor entry={amendment}>
        <p class="q-words">{text}</p>
        <p class="q-quiet">Why: {why}</p>
        {answer && (
          <p>
            <strong>
              {answer.accepted ? 'Accepted' : 'Refused'} {momentOf(answer.at)}:
            </strong>{' '}
            {answer.why}
          </p>
        )}
        {chairing && !answer && <AnswerForm amendmentId={amendmentId} text={text} />}
      </OnlyFor>
    </li>
  );
}

function AnswerForm({ amendmentId, text }: Pick<Amendment, 'amendmentId' | 'text'>) {
  const { send } = useRoom();
  const form = useForm(`amendment-${amendmentId}`);
  const check = () =>
    required(form, {
      accepted: 'Choose whether you accept it',
      why: 'Give the reason; it is printed beside the request',
    });
  return (
    <FormBox
      form={form}
      label={`Answer the request: ${text}`}
      submit="Record the answer"
      look="secondary"
      check={check}
      onSend={() =>
        send({
          type: 'AnswerAmendment',
          amendmentId,
          accepted: form.text('accepted') === 'yes',
          why: form.text('why').trim(),
        })
      }
    >
      <Radios
        name="accepted"
        label="Your answer"
        options={[
          ['yes', 'Accept'],
          ['no', 'Refuse'],
        ]}
        inline
      />
      <TextArea name="why" label="Reason" rows={2} />
    </FormBox>
  );
}

/** Beside an entry: asking that it be amended. */
export function AmendThis({ sequence }: { readonly sequence: number }) {
  const { meeting } = useRoom();
  if (!useMayAsk() || !meeting.threads.has(sequence)) return null;
  return (
    <Unfold link label="Ask for this to be amended" about={`row ${sequence}`}>
      <AskForm sequence={sequence} />
    </Unfold>
  );
}

/** In which section an entry is printed, as far as it is. */
function useSectionOf(sequence: number | undefined): string | undefined {
  const { meeting } = useRoom();
  if (sequence === undefined) return undefined;
  const row = meeting.threads.get(sequence)?.rows.find((one) => one.sequence === sequence);
  return row && homeOf(meeting, row);
}

/** @param sequence the entry asked about; without one, a section. */
function AskForm({ sequence }: { readonly sequence?: number }) {
  const { send } = useRoom();
  const section = useSectionOf(sequence);
  const form = useForm(
    sequence === undefined ? 'ask-amendment' : `ask-amendment-${sequence}`,
    section === undefined ? {} : { sectionId: section },
  );
  const check = () =>
    required(form, { sectionId: 'Choose the section', text: 'Write what it should say', why: 'Say why' });
  return (
    <FormBox
      form={form}
      label="Ask for an amendment"
      submit="Ask for it"
      check={check}
      onSend={() =>
        send({
          type: 'RequestAmendment',
          amendmentId: crypto.randomUUID(),
          sectionId: form.text('sectionId'),
          ...(sequence === undefined ? {} : { sequence }),
          text: form.text('text').trim(),
          why: form.text('why').trim(),
        })
      }
    >
      <Choose name="sectionId" label="Section" options={sections} blank="Choose" />
      <TextArea name="text" label="What it should say" hint="The chair reads and answers it" rows={3} />
      <TextArea name="why" label="Why" rows={2} />
    </FormBox>
  );
}
