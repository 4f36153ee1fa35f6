/** Taking the chair when it is empty, handed over or asked for; never automatic. The server rules on the time, these seconds only tell it. */
import { useEffect, useState } from 'preact/hooks';
import {
  chairPassing,
  claimProblem,
  isAttending,
  limits,
  nameIn,
  openChairRequest,
  staleAt,
  unansweredAt,
  type Attendee,
  type ChairRequest,
  type Meeting,
} from '#meeting';
import { FormBox } from '../../forms/form-box.js';
import { TextField } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { counted } from '../../words/labels.js';
import { timeOf } from '../../words/times.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';

export function TakeChairPanel() {
  const { meeting, me, phase } = useRoom();
  const over = phase === 'closed' || phase === 'cancelled';
  if (!isAttending(me) || over || claimProblem(meeting, me)) return null;
  const chair = meeting.participants.get(meeting.chairId);
  const gone = !chair || !isAttending(chair);
  return (
    <Panel title={gone ? 'The chair is not here' : 'The chair'} id="take-chair" look={gone ? 'strong' : 'quiet'}>
      <Way gone={gone} />
    </Panel>
  );
}

/** What I asked for, unless it went so long without an answer that it is asked anew. */
function ownRequest(meeting: Meeting, { participantId }: Attendee): ChairRequest | undefined {
  const request = openChairRequest(meeting);
  if (request?.participantId !== participantId) return undefined;
  return request.answer || now() < Date.parse(staleAt(request)) ? request : undefined;
}

/** The way that is open now: take it, ask for it, or wait. */
function Way({ gone }: { readonly gone: boolean }) {
  const { meeting, me } = useRoom();
  const mine = ownRequest(meeting, me);
  const left = useSecondsLeft(mine);
  const waits = mine !== undefined && !mine.answer;
  const passing = chairPassing(meeting, me, new Date(now()).toISOString());
  if ('passedBy' in passing || (waits && left === 0))
    return <Take gone={gone} agreed={mine?.answer?.agreed === true} />;
  if (gone)
    return <p class="govuk-body">The chair has until {timeOf(meeting.scheduledFor)} to come; then you can take it.</p>;
  return waits ? <Waiting left={left} /> : <Ask answer={mine?.answer} />;
}

function Waiting({ left }: { readonly left: number }) {
  const { meeting } = useRoom();
  return (
    <p class="govuk-body">
      You have asked for the chair. {nameIn(meeting, meeting.chairId)} has {counted(left, 'second', 'seconds')} left to
      answer.
    </p>
  );
}

/** @param answer of not now to an asking before, if there was one. */
function Ask({ answer }: { readonly answer: ChairRequest['answer'] | undefined }) {
  const { meeting } = useRoom();
  return (
    <>
      {answer && (
        <p class="govuk-body">
          {nameIn(meeting, meeting.chairId)} has answered: not now. {answer.why}
        </p>
      )}
      <Unfold label="Ask for the chair" link>
        <ChairForm id="ask-for-chair" submit="Ask for the chair" type="AskForTheChair" />
      </Unfold>
    </>
  );
}

const now = (): number => Date.now();

function Take({ gone, agreed }: { readonly gone: boolean; readonly agreed: boolean }) {
  const { meeting } = useRoom();
  return (
    <>
      {agreed && <p class="govuk-body">{nameIn(meeting, meeting.chairId)} agrees that you take the chair.</p>}
      <Unfold label="Take the chair" link={!gone}>
        <ChairForm id="take-chair" submit="Take the chair" type="TakeTheChair" />
      </Unfold>
    </>
  );
}

/** Counted by this device’s clock and from when the request was first seen, whichever is sooner: a clock that is behind must not keep anybody waiting. */
function useSecondsLeft(request: ChairRequest | undefined): number {
  const [seenAt] = useState(new Map<string, number>());
  const [, tick] = useState(0);
  const waiting = request !== undefined && !request.answer;
  useEffect(() => {
    const timer = waiting ? setInterval(() => tick((count) => count + 1), 1_000) : undefined;
    return () => clearInterval(timer);
  }, [waiting]);
  if (!request) return limits.chairAnswerSeconds;
  if (!seenAt.has(request.at)) seenAt.set(request.at, performance.now());
  const byClock = (Date.parse(unansweredAt(request)) - now()) / 1000;
  const seen = (performance.now() - (seenAt.get(request.at) ?? 0)) / 1000;
  return Math.max(0, Math.ceil(Math.min(byClock, limits.chairAnswerSeconds - seen)));
}

interface ChairFormProps {
  readonly id: string;
  readonly submit: string;
  readonly type: 'TakeTheChair' | 'AskForTheChair';
}

function ChairForm({ id, submit, type }: ChairFormProps) {
  const { send } = useRoom();
  const form = useForm(id);
  return (
    <FormBox
      form={form}
      label={submit}
      submit={submit}
      look="secondary"
      check={() => required(form, { reason: 'Give the reason; it stays on the record' })}
      onSend={() => send({ type, reason: form.text('reason').trim() })}
    >
      <TextField name="reason" label="Reason" max={4000} />
    </FormBox>
  );
}
