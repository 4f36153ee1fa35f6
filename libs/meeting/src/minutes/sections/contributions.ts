/** What each agency said, with what it left unsaid; what was asked; what was searched; what came after the meeting. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { speakerOf, type Contribution } from '../../topics/contribution.js';
import { type ContributionFields } from '../../topics/contribution-fields.js';
import type { Question } from '../../topics/question.js';
import type { Search } from '../../topics/search.js';
import { isBefore } from '../../times.js';
import type { Instant } from '../../vocabulary.js';
import type { Block } from '../document.js';
import { isHistory } from '../../judgements/gaps.js';
import { clause, listInWords, momentInWords, orNotStated, periodInWords, sentence, whenInWords } from '../../words.js';
import { apart, childName, heading, inFull, paragraph, rowsOf, type Manner } from './manner.js';

const kindNames: Record<NonNullable<ContributionFields['kind']>, string> = {
  strength: 'strength',
  worry: 'worry',
  'past-harm': 'past harm',
  'future-danger': 'future danger',
  involvement: 'involvement',
  medical: 'medical',
  'health-development': 'health and development',
  'parenting-capacity': 'parenting',
  'parent-support-need': 'support the parents need',
  'person-posing-risk': 'person posing a risk',
  'open-investigation': 'open investigation',
  other: 'other',
};
const basisNames: Record<NonNullable<ContributionFields['basis']>, string> = {
  fact: 'fact',
  observation: 'observation',
  allegation: 'allegation',
  opinion: 'opinion',
  'second-hand': 'second-hand',
};

const childNames = (meeting: Meeting, childIds: readonly string[] = []): string | undefined =>
  childIds.length > 0 ? listInWords(childIds.map((childId) => childName(meeting, childId))) : undefined;
const peopleNames = (meeting: Meeting, aboutIds: readonly string[] = []): string | undefined =>
  aboutIds.length > 0
    ? listInWords(aboutIds.map((aboutId) => meeting.people.get(aboutId)?.name ?? 'somebody'))
    : undefined;

/** Spoken of before it was due to happen, such as a release from prison. */
const isToCome = (occurredFrom: Instant | undefined, at: Instant): boolean =>
  occurredFrom !== undefined && isBefore(at, occurredFrom);

/** The same facts of every contribution, blanks as “not stated”; those few contributions have appear only where given. */
function facts(meeting: Meeting, contribution: Contribution) {
  const { says, at } = contribution;
  const always = [
    { name: 'About', value: orNotStated(childNames(meeting, says.childIds)) },
    { name: 'Kind', value: orNotStated(says.kind && kindNames[says.kind]) },
    { name: 'Rests on', value: orNotStated(says.basis && basisNames[says.basis]) },
    {
      name: isToCome(says.occurredFrom, at) ? 'Expected' : 'Happened',
      value: periodInWords(says.occurredFrom, says.occurredTo),
    },
    { name: 'Source', value: orNotStated(says.source) },
    { name: 'What it means for the child', value: orNotStated(says.impactOnChild) },
    {
      name: 'Purpose',
      value: orNotStated(
        says.purpose && { 'for-action': 'for action', 'for-information': 'for information' }[says.purpose],
      ),
    },
  ];
  if (isHistory(contribution) || says.stillRelevantBecause)
    always.push({ name: 'Why it still matters', value: orNotStated(says.stillRelevantBecause) });
  const given: readonly (readonly [string, string | undefined])[] = [
    [
      'Answers',
      meeting.procedure.questions.find(({ packQuestionId }) => packQuestionId === contribution.packQuestionId)
        ?.question,
    ],
    ['People spoken about', peopleNames(meeting, says.aboutIds)],
    ['Evidence', says.evidenceRef],
    ['What helped the family', says.familyHelped],
    ['What got in the family’s way', says.familyBarriers],
    ['Where the harm happened', says.harmSetting],
    ['Sharing it onwards', says.onwardSharing],
    ['Not to be shared with the family because', says.whyNot],
  ];
  return [...always, ...given.flatMap(([name, value]) => (value ? [{ name, value }] : []))];
}

/** What became of it since, each line with the row that says so. */
function standingOf(meeting: Meeting, one: Contribution, namesReaders: boolean): Block[] {
  const lines = one.earlier.map(({ said, correctedAt, why, sequence }) =>
    paragraph(`Corrected at ${momentInWords(correctedAt)}: ${sentence(why)} Before, it read: “${said.statement}”`, [
      sequence,
    ]),
  );
  if (one.unconfirmed && !one.confirmation)
    lines.push(paragraph('Taken down by another; not yet confirmed by the agency.'));
  if (one.confirmation) {
    const { participantId, at, readBackBy } = one.confirmation;
    lines.push(
      paragraph(
        `Confirmed by ${nameIn(meeting, participantId)} at ${momentInWords(at)}${readBackBy ? `, read back by ${nameIn(meeting, readBackBy)}` : ''}.`,
        rowsOf(one.thread, 'ContributionConfirmed'),
      ),
    );
  }
  if (one.acknowledgedBy.length > 0)
    lines.push(
      paragraph(
        `Acknowledged by ${listInWords(one.acknowledgedBy.map((agencyId) => agencyNameIn(meeting, agencyId)))}.`,
        rowsOf(one.thread, 'ContributionAcknowledged'),
      ),
    );
  lines.push(
    ...one.feedback.map(({ outcome, sequence }) => paragraph(`What came of it: ${sentence(outcome)}`, [sequence])),
  );
  if (one.thread.audience && namesReaders)
    lines.push(
      paragraph(
        `Only for: ${listInWords(one.thread.audience.map((participantId) => nameIn(meeting, participantId)))}.`,
      ),
    );
  return lines;
}

