/** Raw notes, and turning each into a contribution of whoever said it. */
import { limits, maySee, nameIn, type Note, type TakeNote } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextArea, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { SentMark } from '../../forms/send-state.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { notesLeft } from '../../mine.js';
import { counted } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Panel, Unfold } from '../panel.js';
import { useOutbox, useRoom } from '../room-context.js';

export function NotesPanel() {
  const { meeting, me, phase } = useRoom();
  const notes = [...meeting.notes.values()].filter((note) => maySee(me.participantId, note));
  const sending = useOutbox().filter(
    ({ command, state }) =>
      command.type === 'TakeNote' && (state === 'sending' || state === 'saved') && !meeting.notes.has(command.noteId),
  );
  if (phase === 'closed' && notes.length === 0) return null;
  const left = notesLeft(meeting, me).length;
  return (
    <Panel
      title="Raw notes"
      id="notes"
      count={notes.length + sending.length}
      note="Seen only by chair, deputy and minute-taker."
    >
      {phase === 'closed' && left > 0 && (
        <p class="q-gap-line">
          {counted(left, 'raw note stands', 'raw notes stand')} in no minutes. Make each the words of whoever said it,
          marked as received outside the meeting, or withdraw it.
        </p>
      )}
      <ul class="q-entries">
        {notes.map((note) => (
          <NoteEntry key={note.noteId} note={note} />
        ))}
        {sending.map((sent) => (
          <li key={(sent.command as TakeNote).noteId} class="q-entry q-entry--sending">
            <p class="q-words">{(sent.command as TakeNote).text}</p>
            <SentMark sent={sent} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function NoteEntry({
  note: { noteId, text, at, speakerParticipantId, contributionIds, withdrawal, sequence },
}: {
  readonly note: Note;
}) {
  const { meeting, recorder } = useRoom();
  return (
    <li class="q-entry" id={`row-${sequence}`} tabIndex={-1}>
      <p class="q-entry__head">
        {momentOf(at)}
        {speakerParticipantId && ` · ${nameIn(meeting, speakerParticipantId)}`}
        {contributionIds.length > 0 && (
          <span class="q-tag q-tag--done">
            Made into {contributionIds.length === 1 ? 'a contribution' : `${contributionIds.length} contributions`}
          </span>
        )}
      </p>
      {withdrawal ? (
        <>
          <p class="q-words">
            <del>{text}</del>
          </p>
          <p class="q-quiet">
            Withdrawn {momentOf(withdrawal.at)}: {withdrawal.why}
          </p>
        </>
      ) : (
        <p class="q-words">{text}</p>
      )}
      {!withdrawal && (
        <Unfold link label="Make it a contribution">
          <FromNote noteId={noteId} text={text} speaker={speakerParticipantId ?? ''} />
        </Unfold>
      )}
      {!withdrawal && recorder && meeting.finals.length === 0 && (
        <Unfold link label="Withdraw the note">
          <WithdrawNoteForm noteId={noteId} />
        </Unfold>
      )}
    </li>
  );
}

function WithdrawNoteForm({ noteId }: { readonly noteId: string }) {
  const { send } = useRoom();
  const form = useForm(`withdraw-note-${noteId}`);
  return (
    <FormBox
      form={form}
      label="Withdraw the note"
      submit="Withdraw it"
      look="secondary"
      check={() => required(form, { why: 'Say why it is withdrawn' })}
      onSend={() => send({ type: 'WithdrawNote', noteId, why: form.text('why').trim() })}
    >
      <TextField
        name="why"
        label="Why it is withdrawn"
        hint="It stays, struck through, for chair, deputy and minute-taker."
        max={limits.text}
      />
    </FormBox>
  );
}

function FromNote({
  noteId,
  text,
  speaker,
}: {
  readonly noteId: string;
  readonly text: string;
  readonly speaker: string;
}) {
  const { meeting, send } = useRoom();
  const form = useForm(`from-note-${noteId}`, { statement: text, speaker });
  const make = () => {
    const speakerParticipantId = form.text('speaker');
    return send({
      type: 'MakeContribution',
      contributionId: crypto.randomUUID(),
      statement: form.text('statement').trim(),
      fromNoteId: noteId,
      spokenByParticipantId: speakerParticipantId,
      onBehalfOfAgencyId: meeting.participants.get(speakerParticipantId)?.facts.agencyId ?? '',
    });
  };
  return (
    <FormBox
      form={form}
      label="Make this note a contribution"
      submit="Save as their words"
      look="secondary"
      check={() => required(form, { statement: 'Write what was said', speaker: 'Choose who said it' })}
      onSend={make}
    >
      <Choose
        name="speaker"
        label="Who said it"
        options={peopleOptions(invited(meeting).filter(({ role }) => role !== 'minute-taker'))}
        blank="Choose"
      />
      <TextArea name="statement" label="What they said" rows={3} max={limits.statement} />
    </FormBox>
  );
}
