/** The full record, section by section, and the same in short. */
import type { Meeting } from '../../meeting.js';
import type { Block, Section } from '../document.js';
import type { SectionId } from '../../documents/parts.js';
import { actions } from './actions.js';
import { attendance, quorum } from './attendance.js';
import { analysis, family, voices } from './child-and-family.js';
import { contributions } from './contributions.js';
import { decisions } from './decisions.js';
import { disagreements } from './disagreements.js';
import type { Manner } from './manner.js';
import { outstanding, summary } from './outstanding.js';
import { whereabouts } from './whereabouts.js';

interface Written {
  readonly title: string;
  readonly blocks: (meeting: Meeting, manner: Manner) => Block[];
}

const professionalSections: Readonly<Record<SectionId, Written>> = {
  attendance: { title: 'The meeting and who was there', blocks: attendance },
  quorum: { title: 'Quorum', blocks: quorum },
  contributions: { title: 'What each agency said', blocks: (meeting, manner) => contributions(meeting, false, manner) },
  'received-outside': {
    title: 'Received outside the discussion',
    blocks: (meeting, manner) => contributions(meeting, true, manner),
  },
  voice: {
    title: 'The children’s voices',
    blocks: (meeting, manner) => [...whereabouts(meeting, manner), ...voices(meeting)],
  },
  analysis: { title: 'Analysis', blocks: analysis },
  decisions: { title: 'Decisions, positions and dissents', blocks: decisions },
  disagreements: { title: 'Disagreements', blocks: disagreements },
  actions: { title: 'Actions', blocks: actions },
  family: { title: 'The family', blocks: family },
  outstanding: { title: 'What is outstanding', blocks: outstanding },
  summary: { title: 'Summary', blocks: summary },
};

/** What is needed to act on comes first, and only that. */
const inShort: readonly SectionId[] = [
  'decisions',
  'actions',
  'voice',
  'contributions',
  'received-outside',
  'family',
  'outstanding',
  'summary',
];
/** An agency reads its own words and tasks first. */
const forAnAgency: readonly SectionId[] = [
  'contributions',
  'received-outside',
  'decisions',
  'disagreements',
  'actions',
  'voice',
  'analysis',
  'family',
  'outstanding',
  'attendance',
  'quorum',
  'summary',
];
const whole = Object.keys(professionalSections) as SectionId[];

const orderOf = ({ length, agencyId }: Manner): readonly SectionId[] => {
  if (agencyId !== undefined)
    return length === 'summary' ? forAnAgency.filter((sectionId) => inShort.includes(sectionId)) : forAnAgency;
  return length === 'summary' ? inShort : whole;
};

export const professionalEdition = (meeting: Meeting, manner: Manner): Section[] =>
  orderOf(manner).map((sectionId) => {
    const { title, blocks } = professionalSections[sectionId];
    return { sectionId, title, blocks: blocks(meeting, manner) };
  });

export const sectionTitles = Object.fromEntries(
  whole.map((sectionId) => [sectionId, professionalSections[sectionId].title]),
) as Readonly<Record<SectionId, string>>;