function contributionBlocks(meeting: Meeting, one: Contribution, namesReaders: boolean): Block[] {
  const begins = heading(`${agencyNameIn(meeting, one.agencyId)}: ${speakerOf(meeting, one)}, ${whenInWords(one)}`, [
    one.sequence,
  ]);
  if (one.withdrawal)
    return [
      begins,
      paragraph(`Withdrawn: ${sentence(one.withdrawal.why)}`, rowsOf(one.thread, 'ContributionWithdrawn')),
    ];
  return [
    begins,
    paragraph(one.says.statement),
    { kind: 'facts', facts: facts(meeting, one) },
    ...standingOf(meeting, one, namesReaders),
  ];
}

const searchInWords = (meeting: Meeting, search: Search): string => {
  const { systems, subjects, period, result, notSearched } = search;
  const found = result === 'found' ? 'something was found' : 'nothing known';
  const whom = listInWords(subjects.map((subject) => subjectName(meeting, subject)));
  return `${agencyNameIn(meeting, search.agencyId)} searched ${listInWords(systems)} for ${whom}${period ? `, ${clause(period)}` : ''}: ${found}.${notSearched ? ` Not searched: ${sentence(notSearched)}` : ''}`;
};
const searchBlock = (meeting: Meeting, search: Search): Block =>
  paragraph(searchInWords(meeting, search), [search.sequence]);

const subjectName = (meeting: Meeting, subject: string): string =>
  meeting.children.get(subject)?.name ?? meeting.people.get(subject)?.name ?? subject;

function answerInWords(meeting: Meeting, { ofAgencyId, answer }: Question): string {
  if (!answer) return 'Answer: none yet.';
  return `Answer${answer.agencyId === ofAgencyId ? '' : ` from ${agencyNameIn(meeting, answer.agencyId)}`}: ${sentence(answer.text)}`;
}

const questionBlock = (meeting: Meeting, one: Question): Block =>
  paragraph(
    `${agencyNameIn(meeting, one.agencyId)} asked${one.ofAgencyId ? ` ${agencyNameIn(meeting, one.ofAgencyId)}` : ''}: ${sentence(one.question)} ${answerInWords(meeting, one)}`,
    one.answer ? [one.sequence, one.answer.sequence] : [one.sequence],
  );

interface Said {
  readonly contributions: readonly Contribution[];
  readonly searches: readonly Search[];
  readonly questions: readonly Question[];
}

/** @param namesReaders whether each entry kept to some says to whom: an annex says it once, at its head. */
export const said = (
  meeting: Meeting,
  { contributions: spoken, searches, questions }: Said,
  namesReaders = true,
): Block[] => [
  ...spoken.flatMap((one) => contributionBlocks(meeting, one, namesReaders)),
  ...searches.map((one) => searchBlock(meeting, one)),
  ...questions.map((one) => questionBlock(meeting, one)),
];

/** One line for each contribution and search, by agency. */
function inShort(meeting: Meeting, { contributions: said, searches }: Said): Block[] {
  const agencies = new Set([...said, ...searches].map(({ agencyId }) => agencyId));
  return [...agencies].flatMap((agencyId): Block[] => {
    const spoken = said.filter((one) => one.agencyId === agencyId);
    const searched = searches.filter((one) => one.agencyId === agencyId);
    const items = [
      ...spoken.map((one) => (one.withdrawal ? 'Withdrawn.' : one.says.statement)),
      ...searched.map((one) => searchInWords(meeting, one)),
    ];
    return [
      heading(agencyNameIn(meeting, agencyId)),
      { kind: 'list', items, sources: [...spoken, ...searched].map(({ sequence }) => sequence) },
    ];
  });
}

function saidIn(meeting: Meeting, outside: boolean, manner: Manner): { own: Said; others: Said } {
  const agencyOf = ({ agencyId }: { readonly agencyId: string }): string => agencyId;
  const contributions = apart(
    [...meeting.contributions.values()].filter((one) => one.receivedOutside === outside),
    manner,
    agencyOf,
  );
  const searches = apart(
    meeting.searches.filter((one) => one.receivedOutside === outside),
    manner,
    agencyOf,
  );
  const questions = apart(outside ? [] : meeting.questions.values(), manner, agencyOf);
  return {
    own: { contributions: contributions.own, searches: searches.own, questions: questions.own },
    others: { contributions: contributions.others, searches: searches.others, questions: questions.others },
  };
}

/** What was said in the discussion, or with `outside` what came after it closed; in an agency’s edition its own words first. */
export function contributions(meeting: Meeting, outside: boolean, manner: Manner = inFull): Block[] {
  const write = (of: Said): Block[] => (manner.length === 'summary' ? inShort(meeting, of) : said(meeting, of));
  const { own, others } = saidIn(meeting, outside, manner);
  const [ownBlocks, blocks] = [write(own), write(others)];
  if (ownBlocks.length + blocks.length === 0)
    return [paragraph(outside ? 'Nothing was received outside the discussion.' : 'Nothing has been contributed.')];
  if (manner.agencyId === undefined) return blocks;
  return [
    heading(`What ${agencyNameIn(meeting, manner.agencyId)} said`),
    ...(ownBlocks.length > 0 ? ownBlocks : [paragraph('Nothing.')]),
    ...(blocks.length > 0 ? [heading('What others shared'), ...blocks] : []),
  ];
}
