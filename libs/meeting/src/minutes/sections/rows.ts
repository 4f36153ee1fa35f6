/** One row by itself, where nothing else prints it: who entered what, when, and every text in it. */
import { nameIn, type Meeting } from '../../meeting.js';
import { authorOf, type Recorded } from '../../record.js';
import { kindInWords, spokenIn } from '../editions/court-index.js';
import type { Block } from '../document.js';
import { momentInWords } from '../../words.js';
import { hasSomethingToSee } from '../../to-see.js';

/** What each text of a row is called; identifiers, choices of a list and times have no name here and are left out. */
const names: Readonly<Record<string, string>> = {
  statement: 'Said',
  source: 'Source',
  impactOnChild: 'What it means for the child',
  stillRelevantBecause: 'Why it still matters',
  evidenceRef: 'Evidence',
  familyHelped: 'What helped the family',
  familyBarriers: 'What got in the family’s way',
  harmSetting: 'Where the harm happened',
  onwardSharing: 'Sharing it onwards',
  whyNot: 'Why not',
  question: 'Asked',
  answer: 'Answered',
  text: 'Text',
  words: 'Words',
  wishesAndFeelings: 'Wishes and feelings',
  observedCues: 'What the child showed',
  whatHelps: 'What helps',
  circumstances: 'Circumstances',
  howShared: 'How it was shared',
  heardBy: 'Heard by',
  participationCode: 'Participation',
  planToHear: 'Plan to hear',
  involvement: 'Involvement',
  whyNotInvolved: 'Not involved because',
  responsibilities: 'Responsibilities',
  relationship: 'Relationship',
  address: 'Address',
  aliases: 'Also known as',
  what: 'What',
  mustNotKnowYet: 'Must not be known yet',
  proposal: 'Proposal',
  option: 'Choice',
  position: 'Position',
  rationale: 'Because',
  reason: 'Reason',
  because: 'Because',
  why: 'Why',
  response: 'Response',
  how: 'How',
  to: 'To',
  outcome: 'Outcome',
  difference: 'What difference it makes',
  measure: 'How we will know',
  contingency: 'If it is not done',
  evidence: 'Evidence',
  explanation: 'Explanation',
  note: 'Note',
  name: 'Name',
  post: 'Post',
  agencyName: 'Agency',
  systems: 'Searched',
  period: 'Period',
  notSearched: 'Not searched',
  statementId: 'Statement',
  summary: 'Summary',
  concern: 'Concern',
  place: 'Place',
};

/** Every text in a row, with what it is called. What it says again of another row, or of who may read it, is not its own. */
function textsIn(meeting: Meeting, value: unknown, name: string): { name: string; value: string }[] {
  if (typeof value === 'string') {
    const called = names[name];
    const text = meeting.participants.has(value) ? nameIn(meeting, value) : value;
    return called !== undefined && hasSomethingToSee(text) ? [{ name: called, value: text }] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(meeting, one, name));
  return Object.entries(value)
    .filter(([field]) => !['audience', 'formerAudience', 'restrictedTo', 'reveals', 'alreadySeenBy'].includes(field))
    .flatMap(([field, inner]) => textsIn(meeting, inner, field));
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Nothing for a row that says nothing in words. */
export function rowBlock(meeting: Meeting, { sequence, at, by, event }: Recorded): Block[] {
  const facts = textsIn(meeting, event, '');
  const author = authorOf(by);
  const speaker = spokenIn(event);
  const whose = speaker === undefined ? '' : ` for ${nameIn(meeting, speaker)}`;
  const who = author === undefined ? '' : `, by ${nameIn(meeting, author)}${whose}`;
  return facts.length === 0
    ? []
    : [
        { kind: 'heading', text: `${capital(kindInWords(event.type))}${who}, ${momentInWords(at)}` },
        { kind: 'facts', facts, sources: [sequence] },
      ];
}
