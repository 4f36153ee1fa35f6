/** Who is here, who is missing, whose line dropped, who has left; and for those who keep the record, one step to put it right. */
import { isAttending, isUnchecked, neverInvited, roleNames, sectorsInWords, type Attendee } from '#meeting';
import { invited } from '../../people/agencies.js';
import { modeLabels } from '../../words/labels.js';
import { momentOf } from '../../words/times.js';
import { Act } from '../act.js';
import { Panel } from '../panel.js';
import { useRoom, type RoomView } from '../room-context.js';
import { ArrivalForms } from './arrival-forms.js';
import { WhoHides } from './hiding-panel.js';
import { PersonActions, PutRight } from './person-actions.js';

export function PeoplePanel() {
  const room = useRoom();
  const { meeting, recorder, phase } = room;
  const everyone = [...meeting.participants.values()];
  const people = invited(meeting);
  const waiting = people.filter(({ standing }) => standing.state === 'waiting');
  return (
    <Panel title={phase === 'closed' ? 'Who was there' : 'People'} id="people">
      <Group title="Waiting to come in" people={waiting} room={room} />
      <Group title="In the meeting" people={people.filter(isAttending)} room={room} empty="Nobody has arrived yet." />
      <Group
        title={phase === 'closed' ? 'Invited, and never there' : 'Invited, not here'}
        people={people.filter(({ standing }) => standing.state === 'invited')}
        room={room}
      />
      <Group title="Left" people={people.filter(({ standing }) => standing.state === 'departed')} room={room} />
      <Group
        title="No longer invited"
        people={everyone.filter(({ standing }) => standing.state === 'withdrawn' || standing.state === 'declined')}
        room={room}
      />
      <Group
        title="Was there, and was not in the list"
        people={everyone.filter(({ standing }) => standing.state === 'recorded-afterwards')}
        room={room}
      />
      <NobodyAsked />
      <WhoHides />
      {recorder && (phase !== 'closed' || meeting.finals.length === 0) && <ArrivalForms />}
    </Panel>
  );
}

/** Sectors the procedure requires and nobody was invited from. */
function NobodyAsked() {
  const { meeting } = useRoom();
  const sectors = neverInvited(meeting);
  return sectors.length === 0 ? null : (
    <p class="q-gap-line">
      Required by the procedure, and nobody {meeting.status.phase === 'closed' ? 'was' : 'is'} invited from there:{' '}
      {sectorsInWords(sectors)}.
    </p>
  );
}

interface GroupProps {
  readonly title: string;
  readonly people: readonly Attendee[];
  readonly room: RoomView;
  readonly empty?: string;
}
function Group({ title, people, room, empty }: GroupProps) {
  if (people.length === 0 && !empty) return null;
  return (
    <div class="q-people">
      <h3 class="q-people__title">
        {title} ({people.length})
      </h3>
      {people.length === 0 ? (
        <p class="q-quiet">{empty}</p>
      ) : (
        <ul class="q-people__list">
          {people.map((one) => (
            <Person key={one.participantId} one={one} room={room} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Person({ one, room }: { readonly one: Attendee; readonly room: RoomView }) {
  const { name, post, agencyName, phone } = one.facts;
  const lost = hasLostConnection(one, room);
  return (
    <li class="q-person">
      <p class="q-person__name">
        {name}
        {one.role !== 'member' && <span class="q-role"> {roleNames[one.role]}</span>}
      </p>
      <p class="q-quiet">
        {post}, {agencyName}
        {!one.mayDecide && one.role !== 'minute-taker' && ' · cannot decide for the agency'}
      </p>
      <p class="q-quiet">
        {standingInWords(one)}
        {phone && one.standing.state !== 'attending' && ` · ${phone}`}
      </p>
      <Flags one={one} room={room} lost={lost} />
      {room.recorder && room.phase !== 'closed' && <PersonActions one={one} lost={lost} />}
      {room.recorder && room.phase === 'closed' && room.meeting.finals.length === 0 && <PutRight one={one} />}
    </li>
  );
}

function Flags({ one, room, lost }: { readonly one: Attendee; readonly room: RoomView; readonly lost: boolean }) {
  const {
    participantId,
    knowsFamily,
    facts: { name },
  } = one;
  const devices = room.live.connected.value.get(participantId) ?? 0;
  return (
    <>
      {room.recorder && devices > 1 && <p class="q-person__flag">Signed in on more than one device</p>}
      {room.recorder && isUnchecked(one) && (
        <p class="q-person__flag">
          {one.stays.at(-1)?.knownBy
            ? 'Rang in, not checked: ring back'
            : 'Not said how we know that it is them: ring back'}
        </p>
      )}
      {knowsFamily && <p class="q-person__flag">Knows the family: {knowsFamily}</p>}
      {lost && (
        <p class="q-person__flag">
          Connection lost{room.recorder && ' '}
          {room.recorder && (
            <Act
              label="Record departure"
              about={name}
              look="link"
              command={() => ({ type: 'RecordDeparture', participantId })}
            />
          )}
        </p>
      )}
    </>
  );
}

/** Somebody on the phone has no line of their own to lose. */
function hasLostConnection({ standing, stays, participantId }: Attendee, { live, phase }: RoomView): boolean {
  const by = stays.at(-1)?.recordedBy;
  const cameByThemselves = by !== undefined && 'participantId' in by && by.participantId === participantId;
  return (
    phase !== 'closed' &&
    standing.state === 'attending' &&
    cameByThemselves &&
    live.line.value === 'up' &&
    live.connected.value.size > 0 &&
    !live.connected.value.has(participantId)
  );
}

function standingInWords({ standing, answer, standsFor, walkIn }: Attendee): string {
  switch (standing.state) {
    case 'attending':
      return `${modeLabels[standing.mode]} since ${momentOf(standing.since)}${walkIn ? ' · walked in' : ''}`;
    case 'waiting':
      return `Waiting since ${momentOf(standing.since)}`;
    case 'departed':
      return `Left ${momentOf(standing.since)}`;
    case 'withdrawn':
      return `Invitation withdrawn: ${standing.reason}`;
    case 'recorded-afterwards':
      return 'Recorded after the meeting';
    case 'declined':
      return `Not let in: ${standing.why}`;
    case 'invited':
      return answer ? answerInWords(answer) : standsFor ? 'Asked as a deputy' : 'Has not answered';
  }
}

function answerInWords({ answer, reason }: NonNullable<Attendee['answer']>): string {
  const words = { 'will-attend': 'Will attend', apologies: 'Sent apologies', deputy: 'Sends a deputy' }[answer];
  return reason ? `${words}: ${reason}` : words;
}
