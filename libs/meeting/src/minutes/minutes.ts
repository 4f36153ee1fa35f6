/** The minutes: a fold of the same events everyone saw, written out for whoever they are for. */
import { fold } from '../decider.js';
import { documentInWords, isForFamilies, isPaper } from '../documents/catalogue.js';
import { documentName, isAnnex, type Annex, type Printable } from '../documents/which.js';
import type { Meeting } from '../meeting.js';
import { isWithheld, type Entry } from '../record.js';
import { minutesState, minutesVersion } from '../topics/minutes-progress.js';
import type { Instant } from '../vocabulary.js';
import { annexSections } from './annex.js';
import type { Block, MinutesDocument, Section } from './document.js';
import { childEdition } from './editions/child.js';
import { courtIndex } from './editions/court-index.js';
import { decisionLetter } from './editions/decision-letter.js';
import { familyEdition } from './editions/family.js';
import { mayReadNarrative } from './for-family.js';
import type { MinutesOptions } from './options.js';
import { readBack } from './papers/read-back.js';
import { tonight } from './papers/tonight.js';
import { withNarrative } from './sections/beside.js';
import { withPointers } from './sections/pointers.js';
import { professionalEdition, sectionTitles } from './sections/full.js';

export type { MinutesOptions, Recipient } from './options.js';

/** Documents a fold is enough for; the court index lists the rows themselves, and an annex those whose thing is not in it. */
export type Folded = Exclude<Printable, Annex | { readonly kind: 'court-index' }>;

/** What each of them is made of. */
function sectionsOf(meeting: Meeting, which: Folded, options: MinutesOptions): Section[] {
  const { length = 'full', now, annexes } = options;
  switch (which.kind) {
    case 'full':
      return professionalEdition(meeting, { length, now, annexes });
    case 'agency':
      return professionalEdition(meeting, { length, agencyId: which.agencyId });
    case 'family':
      return familyEdition(meeting, options);
    case 'child':
      return childEdition(meeting, options);
    case 'decision-letter':
      return decisionLetter(meeting, options);
    case 'read-back':
      return readBack(meeting);
    case 'tonight':
      return tonight(meeting, which.agencyId, options);
  }
}

/**
 * An edition of the minutes, or a paper, from the rows its reader may have, complete from the first.
 * Without `options.now`, it is made at the moment of the last row.
 * @throws Error when the first row is not the convening: such rows are no meeting.
 */
export function minutes(entries: readonly Entry[], which: Printable, options: MinutesOptions = {}): MinutesDocument {
  const meeting = fold(entries);
  if (!meeting) throw new Error('The rows given do not begin with a convened meeting.');
  const now = options.now ?? lastMoment(entries);
  if (which.kind === 'court-index') return written(meeting, which, courtIndex(entries, options.annexes), options);
  if (isAnnex(which)) return written(meeting, which, annexSections(meeting, entries, which, options), options);
  return minutesOf(meeting, which, { ...options, ...(now === undefined ? {} : { now }) });
}

function lastMoment(entries: readonly Entry[]): Instant | undefined {
  const last = entries.findLast((entry) => !isWithheld(entry));
  return last && !isWithheld(last) ? last.at : undefined;
}

/** The same from a meeting already folded, for a panel that follows it live. */
export const minutesOf = (meeting: Meeting, which: Folded, options: MinutesOptions = {}): MinutesDocument =>
  written(meeting, which, sectionsOf(meeting, which, options), options);

/** What stands at the head: the child’s copy is for a child to read. */
function titleOf(meeting: Meeting, which: Printable): string {
  const held = `${meeting.procedure.title}, ${meeting.reference}`;
  switch (which.kind) {
    case 'child':
      return 'About our meeting';
    case 'annex':
      return `${held}: restricted annex`;
    case 'full':
    case 'family':
      return held;
    case 'agency':
    case 'decision-letter':
    case 'court-index':
    case 'read-back':
    case 'tonight':
      return `${held}: ${documentInWords(meeting, which)}`;
  }
}

/** Where the procedure does not say how minutes are to be handled. */
const unclassified = 'Confidential: child safeguarding';

/** Where in the record a part comes from is counted in the professionals’ numbers. */
const withoutPlaces = (section: Section): Section => ({
  ...section,
  blocks: section.blocks.map(({ sources: _places, ...block }) => block as Block),
});

const hasNarrative = (meeting: Meeting, which: Printable, options: MinutesOptions): boolean =>
  !isPaper(which) && !isAnnex(which) && (!isForFamilies(which) || mayReadNarrative(meeting, options));

/** The court index lists the rows themselves: no pointer to an annex and no question about the record is put between them. */
function withWhatStandsBeside(
  meeting: Meeting,
  which: Printable,
  sections: readonly Section[],
  options: MinutesOptions,
): readonly Section[] {
  const isIndex = which.kind === 'court-index';
  const pointed = isIndex ? sections : withPointers(sections, options.annexes);
  return hasNarrative(meeting, which, options)
    ? withNarrative(meeting, which, pointed, sectionTitles, !isForFamilies(which) && !isIndex)
    : pointed;
}

/** A document of these sections, with what stands beside them. */
export function written(
  meeting: Meeting,
  which: Printable,
  sections: readonly Section[],
  options: MinutesOptions,
): MinutesDocument {
  const { length = 'full' } = options;
  const forFamilies = isForFamilies(which);
  const whole = withWhatStandsBeside(meeting, which, sections, options);
  const closedAt = meeting.status.phase === 'closed' ? meeting.status.closedAt : undefined;
  return {
    title: titleOf(meeting, which),
    edition: documentName(which),
    reference: meeting.reference,
    state: minutesState(meeting),
    version: minutesVersion(meeting),
    length,
    classification: meeting.procedure.minutes?.classification ?? unclassified,
    ...(forFamilies ? {} : { upTo: meeting.sequence }),
    closedAt,
    sections: forFamilies ? whole.map(withoutPlaces) : whole,
  };
}
