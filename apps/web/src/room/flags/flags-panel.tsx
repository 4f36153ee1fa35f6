/** Every question about the record, the unanswered first, for those who keep it. */
import { maySee } from '#meeting';
import { momentOf } from '../../words/times.js';
import { OnlyFor } from '../audience/only-for.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';
import { Asked } from './flag-this.js';

export function FlagsPanel() {
  const { meeting, me } = useRoom();
  const flags = [...meeting.flags.values()].filter((flag) => maySee(me.participantId, flag));
  const open = flags.filter(({ answer }) => !answer);
  return (
    <Panel
      title="Flagged"
      id="flags"
      count={open.length}
      note="Asked about the record and not answered yet. It is printed where it belongs either way."
    >
      {flags.length === 0 && <p class="q-quiet">Nothing is flagged. “Flag this” stands at every entry.</p>}
      <ul class="q-entries">
        {[...open, ...flags.filter(({ answer }) => answer)].map((flag) => (
          <li key={flag.flagId} class="q-entry">
            <OnlyFor entry={flag}>
              <p>
                <Asked flag={flag} />
              </p>
            </OnlyFor>
            <p class="q-quiet">
              Asked {momentOf(flag.at)} about row {flag.about}
              {flag.answer && ` · answered ${momentOf(flag.answer.at)}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
