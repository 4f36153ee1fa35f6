/** The decision letter: for each child what was decided, as decided; never who took which position, nor why. */
import type { Meeting } from '../../meeting.js';
import { matterOf, type Decision } from '../../topics/decision.js';
import type { Child } from '../../vocabulary.js';
import { type Block, type Section } from '../document.js';
import { notStated } from '../../words.js';
import { childrenOf, decisionsGiven, isToldNow, leadForFamily, openDecisions } from '../for-family.js';
import type { MinutesOptions } from '../options.js';
import { choiceInWords, matterTitle, versionInForce } from '../sections/decisions.js';
import { heading, paragraph } from '../sections/manner.js';
import { momentInWords, sentence } from '../../words.js';
import { actionsForFamily, orNothing } from './family.js';
import { waysToAnswer } from './ways-to-answer.js';

/**
 * What a decision says for one child, in its own words; nothing where it is about the others only. A choice of the procedure’s is
 * said as decided only where each child needs one: elsewhere its fixed words could state what nobody has said, such as an agreement,
 * and it is named as a choice, where the decision’s own words may not be given.
 */
export function decidedFor(
  meeting: Meeting,
  decision: Decision,
  { childId }: Child,
  given: 'choices' | 'whole' = 'whole',
): string | undefined {
  const { options, proposal } = versionInForce(decision);
  const choice = options.find((one) => one.childId === childId)?.option;
  if (options.length > 0 && choice === undefined) return undefined;
  const words = [
    ...(choice === undefined ? [] : chosen(meeting, decision, choice, given)),
    ...(given === 'whole' ? [sentence(proposal)] : []),
  ];
  return words.length > 0 ? `${matterTitle(meeting, decision.matterId)}: ${words.join(' ')}` : undefined;
}

function chosen(meeting: Meeting, { matterId }: Decision, choice: string, given: 'choices' | 'whole'): string[] {
  const matter = matterOf(meeting, matterId);
  const listed = matter?.options.some(({ option }) => option === choice) ?? false;
  const words = choiceInWords(meeting, matterId, choice);
  if (!listed) return given === 'whole' ? [sentence(words)] : [];
  if (matter?.forEveryChild) return [sentence(words)];
  return given === 'choices' ? [`chosen from the procedure’s list: “${words}”.`] : [];
}

const noDecision = 'No decision can be given here yet.';

function decisionsFor(meeting: Meeting, child: Child, options: MinutesOptions): Block[] {
  const given = decisionsGiven(meeting, options);
  const items =
    given === 'nothing'
      ? []
      : openDecisions(meeting).flatMap((decision) => decidedFor(meeting, decision, child, given) ?? []);
  return [heading(child.name), items.length > 0 ? { kind: 'list', items } : paragraph(noDecision)];
}

/** What was decided for each child the letter is about; where it is about none, that it says nothing of it. */
function decisionsGivenTo(meeting: Meeting, options: MinutesOptions): Block[] {
  const blocks = childrenOf(meeting, options).flatMap((child) => decisionsFor(meeting, child, options));
  return blocks.length > 0 ? blocks : [paragraph(noDecision)];
}

/** As for the decisions, nothing of the rest before this reader is told. */
export function decisionLetter(meeting: Meeting, options: MinutesOptions): Section[] {
  const told = isToldNow(meeting, options);
  return [
    {
      sectionId: 'decisions',
      title: 'What was decided',
      blocks: decisionsGivenTo(meeting, options),
    },
    { sectionId: 'actions', title: 'What is to be done', blocks: orNothing(actionsForFamily(meeting, options)) },
    {
      sectionId: 'family',
      title: 'Lead practitioner',
      blocks: [paragraph((told ? leadForFamily(meeting, options) : undefined) ?? notStated)],
    },
    { sectionId: 'summary', title: 'Next meeting', blocks: [paragraph(told ? nextMeeting(meeting) : notStated)] },
    waysToAnswer(meeting),
  ];
}

const nextMeeting = ({ status }: Meeting): string =>
  status.phase === 'closed' && status.nextMeetingAt ? momentInWords(status.nextMeetingAt) : notStated;
