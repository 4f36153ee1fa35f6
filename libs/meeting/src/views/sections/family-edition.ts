/** The family's edition: an allow-list. What the family is told, and what agencies marked as shareable; nothing else, no position, no reason. */
import { agencyNameIn, type Meeting, type Thread } from '../../meeting.js';
import type { Block, Section } from '../document.js';
import { ownerInWords } from '../../topics/action.js';
import { momentInWords } from '../words.js';

/** The last decision on what any family member is told: an earlier message that gave way to it is not given. */
function told(meeting: Meeting): Block[] {
  const last = meeting.familyMessages.filter(({ aboutId }) => aboutId === undefined).at(-1);
  return last?.told && last.what && isOpen(meeting, last.thread) ? [{ kind: 'paragraph', text: last.what }] : [];
}

/** Whether every professional may see the whole of it: what is kept from some of them is not for the family. */
const isOpen = ({ narrowed }: Meeting, { audience, apart, rows }: Thread): boolean =>
  !audience && apart.size === 0 && rows.every(({ sequence }) => !narrowed.has(sequence));

const shared = (meeting: Meeting): Block[] => [...meeting.contributions.values()]
  .filter(({ says, thread, withdrawal }) => says.mayShareWithFamily === true && isOpen(meeting, thread) && !withdrawal)
  .map(({ says, agencyId }) => ({ kind: 'paragraph', text: `${agencyNameIn(meeting, agencyId)}: ${says.statement}` }));

const sharedActions = (meeting: Meeting): Block[] => [...meeting.actions.values()]
  .filter(({ mayShareWithFamily, thread }) => mayShareWithFamily === true && isOpen(meeting, thread))
  .map((action) => ({ kind: 'paragraph', text: `${action.what}: ${ownerInWords(meeting, action)}, by ${momentInWords(action.due)}` }));

const orNothing = (blocks: Block[]): Block[] => (blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: 'Nothing is shared here.' }]);

export const familySections = (meeting: Meeting): Section[] => [
  { sectionId: 'family', title: 'What we want you to know', blocks: orNothing(told(meeting)) },
  { sectionId: 'contributions', title: 'What the services said', blocks: orNothing(shared(meeting)) },
  { sectionId: 'actions', title: 'What will happen', blocks: orNothing(sharedActions(meeting)) },
];
