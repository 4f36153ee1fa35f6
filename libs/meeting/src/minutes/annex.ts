/** The restricted annex of one circle: what is kept to exactly those people, as the full minutes print what is kept to nobody. */
import { circleOf, inOrder, isOfFindings, peopleInWords, type Circle } from '../circles.js';
import { nameIn, type Meeting, type Thread } from '../meeting.js';
import { isWithheld, type Entry, type Recorded } from '../record.js';
import { amendmentBlock, flagBlock, narrativeBlock, withAmended } from './sections/beside.js';
import type { Amendment } from '../topics/amendment.js';
import { actionTable } from './sections/actions.js';
import {
  analysisBlock,
  considerationBlock,
  leadBlock,
  messageBlock,
  notHeardBlock,
  voiceBlocks,
} from './sections/child-and-family.js';
import { said } from './sections/contributions.js';
import { decisionBlocks } from './sections/decisions.js';
import { disagreementBlocks } from './sections/disagreements.js';
import { sectionTitles } from './sections/full.js';
import { childName, heading, inFull, paragraph } from './sections/manner.js';
import { putRightBlock } from './sections/put-right.js';
import { rowBlock } from './sections/rows.js';
import { whereaboutsBlock } from './sections/whereabouts.js';
import { findingSections } from './finding-annex.js';
import { givenOut } from '../judgements/holders.js';
import { sameDocument, type Annex } from '../documents/which.js';
import type { Block, Section } from './document.js';
import type { SectionId } from '../documents/parts.js';
import type { MinutesOptions } from './options.js';
import { listInWords, momentInWords, sentence } from '../words.js';
import { hasSomethingToSee } from '../to-see.js';

type Threaded = { readonly thread: Thread };
type Holds = (thing: Threaded) => boolean;

function contributionsIn(meeting: Meeting, holds: Holds, outside: boolean): Block[] {
  const here = ({ receivedOutside }: { readonly receivedOutside: boolean }): boolean => receivedOutside === outside;
  return said(
    meeting,
    {
      contributions: [...meeting.contributions.values()].filter((one) => here(one) && holds(one)),
      searches: meeting.searches.filter((one) => here(one) && holds(one)),
      questions: outside ? [] : [...meeting.questions.values()].filter(holds),
    },
    false,
  );
}

const voicesIn = (meeting: Meeting, holds: Holds): Block[] => [
  ...meeting.whereabouts.filter(holds).map((one) => whereaboutsBlock(meeting, one, undefined, 'said')),
  ...meeting.voices
    .filter(holds)
    .flatMap((voice) => [heading(childName(meeting, voice.childId)), ...voiceBlocks(meeting, voice)]),
  ...meeting.voicesNotHeard
    .filter(holds)
    .flatMap((one) => [heading(childName(meeting, one.childId)), notHeardBlock(one)]),
];

const familyIn = (meeting: Meeting, holds: Holds, held: ReadonlySet<number>): Block[] => [
  ...meeting.considerations.filter(holds).map((view) => considerationBlock(meeting, view)),
  ...meeting.familyMessages.filter(holds).map((one) => messageBlock(meeting, one)),
  ...meeting.leads.filter(({ sequence }) => held.has(sequence)).map((one) => leadBlock(meeting, one)),
  ...meeting.factsCorrected.filter(({ sequence }) => held.has(sequence)).map((one) => putRightBlock(meeting, one)),
];

/** What stands beside the record there, as far as it is this circle’s. */
const besideIn = (
  meeting: Meeting,
  holds: Holds,
  { sectionId, placed }: { sectionId: SectionId; placed: ReadonlySet<Amendment> },
): Block[] => [
  ...[...meeting.narratives.values()]
    .filter((one) => one.sectionId === sectionId && hasSomethingToSee(one.text) && holds(one))
    .map((one) => narrativeBlock(meeting, one)),
  ...[...meeting.amendments.values()]
    .filter((one) => one.sectionId === sectionId && holds(one) && !placed.has(one))
    .map((one) => amendmentBlock(meeting, one)),
];

const things: readonly {
  readonly sectionId: SectionId;
  readonly blocks: (meeting: Meeting, holds: Holds, held: ReadonlySet<number>) => Block[];
}[] = [
  { sectionId: 'contributions', blocks: (meeting, holds) => contributionsIn(meeting, holds, false) },
  { sectionId: 'received-outside', blocks: (meeting, holds) => contributionsIn(meeting, holds, true) },
  { sectionId: 'voice', blocks: voicesIn },
  {
    sectionId: 'analysis',
    blocks: (meeting, holds) => meeting.analyses.filter(holds).map((one) => analysisBlock(meeting, one)),
  },
  {
    sectionId: 'decisions',
    blocks: (meeting, holds) =>
      [...meeting.decisions.values()].filter(holds).flatMap((one) => decisionBlocks(meeting, one, one.versions)),
  },
  {
    sectionId: 'disagreements',
    blocks: (meeting, holds) =>
      [...meeting.disagreements.values()].filter(holds).flatMap((one) => disagreementBlocks(meeting, one)),
  },
  {
    sectionId: 'actions',
    blocks: (meeting, holds) => actionTable(meeting, 'Actions', [...meeting.actions.values()].filter(holds), inFull),
  },
  { sectionId: 'family', blocks: familyIn },
];

