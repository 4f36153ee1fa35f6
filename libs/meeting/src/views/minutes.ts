/** The minutes: a fold of the same events everyone saw, written out section by section. */
import { fold } from '../decider.js';
import type { Meeting } from '../meeting.js';
import type { Entry } from '../record.js';
import type { Block, MinutesDocument, Section, SectionId } from './document.js';
import { actions, outstanding, summary } from './sections/actions.js';
import { attendance, quorum } from './sections/attendance.js';
import { analysis, family, voices } from './sections/child-and-family.js';
import { contributions } from './sections/contributions.js';
import { decisions, disagreements } from './sections/decisions.js';
import { familySections } from './sections/family-edition.js';

const fullSections: readonly { sectionId: SectionId; title: string; blocks: (meeting: Meeting) => Block[] }[] = [
  { sectionId: 'attendance', title: 'The meeting and who was there', blocks: attendance },
  { sectionId: 'quorum', title: 'Quorum', blocks: quorum },
  { sectionId: 'contributions', title: 'What each agency said', blocks: (meeting) => contributions(meeting, false) },
  { sectionId: 'received-outside', title: 'Received outside the discussion', blocks: (meeting) => contributions(meeting, true) },
  { sectionId: 'voice', title: 'The children’s voices', blocks: voices },
  { sectionId: 'analysis', title: 'Analysis', blocks: analysis },
  { sectionId: 'decisions', title: 'Decisions, positions and dissents', blocks: decisions },
  { sectionId: 'disagreements', title: 'Disagreements', blocks: disagreements },
  { sectionId: 'actions', title: 'Actions', blocks: actions },
  { sectionId: 'family', title: 'The family', blocks: family },
  { sectionId: 'outstanding', title: 'What is outstanding', blocks: outstanding },
  { sectionId: 'summary', title: 'Summary', blocks: summary },
];

/** The editions made so far. */
export type MadeSoFar = 'full' | 'family';
const sectionsOf: Record<MadeSoFar, (meeting: Meeting) => Section[]> = {
  full: (meeting) => fullSections.map(({ sectionId, title, blocks }) => ({ sectionId, title, blocks: blocks(meeting) })),
  family: familySections,
};

/**
 * An edition of the minutes from the rows its reader may have, complete from the first.
 * @throws Error when the first row is not the convening: such rows are no meeting.
 */
export function minutes(entries: readonly Entry[], edition: MadeSoFar): MinutesDocument {
  const meeting = fold(entries);
  if (!meeting) throw new Error('The rows given do not begin with a convened meeting.');
  return minutesOf(meeting, edition);
}

/** Where the procedure does not say how minutes are to be handled. */
const unclassified = 'Confidential: child safeguarding';

/** The same from a meeting already folded, for a panel that follows it live. */
export function minutesOf(meeting: Meeting, edition: MadeSoFar): MinutesDocument {
  const closedAt = meeting.status.phase === 'closed' ? meeting.status.closedAt : undefined;
  return {
    title: `${meeting.procedure.title}, ${meeting.reference}`, edition, reference: meeting.reference, state: closedAt ? 'draft' : 'forming',
    version: 1, length: 'full', classification: meeting.procedure.minutes?.classification ?? unclassified,
    upTo: meeting.sequence, closedAt, sections: sectionsOf[edition](meeting),
  };
}
