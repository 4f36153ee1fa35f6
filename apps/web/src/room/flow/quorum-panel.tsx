/** Who is missing, and what the chair does about it: ring them, or go on without them on a ground of the procedure. */
import { isInvited, quorumOf, sectorsInWords, type Attendee, type Sector } from '#meeting';
import { capitalised, sectorName } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { InquorateForm } from './inquorate-form.js';

export function QuorumPanel() {
  const { meeting, phase } = useRoom();
  const { quorate, missing } = quorumOf(meeting);
  return (
    <Panel title="Who is missing" id="missing" look={quorate ? 'quiet' : 'strong'}>
      {quorate ? (
        <p>Everyone the procedure requires is here.</p>
      ) : (
        <ul class="q-entries">
          {missing.map((sector) => (
            <MissingSector key={sector} sector={sector} />
          ))}
        </ul>
      )}
      {meeting.cover && (
        <p class="q-quiet">
          Proceeding since {momentOf(meeting.cover.since)}: {meeting.cover.reason}
        </p>
      )}
      {phase === 'before-opening' && <OpenMeeting />}
      {!quorate && (phase === 'open' || phase === 'adjourned') && !meeting.cover && (
        <Unfold label="Proceed without them">
          <InquorateForm opening={false} />
        </Unfold>
      )}
    </Panel>
  );
}

function MissingSector({ sector }: { readonly sector: Sector }) {
  const { meeting } = useRoom();
  const people = [...meeting.participants.values()].filter(
    (one) => isInvited(one) && one.facts.sector === sector && one.role !== 'minute-taker',
  );
  return (
    <li class="q-entry">
      <p>
        <strong>{capitalised(sectorName(sector))}</strong>
        {people.length === 0 && ' – nobody is invited. Invite somebody under “People”.'}
      </p>
      {people.map((one) => (
        <Missing key={one.participantId} one={one} />
      ))}
    </li>
  );
}

function Missing({ one: { participantId, facts, standing, mayDecide } }: { readonly one: Attendee }) {
  const { chairing } = useRoom();
  const here = standing.state === 'attending';
  return (
    <div class="q-missing">
      <p>
        {facts.name}, {facts.post}
        {facts.phone && ` · ${facts.phone}`}
        {facts.outOfHours && ` · out of hours ${facts.outOfHours}`}
        {here && !mayDecide && ' · here, but not able to decide for the agency'}
      </p>
      {!here && (
        <Act
          label="Record arrival by phone"
          about={facts.name}
          command={() => ({ type: 'RecordArrival', participantId, mode: 'phone' })}
        />
      )}
      {here && !mayDecide && chairing && (
        <Act
          label={`Confirm: can decide for ${facts.agencyName}`}
          about={facts.name}
          look="link"
          command={() => ({ type: 'ConfirmAuthority', participantId, mayDecide: true })}
        />
      )}
    </div>
  );
}

function OpenMeeting() {
  const { meeting } = useRoom();
  const { quorate, missing } = quorumOf(meeting);
  if (quorate) return <Act label="Open the meeting" look="primary" command={() => ({ type: 'OpenMeeting' })} />;
  return (
    <>
      <p class="q-quiet">
        {missing.length > 0
          ? `Without ${sectorsInWords(missing)} the meeting opens only on a recorded ground.`
          : 'More agencies are needed, or a recorded ground.'}
      </p>
      <Unfold label="Open without quorum">
        <InquorateForm opening />
      </Unfold>
    </>
  );
}
