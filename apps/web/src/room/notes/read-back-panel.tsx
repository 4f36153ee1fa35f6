/** Words taken down for others, read back aloud and agreed on the phone. */
import { nameIn, type Attendee, type Contribution } from '#meeting';
import { isUnconfirmed } from '../../mine.js';
import { Act } from '../act.js';
import { OnlyFor } from '../audience/only-for.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';

export function ReadBackPanel() {
  const { meeting, phase } = useRoom();
  const waiting = [...meeting.contributions.values()].filter(isUnconfirmed);
  if (phase === 'closed' && waiting.length === 0) return null;
  const speakers = new Map<string, Contribution[]>();
  for (const one of waiting)
    if (one.spokenByParticipantId)
      speakers.set(one.spokenByParticipantId, [...(speakers.get(one.spokenByParticipantId) ?? []), one]);
  return (
    <Panel
      title="Read back"
      id="read-back"
      count={waiting.length}
      note="Words taken down for others and not confirmed by them yet."
    >
      {waiting.length === 0 && <p class="q-quiet">Everything taken down has been confirmed.</p>}
      {[...speakers].map(([participantId, words]) => (
        <Speaker
          key={participantId}
          who={meeting.participants.get(participantId)}
          participantId={participantId}
          words={words}
        />
      ))}
    </Panel>
  );
}

interface SpeakerProps {
  readonly who: Attendee | undefined;
  readonly participantId: string;
  readonly words: readonly Contribution[];
}
function Speaker({ who, participantId, words }: SpeakerProps) {
  const { meeting } = useRoom();
  const name = nameIn(meeting, participantId);
  return (
    <div class="q-entry">
      <p class="q-entry__head">
        <strong>{name}</strong>
        {who?.standing.state === 'attending' && who.standing.mode === 'phone' && ' · on the phone'}
      </p>
      <ol class="q-read-back">
        {words.map((one) => (
          <li key={one.contributionId}>
            <OnlyFor entry={one}>
              <p class="q-words">{one.says.statement}</p>
            </OnlyFor>
          </li>
        ))}
      </ol>
      <Act
        label={words.length === 1 ? 'Read back and agreed' : `All ${words.length} read back and agreed`}
        about={name}
        command={() => ({
          type: 'RecordReadBack',
          participantId,
          contributionIds: words.map(({ contributionId }) => contributionId),
        })}
      />
    </div>
  );
}
