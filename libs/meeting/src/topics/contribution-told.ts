/** What of a contribution leaves the professionals, once it is shared. */
import type { Fields } from '../told.js';
import { theirs } from '../told-outside.js';
import type { LayReader } from '../topic.js';
import type { ContributionMade } from './contribution.js';

export const toldOfContribution: Fields<ContributionMade, LayReader> = {
  contributionId: 'told',
  statement: 'told',
  agencyId: 'told',
  childIds: theirs,
  aboutIds: 'left out',
  kind: 'told',
  basis: 'left out',
  occurredFrom: 'left out',
  occurredTo: 'left out',
  source: 'left out',
  evidenceRef: 'left out',
  stillRelevantBecause: 'left out',
  impactOnChild: 'left out',
  familyHelped: 'left out',
  familyBarriers: 'left out',
  harmSetting: 'left out',
  purpose: 'left out',
  onwardSharing: 'left out',
  mayShareWithFamily: 'told',
  mayShareWith: 'left out',
  sharedWith: 'left out',
  whyNot: 'left out',
  packQuestionId: 'left out',
  onBehalfOfAgencyId: 'left out',
  spokenByParticipantId: 'left out',
  fromNoteId: 'left out',
  unconfirmed: 'told',
  receivedOutside: 'told',
  restrictedTo: 'left out',
  happenedAt: 'left out',
};

/** All they wrote, and nothing the server worked out from it. */
export const toldToItsAuthor: Fields<ContributionMade, LayReader> = {
  ...toldOfContribution,
  aboutIds: 'told',
  basis: 'told',
  occurredFrom: 'told',
  occurredTo: 'told',
  source: 'told',
  evidenceRef: 'told',
  stillRelevantBecause: 'told',
  impactOnChild: 'told',
  familyHelped: 'told',
  familyBarriers: 'told',
  harmSetting: 'told',
  purpose: 'told',
  onwardSharing: 'told',
  whyNot: 'told',
  packQuestionId: 'told',
  happenedAt: 'told',
};
