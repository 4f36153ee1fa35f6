/** What everyone sees at the top: which meeting, its phase and quorum, where the agenda is, and whether the line holds. */
import { nameIn, quorumOf, quorumSince, roleNames, sectorsInWords } from '#meeting';
import { useDrafts } from '../live/drafts.js';
import { capitalised, counted, phaseLabels } from '../words/labels.js';
import { momentOf } from '../words/times.js';
import { Act } from './act.js';
import { useRoom } from './room-context.js';

export function RoomHeader() {
  const { meeting, me, phase } = useRoom();
  const item = meeting.procedure.agenda.find(({ itemId }) => itemId === meeting.itemId);
  return (
    <div class={meeting.hiding ? 'q-room-head q-somebody-hides' : 'q-room-head'}>
      <div class="q-room-head__title">
        <h1 class="q-room-head__reference">Meeting {meeting.reference}</h1>
        <p class="q-room-head__kind">
          {meeting.procedure.title} · {capitalised(roleNames[me.role])} · {me.facts.agencyName}
        </p>
      </div>
      <dl class="q-facts" aria-label="State of the meeting">
        <div>
          <dt>Phase</dt>
          <dd>
            <span class={`q-phase q-phase--${meeting.status.phase}`}>{phaseLabels[meeting.status.phase]}</span>
          </dd>
        </div>
        <div class="q-facts__long">
          <dt>Quorum</dt>
          <dd>
            <Quorum />
          </dd>
        </div>
        <div>
          <dt>{phase === 'closed' ? 'Last item' : 'Now'}</dt>
          <dd>{item?.title ?? 'No item yet'}</dd>
        </div>
        <div>
          <dt>Chair</dt>
          <dd>{nameIn(meeting, meeting.chairId)}</dd>
        </div>
      </dl>
      <SavedState />
    </div>
  );
}

function Quorum() {
  const { meeting } = useRoom();
  if (meeting.status.phase === 'closed')
    return <span>{meeting.quorumChanges.at(-1)?.quorate ? 'Met at the close' : 'Not met at the close'}</span>;
  const { quorate, missing, agenciesShort } = quorumOf(meeting);
  const since = quorumSince(meeting);
  const from = since ? ` since ${momentOf(since)}` : '';
  if (quorate)
    return (
      <span class="q-quorum q-quorum--met">
        <span aria-hidden="true">●</span> Met{from}
      </span>
    );
  const who = missing.length > 0 ? sectorsInWords(missing) : counted(agenciesShort, 'more agency', 'more agencies');
  return (
    <span class="q-quorum q-quorum--lost">
      <span aria-hidden="true">○</span> Not met: {who} missing{from}
      {meeting.cover && ' (proceeding on a recorded ground)'}
    </span>
  );
}

/** Words in a form are not sent; where no form shows them, it leads to them. */
function NotSentYet({ begun }: { readonly begun: number }) {
  const words = `Not sent yet: what you have begun${begun > 1 ? ` in ${begun} places` : ''}`;
  return <p class="q-sent q-sent--begun">{useDrafts().homeless().length > 0 ? <a href="#begun">{words}</a> : words}</p>;
}

function SavedState() {
  const { live, me, phase } = useRoom();
  const over = phase === 'closed' || phase === 'cancelled';
  const sent = live.outbox.entries.value;
  const count = (wanted: string) => sent.filter(({ state }) => state === wanted).length;
  const [sending, notSaved] = [count('sending'), count('not-saved')];
  const begun = useDrafts().begun().length;
  return (
    <div class="q-room-head__state">
      <p class="q-sent">
        {sending > 0
          ? `Sending ${counted(sending, 'entry', 'entries')}…`
          : notSaved > 0
            ? `${counted(notSaved, 'entry', 'entries')} not saved`
            : begun > 0
              ? 'What was sent is saved'
              : 'Everything sent is saved'}
      </p>
      {begun > 0 && <NotSentYet begun={begun} />}
      {me.standing.state === 'attending' && !over && (
        <Act label="Leave the meeting" look="link" command={() => ({ type: 'Leave' })} />
      )}
    </div>
  );
}
