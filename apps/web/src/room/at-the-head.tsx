/** What stands above every screen of the room while there is something to say: what was not saved, what was begun, and what somebody is told in person. */
import { BegunInRoom } from './begun/begun-panel.js';
import { Missing } from './missing.js';
import { NotSaved } from './not-saved.js';
import { ToldBelonging } from './people/told-belonging.js';
import { LinkRequests, OwnLinks, ToldLinks } from './people/links.js';
import { TakenDownForYou } from './phone/taken-down-for-you.js';

export const AtTheHead = () => (
  <>
    <Missing />
    <NotSaved />
    <BegunInRoom />
    <OwnLinks />
    <ToldLinks />
    <ToldBelonging />
    <LinkRequests />
    <TakenDownForYou />
  </>
);
