/** The family’s edition: what the family is told, and what agencies marked as shareable; nothing else, no position, no reason. */
import { agencyNameIn, type Meeting } from '../../meeting.js';
import { ownerForFamily } from '../../topics/owner.js';
import type { Block, Section } from '../document.js';
import { isToldNow, messageFor, readerOf, releasedVoices, sharedActions, sharedContributions } from '../for-family.js';
import type { MinutesOptions } from '../options.js';
import { childName, paragraph } from '../sections/manner.js';
import { clause, momentInWords } from '../../words.js';
import { waysToAnswer } from './ways-to-answer.js';

function told(meeting: Meeting, options: MinutesOptions): Block[] {
  const message = messageFor(meeting, options);
  return message ? [paragraph(message.what)] : [];
}

/** What is marked as the family’s is given to whoever is told of the meeting, and not before. */
const shared = (meeting: Meeting, options: MinutesOptions): Block[] =>
  (isToldNow(meeting, options) ? sharedContributions(meeting, options) : []).map(({ says, agencyId }) =>
    paragraph(`${agencyNameIn(meeting, agencyId)}: ${says.statement}`),
  );

/** Actions marked as the family’s to know, once this reader is told of the meeting. */
export const actionsForFamily = (meeting: Meeting, options: MinutesOptions): Block[] =>
  (isToldNow(meeting, options) ? sharedActions(meeting, options) : []).map((action) =>
    paragraph(
      `${clause(action.what)}: ${ownerForFamily(meeting, action, readerOf(meeting, options))}, by ${momentInWords(action.due)}`,
    ),
  );

export const orNothing = (blocks: Block[]): Block[] =>
  blocks.length > 0 ? blocks : [paragraph('Nothing is shared here.')];

function voicesReleased(meeting: Meeting, options: MinutesOptions): Section[] {
  const blocks = releasedVoices(meeting, options).map(({ words, childId }): Block => ({
    kind: 'quotation',
    text: words,
    of: childName(meeting, childId),
  }));
  return blocks.length > 0 ? [{ sectionId: 'voice', title: 'In the children’s own words', blocks }] : [];
}

export const familyEdition = (meeting: Meeting, options: MinutesOptions): Section[] => [
  { sectionId: 'family', title: 'What we want you to know', blocks: orNothing(told(meeting, options)) },
  { sectionId: 'contributions', title: 'What the services said', blocks: orNothing(shared(meeting, options)) },
  { sectionId: 'actions', title: 'What is to be done', blocks: orNothing(actionsForFamily(meeting, options)) },
  ...voicesReleased(meeting, options),
  waysToAnswer(meeting),
];
