/** The decision letter: for each child what was decided, as decided; never who took which position, nor why. */
import type { Meeting } from '../../meeting.js';
import type { Decision } from '../../topics/decision.js';
import type { Child } from '../../vocabulary.js';
import { notStated, type Block, type Section } from '../document.js';
import { childrenOf, leadForFamily, openDecisions } from '../for-family.js';
import type { MinutesOptions } from '../options.js';
import { choiceInWords, matterTitle, versionInForce } from '../sections/decisions.js';
import { heading, paragraph } from '../sections/manner.js';
import { clause, momentInWords, sentence } from '../words.js';
import { actionsForFamily, orNothing } from './family.js';

/** What a decision says for one child; nothing where it is about the others only. */
export function decidedFor(meeting: Meeting, decision: Decision, { childId }: Child): string | undefined {
  const { options, proposal } = versionInForce(decision);
  const choice = options.find((one) => one.childId === childId);
  if (options.length > 0 && !choice) return undefined;
  const chosen = choice ? `${clause(choiceInWords(meeting, decision.matterId, choice.option))}. ` : '';
  return `${matterTitle(meeting, decision.matterId)}: ${chosen}${sentence(proposal)}`;
}

const decisionsFor = (meeting: Meeting, child: Child): Block[] => {
  const items = openDecisions(meeting).flatMap((decision) => decidedFor(meeting, decision, child) ?? []);
  return [heading(child.name), items.length > 0 ? { kind: 'list', items } : paragraph('No decision can be given here.')];
};

export const decisionLetter = (meeting: Meeting, options: MinutesOptions): Section[] => [
  { sectionId: 'decisions', title: 'What was decided', blocks: childrenOf(meeting, options).flatMap((child) => decisionsFor(meeting, child)) },
  { sectionId: 'actions', title: 'What will happen', blocks: orNothing(actionsForFamily(meeting)) },
  { sectionId: 'family', title: 'Lead practitioner', blocks: [paragraph(leadForFamily(meeting) ?? notStated)] },
  { sectionId: 'summary', title: 'Next meeting', blocks: [paragraph(nextMeeting(meeting))] },
];

const nextMeeting = ({ status }: Meeting): string => (status.phase === 'closed' && status.nextMeetingAt ? momentInWords(status.nextMeetingAt) : notStated);
