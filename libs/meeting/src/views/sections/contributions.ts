/** What each agency said, with what it left unsaid; what was asked; what was searched; what came after the meeting. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { speakerOf, type Contribution, type ContributionFields } from '../../topics/contribution.js';
import type { Question } from '../../topics/question.js';
import type { Search } from '../../topics/search.js';
import type { Block } from '../document.js';
import { isHistory } from '../gaps.js';
import { listInWords, momentInWords, orNotStated, periodInWords, whenInWords } from '../words.js';

const kindNames: Record<NonNullable<ContributionFields['kind']>, string> = {
  strength: 'strength', worry: 'worry', 'past-harm': 'past harm', 'future-danger': 'future danger', involvement: 'involvement', medical: 'medical',
  'health-development': 'health and development', 'parenting-capacity': 'parenting', 'parent-support-need': 'support the parents need',
  'person-posing-risk': 'person posing a risk', 'open-investigation': 'open investigation', other: 'other',
};
const basisNames: Record<NonNullable<ContributionFields['basis']>, string> = {
  fact: 'fact', observation: 'observation', allegation: 'allegation', opinion: 'opinion', 'second-hand': 'second-hand',
};

const childNames = (meeting: Meeting, childIds: readonly string[] = []): string | undefined =>
  childIds.length > 0 ? listInWords(childIds.map((childId) => meeting.children.get(childId)?.name ?? 'a child')) : undefined;
const peopleNames = (meeting: Meeting, aboutIds: readonly string[] = []): string | undefined =>
  aboutIds.length > 0 ? listInWords(aboutIds.map((aboutId) => meeting.people.get(aboutId)?.name ?? 'somebody')) : undefined;

/** The same facts of every contribution, blanks as “not stated”; those few contributions have appear only where given. */
function facts(meeting: Meeting, contribution: Contribution) {
  const { says } = contribution;
  const always = [
    { name: 'About', value: orNotStated(childNames(meeting, says.childIds)) },
    { name: 'Kind', value: orNotStated(says.kind && kindNames[says.kind]) },
    { name: 'Rests on', value: orNotStated(says.basis && basisNames[says.basis]) },
    { name: 'Happened', value: periodInWords(says.occurredFrom, says.occurredTo) },
    { name: 'Source', value: orNotStated(says.source) },
    { name: 'What it means for the child', value: orNotStated(says.impactOnChild) },
    { name: 'Purpose', value: orNotStated(says.purpose && { 'for-action': 'for action', 'for-information': 'for information' }[says.purpose]) },
  ];
  if (isHistory(contribution) || says.stillRelevantBecause) always.push({ name: 'Why it still matters', value: orNotStated(says.stillRelevantBecause) });
  const given: readonly (readonly [string, string | undefined])[] = [
    ['People spoken about', peopleNames(meeting, says.aboutIds)], ['Evidence', says.evidenceRef], ['What helped the family', says.familyHelped],
    ['What got in the family’s way', says.familyBarriers], ['Where the harm happened', says.harmSetting], ['Sharing it onwards', says.onwardSharing],
    ['Not to be shared with the family because', says.whyNot],
  ];
  return [...always, ...given.flatMap(([name, value]) => (value ? [{ name, value }] : []))];
}

function standingOf(meeting: Meeting, one: Contribution): string[] {
  const lines = one.earlier.map(({ said, correctedAt, why }) => `Corrected at ${momentInWords(correctedAt)}: ${why}. Before, it read: “${said.statement}”`);
  if (one.unconfirmed && !one.confirmation) lines.push('Taken down by another; not yet confirmed by the agency.');
  if (one.confirmation) lines.push(`Confirmed by ${nameIn(meeting, one.confirmation.participantId)} at ${momentInWords(one.confirmation.at)}${one.confirmation.readBackBy ? `, read back by ${nameIn(meeting, one.confirmation.readBackBy)}` : ''}.`);
  if (one.acknowledgedBy.length > 0) lines.push(`Acknowledged by ${listInWords(one.acknowledgedBy.map((agencyId) => agencyNameIn(meeting, agencyId)))}.`);
  lines.push(...one.feedback.map(({ outcome }) => `What came of it: ${outcome}`));
  if (one.thread.audience) lines.push(`Kept to: ${listInWords(one.thread.audience.map((participantId) => nameIn(meeting, participantId)))}.`);
  return lines;
}

function contributionBlocks(meeting: Meeting, one: Contribution): Block[] {
  const sources = [one.sequence];
  const heading: Block = { kind: 'heading', sources, text: `${agencyNameIn(meeting, one.agencyId)}: ${speakerOf(meeting, one)}, ${whenInWords(one)}` };
  if (one.withdrawal) return [heading, { kind: 'paragraph', sources, text: `Withdrawn: ${one.withdrawal.why}` }];
  const lines = standingOf(meeting, one);
  return [
    heading, { kind: 'paragraph', sources, text: one.says.statement }, { kind: 'facts', sources, facts: facts(meeting, one) },
    ...(lines.length > 0 ? [{ kind: 'list' as const, sources, items: lines }] : []),
  ];
}

const searchBlock = (meeting: Meeting, search: Search): Block => ({
  kind: 'paragraph', sources: [search.sequence],
  text: `${agencyNameIn(meeting, search.agencyId)} searched ${listInWords(search.systems)} for ${listInWords(search.subjects.map((subject) => subjectName(meeting, subject)))}${search.period ? `, ${search.period}` : ''}: ${search.result === 'found' ? 'something was found' : 'nothing known'}.${search.notSearched ? ` Not searched: ${search.notSearched}.` : ''}`,
});

const subjectName = (meeting: Meeting, subject: string): string => meeting.children.get(subject)?.name ?? meeting.people.get(subject)?.name ?? subject;

function answerInWords(meeting: Meeting, { ofAgencyId, answer }: Question): string {
  if (!answer) return 'Answer: none yet.';
  return `Answer${answer.agencyId === ofAgencyId ? '' : ` from ${agencyNameIn(meeting, answer.agencyId)}`}: ${answer.text}`;
}

const questionBlock = (meeting: Meeting, one: Question): Block => ({
  kind: 'paragraph', sources: one.answer ? [one.sequence, one.answer.sequence] : [one.sequence],
  text: `${agencyNameIn(meeting, one.agencyId)} asked ${agencyNameIn(meeting, one.ofAgencyId)}: ${one.question} ${answerInWords(meeting, one)}`,
});

/** What was said in the discussion, or with `outside` what came after it closed. */
export function contributions(meeting: Meeting, outside: boolean): Block[] {
  const said = [...meeting.contributions.values()].filter((one) => one.receivedOutside === outside);
  const searched = meeting.searches.filter((one) => one.receivedOutside === outside);
  const questions = outside ? [] : [...meeting.questions.values()];
  const blocks = [
    ...said.flatMap((one) => contributionBlocks(meeting, one)), ...searched.map((one) => searchBlock(meeting, one)), ...questions.map((one) => questionBlock(meeting, one)),
  ];
  if (blocks.length > 0) return blocks;
  return [{ kind: 'paragraph', text: outside ? 'Nothing was received outside the discussion.' : 'Nothing has been contributed.' }];
}
