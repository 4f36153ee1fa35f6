/** The meetings this person is asked to. */
import { printed } from '#meeting';
import type { MeetingsAnswer, MeetingSummary, SessionAnswer } from '#wire';
import { get } from '../http.js';
import { convenePath, followLink, roomPath } from '../route.js';
import { Page } from '../shell/page.js';
import { capitalised, phaseLabels } from '../words/labels.js';
import { momentOf } from '../words/times.js';
import { useAnswer } from './use-answer.js';

export function Meetings({ session }: { readonly session: SessionAnswer }) {
  const answer = useAnswer(() => get<MeetingsAnswer>('/api/meetings', session.slot), session.slot);
  return (
    <Page title="Your meetings" session={session}>
      <h1 class="govuk-heading-l">Your meetings</h1>
      {session.mayConvene && (
        <a class="govuk-button" href={convenePath(session.slot)} onClick={followLink}>
          Convene a meeting
        </a>
      )}
      {!answer && <p class="govuk-body">Looking…</p>}
      {answer && !answer.ok && <p class="govuk-body">{answer.refusal.because}</p>}
      {answer?.ok && <MeetingList meetings={answer.body.meetings} slot={session.slot} />}
    </Page>
  );
}

function MeetingList({ meetings, slot }: { readonly meetings: readonly MeetingSummary[]; readonly slot: string }) {
  if (meetings.length === 0) return <p class="govuk-body">You are not asked to any meeting at present.</p>;
  return (
    <table class="govuk-table">
      <caption class="govuk-table__caption govuk-visually-hidden">Meetings you are asked to</caption>
      <thead class="govuk-table__head">
        <tr>
          {['Reference', 'Kind', 'When', 'State'].map((head) => (
            <th key={head} scope="col" class="govuk-table__header">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {meetings.map(({ meetingId, reference, meetingKind, scheduledFor, phase, participantId }) => (
          <tr key={meetingId} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {participantId ? (
                <a class="govuk-link" href={roomPath(slot, meetingId)} onClick={followLink}>
                  {printed(reference)}
                </a>
              ) : (
                printed(reference)
              )}
            </th>
            <td class="govuk-table__cell">{capitalised(meetingKind.replaceAll('-', ' '))}</td>
            <td class="govuk-table__cell">{momentOf(scheduledFor)}</td>
            <td class="govuk-table__cell">
              {phaseLabels[phase as keyof typeof phaseLabels] ?? phase}
              {!participantId && <span class="q-quiet"> You convened it and are not in it.</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
