/** What is asked of an agency, what is decided, and what there is to do. */
import { ActionsPanel } from '../actions/actions-panel.js';
import { MyActions } from '../actions/my-actions.js';
import { AskedPanel } from '../asked/asked-panel.js';
import { DecisionsPanel } from '../decision/decisions-panel.js';
import { FamilyPanel, LeadPanel } from '../family/family-panel.js';
import { TakeChairPanel } from '../flow/take-chair.js';

export const AskedAndDone = () => (
  <>
    <AskedPanel />
    <TakeChairPanel />
    <MyActions />
    <DecisionsPanel />
    <ActionsPanel others />
    <FamilyPanel />
    <LeadPanel />
  </>
);
