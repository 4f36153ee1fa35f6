/** Fast capture: who, what they said, Ctrl+Enter. Saved as the speaker's agency's words, or as a raw note when there is no time. */
import { limits, type Command, type Meeting } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm, type Form } from '../../forms/form.js';
import { problemsOf, tooLongFor } from '../../forms/problems.js';
import { quiet } from '../../live/begun.js';
import { invited } from '../../people/agencies.js';
import { ContributionDetails, detailsFrom } from '../contribution/contribution-form.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { SpeakerPicker } from './speaker-picker.js';

/** The speaker's words for their agency; with nobody chosen, a note. */
function captured(form: Form, meeting: Meeting, asNote: boolean): Command {
  const speaker = meeting.participants.get(form.text('speaker'));
  const text = form.text('statement').trim();
  if (asNote || !speaker)
    return {
      type: 'TakeNote',
      noteId: crypto.randomUUID(),
      text,
      ...(speaker ? { speakerParticipantId: speaker.participantId } : {}),
    };
  return {
    type: 'MakeContribution',
    contributionId: crypto.randomUUID(),
    statement: text,
    onBehalfOfAgencyId: speaker.facts.agencyId,
    spokenByParticipantId: speaker.participantId,
    ...detailsFrom(form, meeting),
  };
}

export function CapturePanel({ look = 'strong' }: { readonly look?: 'strong' | 'quiet' }) {
  const { meeting, send, phase } = useRoom();
  const form = useForm('capture');
  const speakers = invited(meeting).filter(({ role }) => role !== 'minute-taker' && role !== 'observer');
  const capture = (asNote: boolean) => {
    const command = captured(form, meeting, asNote);
    const [speaker, speakerTyped] = [form.text('speaker'), form.text('speakerTyped')];
    form.clear();
    // The same person mostly goes on speaking.
    form.set('speaker', speaker, quiet);
    form.set('speakerTyped', speakerTyped, quiet);
    return send(command);
  };
  const note = () => {
    const errors = problemsOf(form, [
      ...required(form, { statement: 'Write what was said' }),
      ...tooLongFor('statement', form.text('statement'), limits.text),
    ]);
    form.errors.value = errors;
    if (errors.length === 0) form.sentAs.value = capture(true);
  };
  return (
    <Panel
      title="Take down what is said"
      id="capture"
      look={look}
      note="Ctrl and Enter saves. Without a speaker it is kept as a raw note."
    >
      <FormBox
        form={form}
        label="Take down what is said"
        submit={form.text('speaker') ? 'Save as their words' : 'Save'}
        check={() => required(form, { statement: 'Write what was said' })}
        onSend={() => capture(false)}
        keepWords
      >
        <SpeakerPicker people={speakers} label="Who is speaking?" />
        <TextArea name="statement" label="What they say" rows={4} max={limits.statement} />
        {form.text('speaker') !== '' && (
          <Unfold link label="Add details">
            <ContributionDetails />
          </Unfold>
        )}
        {phase !== 'closed' && (
          <button type="button" class="q-link-button" onClick={note}>
            Save as a raw note instead
          </button>
        )}
      </FormBox>
    </Panel>
  );
}
