/** What came in after the meeting closed, put to the chair and the lead practitioner, with the offer to meet again. */
import { agencyNameIn } from '#meeting';
import { answersForTheMeeting } from '../mine.js';
import { convenePath } from '../route.js';
import { Panel } from './panel.js';
import { useRoom } from './room-context.js';

export function ReceivedOutsidePanel() {
  const { meeting, me, session, live } = useRoom();
  const received = [...meeting.contributions.values(), ...meeting.searches].filter(
    ({ receivedOutside }) => receivedOutside,
  );
  if (received.length === 0 || !answersForTheMeeting(meeting, me.participantId)) return null;
  return (
    <Panel
      title="Come in since the meeting closed"
      id="received"
      count={received.length}
      look="strong"
      note="Does it change what was decided? If so, meet again."
    >
      <ul class="q-entries">
        {received.map(({ sequence, agencyId }) => (
          <li key={sequence}>
            <a class="govuk-link" href={`#row-${sequence}`}>
              From {agencyNameIn(meeting, agencyId)}
            </a>
          </li>
        ))}
      </ul>
      {session.mayConvene ? (
        <a
          class="govuk-button govuk-button--secondary q-button"
          href={`${convenePath(session.slot)}?previous=${live.meetingId}`}
        >
          Convene the meeting again
        </a>
      ) : (
        <p class="q-quiet">
          To meet again, ask whoever convenes meetings in your area. Waiting for it need not hold up an action that
          protects the child.
        </p>
      )}
    </Panel>
  );
}
