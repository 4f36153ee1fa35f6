/** Own words first: one large field is enough; everything else unfolds and can come later. */
import { limits } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { ContributionDetails, detailsFrom } from './contribution-form.js';
import { Restrict, restrictionFrom } from './restrict.js';

interface ContributeProps {
  readonly title?: string;
  readonly note?: string;
}

export function ContributePanel({
  title = 'What do you know?',
  note = 'Your own words are enough. What you leave out shows as a gap, and can be filled in later.',
}: ContributeProps) {
  const { meeting, send } = useRoom();
  const form = useForm('contribution');
  const share = () =>
    send({
      type: 'MakeContribution',
      contributionId: crypto.randomUUID(),
      statement: form.text('statement').trim(),
      ...detailsFrom(form, meeting),
      ...restrictionFrom(form),
      ...(form.filled('packQuestionId') ? { packQuestionId: form.filled('packQuestionId') } : {}),
    });
  return (
    <Panel title={title} id="contribute" note={note} look="strong">
      <FormBox
        form={form}
        label="Contribute"
        submit="Share with the meeting"
        check={() => required(form, { statement: 'Write what you know' })}
        onSend={share}
      >
        <TextArea name="statement" label="In your own words" rows={6} max={limits.statement} />
        <Unfold link label="Add details: which children, what it rests on, dates, source, who may see it">
          <ContributionDetails />
          <Choose
            name="packQuestionId"
            label="Does it answer one of the procedure’s questions?"
            options={meeting.procedure.questions.map(
              ({ packQuestionId, question }) => [packQuestionId, question] as const,
            )}
            blank="No"
            optional
          />
          <Restrict />
        </Unfold>
      </FormBox>
    </Panel>
  );
}
