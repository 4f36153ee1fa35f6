/** What it all adds up to for the child: thinking, kept apart from what was reported. */
import { agencyNameIn, maySee, nameIn } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { OnlyFor } from '../audience/only-for.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function AnalysisPanel() {
  const { meeting, me, phase } = useRoom();
  const analyses = meeting.analyses.filter((one) => maySee(me.participantId, one));
  return (
    <Panel title="What it means for the child" id="analysis">
      {analyses.length === 0 && <p class="q-quiet">Nothing recorded yet.</p>}
      {analyses.map((one) => (
        <div key={one.sequence} id={`row-${one.sequence}`} tabIndex={-1} class="q-entry">
          <OnlyFor entry={one}>
            <p class="q-words">{one.text}</p>
          </OnlyFor>
          <p class="q-quiet">
            {one.byParticipantId ? nameIn(meeting, one.byParticipantId) : agencyNameIn(meeting, one.agencyId)}
          </p>
        </div>
      ))}
      {phase === 'open' && (
        <Unfold link label="Record what it means">
          <AnalysisForm />
        </Unfold>
      )}
    </Panel>
  );
}

function AnalysisForm() {
  const { me, send } = useRoom();
  const form = useForm('analysis');
  return (
    <FormBox
      form={form}
      label="Record what it means"
      submit="Record"
      look="secondary"
      check={() => required(form, { text: 'Write what it means for the child' })}
      onSend={() => send({ type: 'RecordAnalysis', text: form.text('text').trim(), byParticipantId: me.participantId })}
    >
      <TextArea
        name="text"
        label="What has happened, what could happen, what keeps the child safe, what is not known"
        rows={4}
      />
    </FormBox>
  );
}
