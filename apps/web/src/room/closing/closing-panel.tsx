/** What still stands before closing, and closing with everything in one form: summary, next meeting, and a reason for each thing left open. */
import { closingChecks, maySee, unmetChecks, type CheckState } from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextArea } from '../../forms/fields.js';
import { isUnconfirmed, notesLeft } from '../../mine.js';
import { counted } from '../../words/labels.js';
import { DateField } from '../../forms/date-field.js';
import { required, useForm, type FieldError } from '../../forms/form.js';
import { instantOf } from '../../words/times.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function ClosingPanel() {
  const { meeting, me, phase, chairing } = useRoom();
  const checks = closingChecks(meeting, me.participantId);
  return (
    <Panel title="Before closing" id="closing">
      <ul class="q-checks">
        {checks.map((check) => (
          <Check key={check.checkId} check={check} />
        ))}
      </ul>
      <LeftRaw />
      {chairing && (phase === 'open' || phase === 'adjourned') && (
        <Unfold label="Close the meeting">
          <CloseForm unmet={unmetChecks(checks)} />
        </Unfold>
      )}
    </Panel>
  );
}

const Check = ({ check: { label, met, lacking, note } }: { readonly check: CheckState }) => (
  <li class={met ? 'q-check q-check--met' : 'q-check'}>
    <span class="q-check__sign" aria-hidden="true">
      {note ? '–' : met ? '✓' : '○'}
    </span>
    <span>
      <span class="govuk-visually-hidden">{note ? '' : met ? 'Settled: ' : 'Open: '}</span>
      {label}
      {note && <span class="q-check__lacking">{note}</span>}
      {!met && lacking.length > 0 && <span class="q-check__lacking">{shortened(lacking)}</span>}
    </span>
  </li>
);

/** Said before closing and forbids nothing: what was jotted down or taken down stands in no minutes as anybody’s words. */
function LeftRaw() {
  const { meeting, me } = useRoom();
  const notes = notesLeft(meeting, me).length;
  const words = [...meeting.contributions.values()].filter(
    (one) => isUnconfirmed(one) && maySee(me.participantId, one),
  ).length;
  if (notes + words === 0) return null;
  return (
    <ul class="q-left-raw">
      {notes > 0 && (
        <li>
          <a class="govuk-link" href="#notes">
            {counted(notes, 'raw note')}
          </a>{' '}
          nobody has made into anybody’s words. It can still be done after closing.
        </li>
      )}
      {words > 0 && (
        <li>
          <a class="govuk-link" href="#read-back">
            {counted(words, 'statement')}
          </a>{' '}
          taken down for others and not read back.
        </li>
      )}
    </ul>
  );
}

const mostShown = 3;
/** A long list is told by its beginning; all of it stands under “Not stated yet”. */
const shortened = (lacking: readonly string[]): string =>
  lacking.slice(0, mostShown).join(' ') +
  (lacking.length > mostShown ? ` And ${lacking.length - mostShown} more.` : '');

const reasonField = (checkId: string) => `why:${checkId}`;

const nextProblem = (typed: string): FieldError[] =>
  (instantOf(typed) ?? '9999') < new Date().toISOString()
    ? [{ name: 'nextMeetingAt', message: 'The next meeting lies in the past. Check its date, or leave it out' }]
    : [];

function CloseForm({ unmet }: { readonly unmet: readonly CheckState[] }) {
  const { send } = useRoom();
  const form = useForm('close');
  const check = () => [
    ...nextProblem(form.text('nextMeetingAt')),
    ...required(form, {
      summary: 'Write the summary',
      ...Object.fromEntries(
        unmet.map(({ checkId, label }) => [reasonField(checkId), `Say why this stays open: ${label}`]),
      ),
    }),
  ];
  const close = () =>
    send({
      type: 'CloseMeeting',
      summary: form.text('summary').trim(),
      ...(form.filled('nextMeetingAt') ? { nextMeetingAt: instantOf(form.text('nextMeetingAt')) } : {}),
      ...(unmet.length > 0
        ? { outstanding: unmet.map(({ checkId }) => ({ checkId, why: form.text(reasonField(checkId)).trim() })) }
        : {}),
    });
  return (
    <FormBox form={form} label="Close the meeting" submit="Close the meeting now" check={check} onSend={close}>
      <TextArea name="summary" label="Summary" hint="What was decided and what happens now" rows={4} />
      <DateField name="nextMeetingAt" label="Next meeting" withTime optional />
      {unmet.map(({ checkId, label, lacking }) => (
        <TextArea
          key={checkId}
          name={reasonField(checkId)}
          label={`Why this stays open. Not so yet: ${label}`}
          hint={shortened(lacking) || undefined}
          rows={2}
        />
      ))}
    </FormBox>
  );
}
