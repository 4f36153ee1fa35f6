/** Disagreements: kept, answered, resolved only by who raised them, escalated by stages while the work goes on. */
import {
  agencyNameIn,
  authorOf,
  matterOf,
  maySee,
  type Disagreement,
  type DisagreementSubject,
  type Meeting,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { Choose, TextArea, TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { momentOf } from '../../words/times.js';
import { OnlyFor, OnlyForRows } from '../audience/only-for.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { RaiseForm } from './raise-form.js';

export function DisagreementsPanel() {
  const { meeting, me, phase } = useRoom();
  const all = [...meeting.disagreements.values()].filter((one) => maySee(me.participantId, one));
  return (
    <Panel title="Disagreements" id="disagreements" count={all.length}>
      {all.length === 0 && <p class="q-quiet">None raised.</p>}
      <ul class="q-entries">
        {all.map((one) => (
          <Raised key={one.disagreementId} disagreement={one} />
        ))}
      </ul>
      {phase === 'open' && me.role !== 'minute-taker' && (
        <Unfold link label="Raise a concern about how the meeting is conducted">
          <RaiseForm about={{ kind: 'conduct' }} />
        </Unfold>
      )}
    </Panel>
  );
}

const matterTitle = (meeting: Meeting, decisionId: string): string =>
  matterOf(meeting, meeting.decisions.get(decisionId)?.matterId ?? '')?.title ?? 'a matter';
const contributorOf = (meeting: Meeting, contributionId: string): string =>
  agencyNameIn(meeting, meeting.contributions.get(contributionId)?.agencyId ?? '');

function subjectInWords(meeting: Meeting, about: DisagreementSubject): string {
  switch (about.kind) {
    case 'decision':
      return `the decision on ${matterTitle(meeting, about.decisionId)}`;
    case 'contribution':
      return `what ${contributorOf(meeting, about.contributionId)} said`;
    case 'action':
      return `the action “${meeting.actions.get(about.actionId)?.what ?? ''}”`;
    case 'conduct':
      return 'how the meeting is conducted';
  }
}

interface RaisedProps {
  readonly disagreement: Disagreement;
}

const stageIn = ({ procedure }: Meeting, stageId: string): string =>
  procedure.escalation.find((one) => one.stageId === stageId)?.label ?? stageId;

function Raised({ disagreement }: RaisedProps) {
  const { meeting, me, phase } = useRoom();
  const { agencyId, about, statement, at, resolution, sequence } = disagreement;
  const open = !resolution && (phase === 'open' || phase === 'closed') && me.role !== 'minute-taker';
  return (
    <li class="q-entry" id={`row-${sequence}`} tabIndex={-1}>
      <OnlyFor entry={disagreement}>
        <p class="q-entry__head">
          <strong>{agencyNameIn(meeting, agencyId)}</strong> disagrees with {subjectInWords(meeting, about)} ·{' '}
          {momentOf(at)} <span class="q-tag">{resolution ? 'Resolved' : 'Open'}</span>
        </p>
        <p class="q-words">{statement}</p>
        <SaidSince disagreement={disagreement} />
        {resolution && <p>Resolved: {resolution.how}</p>}
        {open && <WaysOn disagreement={disagreement} />}
      </OnlyFor>
    </li>
  );
}

/** What others answered, and to whom it was taken. */
function SaidSince({ disagreement: { responses, escalations } }: RaisedProps) {
  const { meeting } = useRoom();
  return (
    <>
      {responses.map((one) => (
        <OnlyForRows key={one.sequence} sequences={[one.sequence]}>
          <p class="q-quiet">
            {agencyNameIn(meeting, one.agencyId)} answers: {one.response}
          </p>
        </OnlyForRows>
      ))}
      {escalations.map((one) => (
        <OnlyForRows key={one.sequence} sequences={[one.sequence]}>
          <p class="q-quiet">
            Escalated to {stageIn(meeting, one.stageId)} ({one.to}): {one.because}.{' '}
            {one.outcome ? `Outcome: ${one.outcome}` : 'No outcome yet.'}
          </p>
        </OnlyForRows>
      ))}
    </>
  );
}

function WaysOn({ disagreement }: RaisedProps) {
  const { me } = useRoom();
  const { disagreementId, agencyId, escalations, by, standing } = disagreement;
  const mine = authorOf(by) === me.participantId || (standing === 'agency' && agencyId === me.facts.agencyId);
  return (
    <div class="q-entry__actions">
      <Unfold link label="Respond">
        <OneText
          id={`respond-${disagreementId}`}
          field="Your response"
          submit="Respond"
          send={(response) => ({ type: 'RespondToDisagreement', disagreementId, response })}
        />
      </Unfold>
      {mine && (
        <Unfold link label="Say that it is resolved">
          <OneText
            id={`resolve-${disagreementId}`}
            field="How it was resolved"
            submit="Resolved"
            send={(how) => ({ type: 'ResolveDisagreement', disagreementId, how })}
          />
        </Unfold>
      )}
      <Unfold link label="Escalate it">
        <EscalateForm disagreementId={disagreementId} />
      </Unfold>
      {escalations
        .filter(({ outcome }) => outcome === undefined)
        .map(({ stageId }) => (
          <Outcome key={stageId} disagreementId={disagreementId} stageId={stageId} />
        ))}
    </div>
  );
}

function Outcome({ disagreementId, stageId }: { readonly disagreementId: string; readonly stageId: string }) {
  const { meeting } = useRoom();
  return (
    <Unfold link label={`Record the outcome of “${stageIn(meeting, stageId)}”`}>
      <OneText
        id={`outcome-${disagreementId}-${stageId}`}
        field="Outcome"
        submit="Record the outcome"
        send={(outcome) => ({ type: 'AnswerEscalation', disagreementId, stageId, outcome })}
      />
    </Unfold>
  );
}

type Send = ReturnType<typeof useRoom>['send'];
interface OneTextProps {
  readonly id: string;
  readonly field: string;
  readonly submit: string;
  readonly send: (text: string) => Parameters<Send>[0];
}
function OneText({ id, field, submit, send: make }: OneTextProps) {
  const { send } = useRoom();
  const form = useForm(id);
  return (
    <FormBox
      form={form}
      label={submit}
      submit={submit}
      look="secondary"
      check={() => required(form, { text: `Write something under “${field}”` })}
      onSend={() => send(make(form.text('text').trim()))}
    >
      <TextArea name="text" label={field} rows={2} />
    </FormBox>
  );
}

function EscalateForm({ disagreementId }: { readonly disagreementId: string }) {
  const { meeting, send } = useRoom();
  const form = useForm(`escalate-${disagreementId}`);
  const stages = meeting.procedure.escalation.map(
    ({ stageId, label, days }) =>
      [stageId, `${label} (${days === null ? 'days not stated in the procedure' : `${days} days`})`] as const,
  );
  return (
    <FormBox
      form={form}
      label="Escalate this disagreement"
      submit="Escalate"
      look="secondary"
      check={() => required(form, { stageId: 'Choose the stage', to: 'Say to whom', because: 'Say why' })}
      onSend={() =>
        send({
          type: 'EscalateDisagreement',
          disagreementId,
          stageId: form.text('stageId'),
          to: form.text('to').trim(),
          because: form.text('because').trim(),
        })
      }
    >
      <Choose name="stageId" label="Stage" options={stages} blank="Choose" />
      <TextField name="to" label="To whom" max={4000} />
      <TextArea name="because" label="Why" rows={2} />
    </FormBox>
  );
}
