/** What somebody at the door has sent and agreed to already, and what they looked for. */
import { MyActions } from '../actions/my-actions.js';
import { MyContributions } from '../contribution/my-contributions.js';
import { SearchPanel } from '../search/search-panel.js';

export const MyOwn = () => (
  <>
    <SearchPanel />
    <MyContributions />
    <MyActions />
  </>
);
