/** An agency's screen: own words first, then what is asked of me, what others shared, and what I have to do. */
import { countsForAgency } from '#meeting';
import { part } from '../../shell/part.js';
import { ContributePanel } from '../contribution/contribute-panel.js';
import { Jump } from '../jump.js';
import { useRoom } from '../room-context.js';
import { WhereaboutsPanel } from '../whereabouts/whereabouts-panel.js';

const AskedAndDone = part(() => import('./asked-and-done.js').then((fetched) => fetched.AskedAndDone));
const SharedAndPeople = part(() => import('./shared-and-people.js').then((fetched) => fetched.SharedAndPeople));
const SearchPanel = part(() => import('../search/search-panel.js').then((fetched) => fetched.SearchPanel));

const parts = [
  ['contribute', 'Contribute'],
  ['asked', 'Asked of you'],
  ['decisions', 'Decisions'],
  ['shared', 'What others shared'],
  ['voice', 'Child’s voice'],
  ['actions', 'Actions'],
  ['people', 'People'],
] as const;

/** Own words come with the page; what others said is fetched with the first rows. */
export function AgencyScreen() {
  const { me } = useRoom();
  const speaks = countsForAgency(me);
  return (
    <>
      <Jump to={parts} />
      <div class="q-columns q-columns--agency">
        <div>
          <WhereaboutsPanel />
          {me.role !== 'observer' && <ContributePanel />}
          {speaks && <SearchPanel />}
        </div>
        <div>
          <AskedAndDone />
        </div>
        <div>
          <SharedAndPeople />
        </div>
      </div>
    </>
  );
}
