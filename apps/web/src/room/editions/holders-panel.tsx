/** Who holds what: every edition made, opened, circulated and given out; and who holds a thing that has since been kept to fewer people. */
import { authorOf, holderInWords, holders, madeFor, nameIn, type Meeting, type WhichDocument } from '#meeting';
import { editionName } from '../../words/editions.js';
import { momentOf } from '../../words/times.js';
import { Panel } from '../panel.js';
import { useRoom } from '../room-context.js';

interface Handled {
  readonly sequence: number;
  readonly at: string;
  readonly which: WhichDocument;
  readonly what: string;
  readonly by: string;
}

function handled(meeting: Meeting): Handled[] {
  const by = (one: Parameters<typeof authorOf>[0]) => nameIn(meeting, authorOf(one) ?? '');
  const all: Handled[] = [
    ...[...meeting.circulations, ...meeting.annexesCirculated].map((one) => ({
      ...one,
      what: `Circulated to ${one.to.map((to) => nameIn(meeting, to)).join(', ')}`,
      by: by(one.by),
    })),
    ...meeting.editionsMade.map((one) => ({
      ...one,
      what: `Made as ${one.format} for ${holderInWords(meeting, madeFor(one))}`,
      by: by(one.by),
    })),
    ...meeting.editionsOpened.map((one) => ({ ...one, what: `Opened as ${one.format}`, by: by(one.by) })),
    ...meeting.distributions.map((one) => ({
      ...one,
      what: `Given to ${holderInWords(meeting, one.to)}: ${one.how}`,
      by: by(one.by),
    })),
  ];
  return all.sort((one, other) => other.sequence - one.sequence);
}

export function HoldersPanel() {
  const { meeting } = useRoom();
  const all = handled(meeting);
  return (
    <Panel title="Who holds what" id="holders" count={all.length} look="quiet">
      <Restricted />
      {all.length === 0 && <p class="q-quiet">Nothing has been made, opened or given out.</p>}
      <ul class="q-lines">
        {all.map(({ sequence, at, which, what, by }) => (
          <li key={sequence}>
            <strong>{editionName(meeting, which)}</strong> {what}{' '}
            <span class="q-quiet">
              {momentOf(at)}, by {by}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Restricted() {
  const { meeting } = useRoom();
  return (
    <>
      {meeting.restrictions.map(({ enteredAs, sequence, at }) => {
        const held = holders(meeting, sequence);
        return (
          <div key={enteredAs} class="q-gap-line">
            <p>
              <strong>
                Row {sequence} was kept to fewer people {momentOf(at)}.
              </strong>{' '}
              {held.length === 0 ? 'No edition with it had been given out.' : 'Tell those who hold it, or may:'}
            </p>
            {held.length > 0 && (
              <ul class="q-lines">
                {held.map((one) => (
                  <li key={`${one.sequence}-${one.to}`}>
                    {holderInWords(meeting, one.to)}: {editionName(meeting, one.which)}, {one.how} {momentOf(one.at)}
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </>
  );
}
