/** What chair, deputy and minute-taker may do about one person: arrivals by phone, departures, corrections, links, authority. */
import { useState } from 'preact/hooks';
import { isUnchecked, nameIn, type Attendee, type KnownBy } from '#meeting';
import type { IssuedLink, LinkWaits } from '#wire';
import { FormBox } from '../../forms/form-box.js';
import { Radios, TextArea } from '../../forms/fields.js';
import { required, useForm } from '../../forms/form.js';
import { post } from '../../http.js';
import { LinkToHandOn } from '../../people/link-to-hand-on.js';
import { knownByLabels, optionsFrom } from '../../words/labels.js';
import { Act } from '../act.js';
import { Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { CorrectParticipantForm } from './correct-facts.js';
import { isAskedBy } from './links-that-wait.js';
import { Stays } from './stays.js';

export function PersonActions({ one, lost }: { readonly one: Attendee; readonly lost: boolean }) {
  const { me } = useRoom();
  const {
    participantId,
    facts: { name },
    standing: { state },
  } = one;
  const gone = state === 'withdrawn' || state === 'declined';
  return (
    <div class="q-person__actions">
      {state === 'waiting' && (
        <Act label="Let in" about={name} command={() => ({ type: 'AdmitParticipant', participantId })} />
      )}
      {(state === 'invited' || state === 'departed') && (
        <Unfold link label="Record arrival by phone" about={name}>
          <ArrivalByPhone one={one} />
        </Unfold>
      )}
      {isUnchecked(one) && (
        <Act
          label="Rung back, it is them"
          about={name}
          look="link"
          command={() => ({ type: 'RecordRungBack', participantId })}
        />
      )}
      {state === 'attending' && !lost && participantId !== me.participantId && (
        <Act
          label="Record departure"
          about={name}
          look="link"
          command={() => ({ type: 'RecordDeparture', participantId })}
        />
      )}
      {!gone && (
        <Unfold link label="More" about={`about ${name}`}>
          <More one={one} />
        </Unfold>
      )}
    </div>
  );
}

/** How we know them is asked and never in the way: left open, it shows until somebody rings back. */
function ArrivalByPhone({ one: { participantId, facts } }: { readonly one: Attendee }) {
  const { send } = useRoom();
  const form = useForm(`phone-arrival-${participantId}`);
  return (
    <FormBox
      form={form}
      label={`Record the arrival by phone of ${facts.name}`}
      submit="Record arrival"
      look="secondary"
      onSend={() =>
        send({
          type: 'RecordArrival',
          participantId,
          mode: 'phone',
          ...(form.filled('knownBy') ? { knownBy: form.text('knownBy') as KnownBy } : {}),
        })
      }
    >
      <Radios name="knownBy" label="How we know that it is them" options={optionsFrom(knownByLabels)} />
    </FormBox>
  );
}

function More({ one }: { readonly one: Attendee }) {
  const { chairing } = useRoom();
  const {
    participantId,
    mayDecide,
    facts: { name, agencyName },
  } = one;
  return (
    <div class="q-more">
      <NewLink one={one} />
      {chairing && (
        <Act
          label={mayDecide ? `Record: cannot decide for ${agencyName}` : `Confirm: can decide for ${agencyName}`}
          about={name}
          look="link"
          command={() => ({ type: 'ConfirmAuthority', participantId, mayDecide: !mayDecide })}
        />
      )}
      <Stays one={one} />
      <Details one={one} />
      {one.standing.state === 'waiting' && (
        <Unfold link label="Do not let in">
          <WithReason
            id={`decline-${participantId}`}
            submit={`Do not let ${name} in`}
            send={(why) => ({ type: 'DeclineEntry', participantId, why })}
          />
        </Unfold>
      )}
      {chairing && !isChair(one) && (
        <Unfold link label="Withdraw the invitation">
          <WithReason
            id={`withdraw-${participantId}`}
            submit={`Withdraw ${name}’s invitation`}
            send={(reason) => ({ type: 'WithdrawInvitation', participantId, reason })}
          />
        </Unfold>
      )}
    </div>
  );
}

const Details = ({ one }: { readonly one: Attendee }) => (
  <Unfold link label="Correct details" about={`of ${one.facts.name}`}>
    <CorrectParticipantForm one={one} />
  </Unfold>
);

/** What is put right about somebody until the minutes are final, after the meeting too. */
export const PutRight = ({ one }: { readonly one: Attendee }) => (
  <div class="q-person__actions">
    <Unfold link label="Put right" about={`what is recorded of ${one.facts.name}`}>
      <div class="q-more">
        <Stays one={one} />
        <Details one={one} />
      </div>
    </Unfold>
  </div>
);

const isChair = ({ role }: Attendee) => role === 'chair';

export function NewLink({ one }: { readonly one: Attendee }) {
  const { live, session, meeting, me } = useRoom();
  const [issued, setIssued] = useState<IssuedLink | string>();
  const { name } = one.facts;
  const request = meeting.linkRequests.get(one.participantId);
  const agreed = request && isAskedBy(request, me.participantId) ? request.agreedBy : undefined;
  const issue = async () => {
    const answer = await post<IssuedLink | LinkWaits>(
      `/api/meetings/${live.meetingId}/participants/${one.participantId}/link`,
      {},
      session.slot,
    );
    if (!answer.ok) setIssued(answer.refusal.because);
    else setIssued('waits' in answer.body ? answer.body.because : answer.body);
  };
  return (
    <div>
      <button type="button" class="q-link-button" onClick={() => void issue()}>
        {agreed ? `Show the link for ${name}` : `New link for ${name}`}
      </button>
      <span class="q-quiet">
        {' '}
        {agreed ? `${nameIn(meeting, agreed)} agrees.` : 'It is recorded, and the earlier link then ends.'}
      </span>
      {typeof issued === 'string' && !agreed && <p class="q-sent q-sent--not">{issued}</p>}
      {typeof issued === 'object' && <LinkToHandOn name={name} issued={issued} />}
    </div>
  );
}

type Send = ReturnType<typeof useRoom>['send'];
function WithReason({
  id,
  submit,
  send: make,
}: {
  readonly id: string;
  readonly submit: string;
  readonly send: (reason: string) => Parameters<Send>[0];
}) {
  const { send } = useRoom();
  const form = useForm(id);
  return (
    <FormBox
      form={form}
      label={submit}
      submit={submit}
      look="warning"
      check={() => required(form, { reason: 'Give the reason; it stays on the record' })}
      onSend={() => send(make(form.text('reason')))}
    >
      <TextArea name="reason" label="Reason" rows={2} />
    </FormBox>
  );
}
