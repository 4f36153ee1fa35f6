/** Links to places: what a second person is asked to agree to, and whom a link to one’s own place was given out by. */
import { giverIn, isAttending, nameIn } from '#meeting';
import { capitalised } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';
import { idOf, linksToAgree } from './links-that-wait.js';

/** One press, where somebody lost their phone at five on a Friday. */
export function LinkRequests() {
  const { meeting, me, recorder } = useRoom();
  const mine = recorder ? linksToAgree(meeting, me.participantId) : [];
  if (mine.length === 0) return null;
  return (
    <Panel title="Another link is asked for" id="link-requests" look="strong">
      {mine.map((one) => (
        <p key={one.participantId} class="govuk-body">
          {capitalised(giverIn(meeting, idOf(one.by)))} asks for another link for {nameIn(meeting, one.participantId)},
          whose place has been used. If it is not really {nameIn(meeting, one.participantId)} who needs it, do not
          agree.{' '}
          <Act
            label="Agree to the link"
            about={nameIn(meeting, one.participantId)}
            command={() => ({ type: 'AgreeLink', participantId: one.participantId })}
          />
        </p>
      ))}
    </Panel>
  );
}

/** Whoever opens a place that somebody else gave a link to sees so; so does whoever it belongs to. */
export function OwnLinks() {
  const { meeting, me } = useRoom();
  const last = meeting.linksGiven.findLast(({ participantId }) => participantId === me.participantId);
  if (!last) return null;
  const toldWho = 'participantId' in last.by || last.by.program !== 'meeting';
  const giver = toldWho ? giverIn(meeting, idOf(last.by)) : 'somebody who keeps the record';
  return (
    <p class={last.further ? 'q-person__flag' : 'q-quiet'} id="own-link">
      {last.further ? 'Another link' : 'A link'} for your place was given out by {giver} at {momentOf(last.at)}.
      {last.further && ' If you did not ask for it, tell the chair now.'}
    </p>
  );
}

/** Where there was nobody else to agree, or only somebody who came through the same person, everybody inside is told by name. */
export function ToldLinks() {
  const { meeting, me } = useRoom();
  const told = meeting.linksGiven.filter(
    ({ further, participantId }) => further?.told && participantId !== me.participantId,
  );
  if (told.length === 0 || !isAttending(me) || meeting.status.phase === 'closed') return null;
  return (
    <div id="told-links">
      {told.map(({ sequence, by, participantId, at, further }) => (
        <p key={sequence} class="q-person__flag">
          {capitalised(giverIn(meeting, idOf(by)))} gave out another link for {nameIn(meeting, participantId)} at{' '}
          {momentOf(at)}.{' '}
          {further?.agreedBy
            ? `${nameIn(meeting, further.agreedBy)} agreed; both have their places through one person.`
            : 'Nobody else was there to agree.'}{' '}
          If it seems wrong, tell the chair now.
        </p>
      ))}
    </div>
  );
}
