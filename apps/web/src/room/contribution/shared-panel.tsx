/** What everyone shared, in the order it was said; new entries go to the end, so that nothing moves under the reader. */
import { agencyNameIn, maySee, type Search } from '#meeting';
import { rowsKeptFrom } from '../../mine.js';
import { momentOf } from '../../words/times.js';
import { OnlyFor } from '../audience/only-for.js';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { AskAgencyForm } from './ask-form.js';
import { ContributionEntry } from './contribution-entry.js';

export function SharedPanel({ others = false }: { readonly others?: boolean }) {
  const { meeting, me, phase } = useRoom();
  const shared = [...meeting.contributions.values()].filter(
    ({ agencyId }) => !others || agencyId !== me.facts.agencyId,
  );
  const searches = meeting.searches.filter(
    (search) => maySee(me.participantId, search) && (!others || search.agencyId !== me.facts.agencyId),
  );
  const kept = rowsKeptFrom(meeting, me);
  return (
    <Panel
      title={others ? 'What others have shared' : 'What has been shared'}
      id="shared"
      count={shared.length + searches.length}
    >
      {shared.length + searches.length === 0 && <p class="q-quiet">Nothing yet.</p>}
      <ol class="q-entries">
        {shared.map((one) => (
          <ContributionEntry key={one.contributionId} contribution={one} own={one.agencyId === me.facts.agencyId} />
        ))}
      </ol>
      {searches.length > 0 && (
        <>
          <h3 class="q-panel__subtitle">Records searched</h3>
          <ul class="q-entries">
            {searches.map((search) => (
              <SearchEntry key={search.sequence} search={search} />
            ))}
          </ul>
        </>
      )}
      {kept > 0 && (
        <p class="q-quiet">
          {kept} {kept === 1 ? 'row of the record is' : 'rows of the record are'} kept to others.
        </p>
      )}
      {phase !== 'closed' && me.standing.state === 'attending' && me.role !== 'minute-taker' && (
        <Unfold label="Ask an agency">
          <AskAgencyForm />
        </Unfold>
      )}
    </Panel>
  );
}

function SearchEntry({ search }: { readonly search: Search }) {
  const { meeting } = useRoom();
  const { sequence, agencyId, systems, subjects, period, notSearched, result, at } = search;
  const known = subjects.map(
    (subject) => meeting.children.get(subject)?.name ?? meeting.people.get(subject)?.name ?? subject,
  );
  return (
    <li class="q-entry" id={`row-${sequence}`} tabIndex={-1}>
      <p class="q-entry__head">
        <strong>{agencyNameIn(meeting, agencyId)}</strong> · {momentOf(at)}
      </p>
      <OnlyFor entry={search}>
        <p>
          {result === 'nothing-known' ? 'Nothing known' : 'Something found'} in {systems.join(', ')}
          {known.length > 0 && ` for ${known.join(', ')}`}
          {period && `, ${period}`}.{notSearched && ` Not searched: ${notSearched}.`}
        </p>
      </OnlyFor>
    </li>
  );
}
