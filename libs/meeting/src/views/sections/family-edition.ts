/** The family's edition: an allow-list. What the family is told, and what agencies marked as shareable; nothing else, no position, no reason. */
import { agencyNameIn, type Meeting } from '../../meeting.js';
import type { Block, Section } from '../document.js';
import { ownerInWords } from '../../topics/action.js';
import { momentInWords } from '../words.js';

const told = (meeting: Meeting): Block[] => meeting.familyMessages
  .filter((one) => one.told && one.what && !one.aboutId && !one.thread.audience)
  .map((one) => ({ kind: 'paragraph', text: one.what ?? '' }));

const shared = (meeting: Meeting): Block[] => [...meeting.contributions.values()]
  .filter(({ says, thread, withdrawal }) => says.mayShareWithFamily === true && !thread.audience && !withdrawal)
  .map(({ says, agencyId }) => ({ kind: 'paragraph', text: `${agencyNameIn(meeting, agencyId)}: ${says.statement}` }));

const sharedActions = (meeting: Meeting): Block[] => [...meeting.actions.values()]
  .filter(({ mayShareWithFamily, thread }) => mayShareWithFamily === true && !thread.audience)
  .map((action) => ({ kind: 'paragraph', text: `${action.what}: ${ownerInWords(meeting, action)}, by ${momentInWords(action.due)}` }));

const orNothing = (blocks: Block[]): Block[] => (blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: 'Nothing is shared here.' }]);

export const familySections = (meeting: Meeting): Section[] => [
  { sectionId: 'family', title: 'What we want you to know', blocks: orNothing(told(meeting)) },
  { sectionId: 'contributions', title: 'What the services said', blocks: orNothing(shared(meeting)) },
  { sectionId: 'actions', title: 'What will happen', blocks: orNothing(sharedActions(meeting)) },
];
