/** Sending round by e-mail that an edition is there, how far each message is, and what to pass on by hand where no e-mail is sent. */
import { useEffect, useState } from 'preact/hooks';
import { recipientProblem, nameIn, whichDocument } from '#meeting';
import type { DeliveriesAnswer, DeliveryShown, SendRoundBody, SentRound } from '#wire';
import { FormBox } from '../../forms/form-box.js';
import { Checkboxes, Choose } from '../../forms/fields.js';
import { useForm } from '../../forms/form.js';
import { get, post } from '../../http.js';
import { invited, peopleOptions } from '../../people/agencies.js';
import { minutesOptions, nameInWords } from '../../words/editions.js';
import { momentOf } from '../../words/times.js';
import { NewLink } from '../people/person-actions.js';
import { useRoom } from '../room-context.js';

const askAgainEveryMs = 4_000;
const stateNames: Record<DeliveryShown['state'], string> = {
  waiting: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Not sent',
  'given-up': 'Given up',
};
type Sent = SentRound | { readonly problem: string } | undefined;

/** How far the messages are, asked for again while any is under way. */
function useDeliveries(round: Sent): readonly DeliveryShown[] {
  const { live, session } = useRoom();
  const [deliveries, setDeliveries] = useState<readonly DeliveryShown[]>([]);
  const underWay = deliveries.some(({ state }) => state === 'waiting' || state === 'sending');
  useEffect(() => {
    let left = false;
    const ask = async () => {
      const answer = await get<DeliveriesAnswer>(`/api/meetings/${live.meetingId}/deliveries`, session.slot);
      if (answer.ok && !left) setDeliveries(answer.body.deliveries);
    };
    void ask();
    const timer = underWay ? setInterval(() => void ask(), askAgainEveryMs) : undefined;
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [round, underWay]);
  return deliveries;
}

export function SendRound() {
  const { meeting, live, session } = useRoom();
  const form = useForm('send-round', { edition: 'full' });
  const [round, setRound] = useState<Sent>();
  const [busy, setBusy] = useState(false);
  const deliveries = useDeliveries(round);
  const edition = form.text('edition');
  const which = whichDocument(edition);
  const people = invited(meeting).filter((one) => recipientProblem(which, one) === undefined);
  const to = form.list('to').filter((one) => people.some(({ participantId }) => participantId === one));
  const sendTo = async (body: SendRoundBody) => {
    setBusy(true);
    const answer = await post<SentRound>(`/api/meetings/${live.meetingId}/deliveries`, body, session.slot);
    setBusy(false);
    setRound(answer.ok ? answer.body : { problem: answer.refusal.because });
  };
  return (
    <>
      <FormBox
        form={form}
        label="Send by e-mail"
        submit="Send"
        look="secondary"
        busy={busy}
        keepWords
        check={() => (to.length === 0 ? [{ name: 'to', message: 'Choose at least one person' }] : [])}
        onSend={() => void sendTo({ to, edition })}
      >
        <Choose name="edition" label="Edition" options={minutesOptions(meeting)} />
        <Checkboxes
          name="to"
          label="To"
          hint="The message says that it is there, and nothing of what it holds"
          options={peopleOptions(people)}
        />
      </FormBox>
      <Outcome round={round} confirm={(outside) => void sendTo({ to: outside, edition, confirmedOutside: outside })} />
      <ul class="q-lines">
        {deliveries.map((one) => (
          <Delivery key={one.deliveryId} delivery={one} />
        ))}
      </ul>
    </>
  );
}

function Outcome({ round, confirm }: { readonly round: Sent; readonly confirm: (outside: readonly string[]) => void }) {
  const { meeting } = useRoom();
  if (!round) return null;
  if ('problem' in round)
    return (
      <p class="q-sent q-sent--not" role="status">
        Not sent. {round.problem}
      </p>
    );
  if (!round.byEmail)
    return <ByHand because={round.because} to={round.links.map(({ participantId }) => participantId)} />;
  const { outside, notSent } = round;
  return (
    <div role="status">
      {notSent.map(({ participantId, because }) => (
        <p key={participantId} class="q-gap-line">
          <strong>Nothing was sent to {nameIn(meeting, participantId)}.</strong> {because}
        </p>
      ))}
      {outside.map(({ participantId, because }) => (
        <p key={participantId} class="q-gap-line">
          <strong>{nameIn(meeting, participantId)}:</strong> {because}
        </p>
      ))}
      {outside.length > 0 && (
        <button
          type="button"
          class="govuk-button govuk-button--secondary q-button"
          onClick={() => confirm(outside.map(({ participantId }) => participantId))}
        >
          The addresses are checked: send
        </button>
      )}
    </div>
  );
}

function ByHand({ because, to }: { readonly because: string; readonly to: readonly string[] }) {
  const { meeting } = useRoom();
  return (
    <div role="status">
      <p class="q-gap-line">{because}</p>
      {to
        .map((participantId) => meeting.participants.get(participantId))
        .map((one) => one && <NewLink key={one.participantId} one={one} />)}
    </div>
  );
}

function Delivery({
  delivery: { participantId, edition, kind, state, because, mayHaveBeenSent, endedAt, askedAt },
}: {
  readonly delivery: DeliveryShown;
}) {
  const { meeting } = useRoom();
  return (
    <li>
      {nameIn(meeting, participantId)},{' '}
      {edition ? nameInWords(meeting, edition).toLowerCase() : `reminder: ${kind.replaceAll('-', ' ')}`}:{' '}
      <strong>{state !== 'sent' && mayHaveBeenSent ? 'Perhaps sent' : stateNames[state]}</strong>{' '}
      {momentOf(endedAt ?? askedAt)}
      {because && <span class="q-quiet"> {because}</span>}
    </li>
  );
}