/** Those sections in which the circle has something, and what stands beside them. */
function printed(meeting: Meeting, holds: Holds, held: ReadonlySet<number>): Section[] {
  const flags = [...meeting.flags.values()].filter(holds).map((one) => flagBlock(meeting, one));
  const theirs = [...meeting.amendments.values()].filter(holds);
  const ofThings = (Object.keys(sectionTitles) as SectionId[]).map((sectionId) => ({
    sectionId,
    title: sectionTitles[sectionId],
    blocks: things.find((one) => one.sectionId === sectionId)?.blocks(meeting, holds, held) ?? [],
  }));
  const { sections: amended, placed } = withAmended(meeting, ofThings, theirs);
  const sections = amended.map((section) => ({
    ...section,
    blocks: [
      ...section.blocks,
      ...(section.sectionId === 'outstanding' ? flags : []),
      ...besideIn(meeting, holds, { sectionId: section.sectionId as SectionId, placed }),
    ],
  }));
  return sections.filter(({ blocks }) => blocks.length > 0);
}

/** Somebody spoken about is printed as they are recorded now: what was put right is not printed as a change. */
function asPutRight({ people }: Meeting, row: Recorded): Recorded {
  const { event } = row;
  const person = event.type === 'PersonAdded' ? people.get(event.person.aboutId) : undefined;
  return event.type === 'PersonAdded' && person ? { ...row, event: { ...event, person } } : row;
}

/**
 * Rows that no block above prints: what became of a thing whose own words are in another annex, a place in the meeting, a reason
 * taken back since. They are the rows given, since the fold keeps none whose thing it does not know.
 */
function uncited(
  meeting: Meeting,
  entries: readonly Entry[],
  held: ReadonlySet<number>,
  sections: readonly Section[],
): Block[] {
  const cited = new Set(sections.flatMap(({ blocks }) => blocks.flatMap(({ sources }) => sources ?? [])));
  return entries.flatMap((row) =>
    !isWithheld(row) && held.has(row.sequence) && !cited.has(row.sequence)
      ? rowBlock(meeting, asPutRight(meeting, row))
      : [],
  );
}

function rest(...asked: Parameters<typeof uncited>): Section[] {
  const blocks = uncited(...asked);
  return blocks.length > 0 ? [{ sectionId: 'rest', title: 'Other entries kept to them', blocks }] : [];
}

const openingOf = (meeting: Meeting, circle: Circle): Section => ({
  sectionId: 'about',
  title: 'About this annex',
  blocks: [
    ...(isOfFindings(circle)
      ? [paragraph('It is given to one professional at a time, of these:')]
      : [
          paragraph(`Restricted annex: for ${peopleInWords(meeting, circle.people)}; do not file with the minutes.`),
          paragraph(
            'It holds what is kept to these people and to nobody else. No word of it stands in the minutes, whoever they were made for.',
          ),
          paragraph(`Entries of the record: ${listInWords(circle.sequences.map(String))}.`),
        ]),
    {
      kind: 'list',
      items: inOrder(meeting, circle.people).map((participantId) => {
        const person = meeting.participants.get(participantId)?.facts;
        return person ? `${person.name}, ${person.post}, ${person.agencyName}` : nameIn(meeting, participantId);
      }),
    },
  ],
});

function holdersOf(meeting: Meeting, which: Annex): Section[] {
  const items = givenOut(meeting)
    .filter((given) => sameDocument(given.which, which))
    .map(({ to, at, how }) => `${nameIn(meeting, to)}, ${momentInWords(at)}: ${sentence(how)}`);
  return items.length > 0
    ? [{ sectionId: 'holders', title: 'Who was given this annex', blocks: [{ kind: 'list', items }] }]
    : [];
}

const holding =
  (held: ReadonlySet<number>): Holds =>
  ({ thread }) =>
    thread.rows.some(({ sequence }) => held.has(sequence));

/**
 * What the circle reads where one line of a document says that it is in its annex.
 * @param entries the rows the annex is made from; @param meeting the fold of them; @param sequences those the line stands for.
 */
export function keptBlocks(meeting: Meeting, entries: readonly Entry[], sequences: readonly number[]): Block[] {
  const held = new Set(sequences);
  const sections = printed(meeting, holding(held), held);
  return [...sections.flatMap(({ blocks }) => blocks), ...uncited(meeting, entries, held, sections)];
}

/**
 * @param entries the rows it is made from; @param meeting the fold of them; @param options.circle from the whole record; without it,
 * as the rows given tell. No sections where there is no such circle.
 */
export function annexSections(
  meeting: Meeting,
  entries: readonly Entry[],
  which: Annex,
  options: MinutesOptions,
): Section[] {
  const circle = options.circle ?? circleOf(meeting, which);
  if (!circle) return [];
  const held = new Set(circle.sequences);
  const sections = printed(meeting, holding(held), held);
  const found = findingSections(meeting, circle.finding ?? []);
  return [
    openingOf(meeting, circle),
    ...found,
    ...sections,
    ...rest(meeting, entries, held, sections),
    ...holdersOf(meeting, which),
  ];
}
