/** After convening: a link and a short code for each person asked, to hand on by a way you trust. */
import { useState } from 'preact/hooks';
import { printed, sectorsInWords } from '#meeting';
import type { IssuedLink, LinkWaits, SessionAnswer } from '#wire';
import { post } from '../http.js';
import { LinkToHandOn } from '../people/link-to-hand-on.js';
import { followLink, meetingsPath } from '../route.js';
import { Page } from '../shell/page.js';
import type { Convened } from './convene-command.js';

export function HandOnLinks({
  session,
  convened: { meetingId, command, requiredNotInvited },
  done,
}: {
  readonly session: SessionAnswer;
  readonly convened: Convened;
  readonly done: () => void;
}) {
  return (
    <Page title={`Meeting ${printed(command.reference)} convened`} session={session}>
      <h1 class="govuk-heading-l">Meeting {printed(command.reference)} is convened</h1>
      {requiredNotInvited.length > 0 && (
        <p class="q-gap-line">
          Nobody is asked from {sectorsInWords(requiredNotInvited)} yet. The chair can invite them in the meeting.
        </p>
      )}
      <p class="govuk-body">Hand each person their own link. It works once, and making another ends the one before.</p>
      <ul class="q-entries">
        {command.participants.map(({ participantId, name, post: title, agencyName }) => (
          <li key={participantId} class="q-entry">
            <p>
              <strong>{printed(name)}</strong>, {printed(title)}, {printed(agencyName)}
            </p>
            <OneLink session={session} meetingId={meetingId} participantId={participantId} name={printed(name)} />
          </li>
        ))}
      </ul>
      <div class="q-actions">
        <a
          class="govuk-button"
          href={meetingsPath(session.slot)}
          onClick={(event) => {
            done();
            followLink(event);
          }}
        >
          Every link is handed on
        </a>
      </div>
    </Page>
  );
}

interface OneLinkProps {
  readonly session: SessionAnswer;
  readonly meetingId: string;
  readonly participantId: string;
  readonly name: string;
}
function OneLink({ session, meetingId, participantId, name }: OneLinkProps) {
  const [issued, setIssued] = useState<IssuedLink>();
  const [problem, setProblem] = useState<string>();
  const issue = async () => {
    const answer = await post<IssuedLink | LinkWaits>(
      `/api/meetings/${meetingId}/participants/${participantId}/link`,
      {},
      session.slot,
    );
    if (!answer.ok) setProblem(answer.refusal.because);
    else if ('waits' in answer.body) setProblem(answer.body.because);
    else setIssued(answer.body);
  };
  if (issued) return <LinkToHandOn name={name} issued={issued} />;
  return (
    <>
      <button type="button" class="govuk-button govuk-button--secondary q-button" onClick={() => void issue()}>
        Make the link<span class="govuk-visually-hidden"> for {name}</span>
      </button>
      {problem && <p class="q-sent q-sent--not">{problem}</p>}
    </>
  );
}
