/** Flagging a moment of the record: whoever keeps it asks somebody about it, and the question stands beside it until it is answered. */
import { flagsOn, isProfessional, maySee, nameIn, type Flag } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { OnlyFor } from '../audience/only-for.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

interface FlagProps {
  /** The row asked about. */
  readonly sequence: number;
  /** Whoever said it is asked unless another is chosen. */
  readonly speaker: string | undefined;
}

export function FlagThis({ sequence, speaker }: FlagProps) {
  const { meeting, recorder, phase } = useRoom();
  if (!recorder || phase === 'before-opening' || phase === 'cancelled' || !meeting.threads.has(sequence)) return null;
  return (
    <Unfold link label="Flag this">
      <FlagForm sequence={sequence} speaker={speaker} />
    </Unfold>
  );
}

function FlagForm({ sequence, speaker }: FlagProps) {
  const { meeting, me, send } = useRoom();
  const people = invited(meeting).filter((one) => isProfessional(one) && one.participantId !== me.participantId);
  const start = people.some(({ participantId }) => participantId === speaker) ? (speaker ?? '') : '';
  const form = useForm(`flag-${sequence}`, { of: start });
  const chosen = form.text('of');
  const check = () => required(form, { of: 'Choose whom to ask', question: 'Write your question' });
  return (
    <FormBox
      form={form}
      label="Ask about this afterwards"
      submit="Flag it"
      look="secondary"
      check={check}
      onSend={() =>
        send({
          type: 'FlagMoment',
          flagId: `flag-${crypto.randomUUID()}`,
          sequence,
          ofParticipantId: chosen,
          question: form.text('question').trim(),
        })
      }
    >
      <Choose name="of" label="Ask about this afterwards" options={peopleOptions(people)} blank="Choose" />
      <TextArea
        name="question"
        label={chosen ? `Your question to ${nameIn(meeting, chosen)}` : 'Your question'}
        rows={2}
      />
    </FormBox>
  );
}

/** What was asked about a row, beside it. */
export function FlagsOn({ sequence }: { readonly sequence: number }) {
  const { meeting, me } = useRoom();
  return (
    <>
      {flagsOn(meeting, sequence)
        .filter((flag) => maySee(me.participantId, flag))
        .map((flag) => (
          <div key={flag.flagId} class="q-gap-line">
            <OnlyFor entry={flag}>
              <p>
                <Asked flag={flag} />
              </p>
            </OnlyFor>
          </div>
        ))}
    </>
  );
}

export function Asked({ flag: { ofParticipantId, question, answer } }: { readonly flag: Flag }) {
  const { meeting } = useRoom();
  return (
    <>
      <strong>{nameIn(meeting, ofParticipantId)} was asked:</strong> {question}{' '}
      <strong>{answer ? 'Answer:' : ''}</strong> {answer ? answer.text : <em>Not answered yet</em>}
    </>
  );
}
