/** The minutes: a fold of the same events everyone saw, written out for whoever they are for. */
import { fold } from '../decider.js';
import type { Meeting } from '../meeting.js';
import { isWithheld, type Entry } from '../record.js';
import { minutesState, minutesVersion } from '../topics/minutes.js';
import type { Instant } from '../vocabulary.js';
import { agencyOf, isForFamilies } from './document-names.js';
import { isAnnex } from '../circles.js';
import { annexSections } from './annex.js';
import type { Annex, Block, DocumentName, MinutesDocument, Section } from './document.js';
import { childEdition } from './editions/child.js';
import { courtIndex } from './editions/court-index.js';
import { decisionLetter } from './editions/decision-letter.js';
import { familyEdition } from './editions/family.js';
import { mayReadNarrative } from './for-family.js';
import type { MinutesOptions } from './options.js';
import { readBack } from './papers/read-back.js';
import { tonight } from './papers/tonight.js';
import { editionInWords } from './sections/agreement.js';
import { withNarrative } from './sections/beside.js';
import { withPointers } from './sections/pointers.js';
import { professionalEdition, sectionTitles } from './sections/full.js';

export type { MinutesOptions, Recipient } from './options.js';

/** Documents a fold is enough for; the court index lists the rows themselves, and an annex those whose thing is not in it. */
export type FoldedName = Exclude<DocumentName, 'court-index' | Annex>;

function sectionsOf(meeting: Meeting, name: FoldedName, options: MinutesOptions): Section[] {
  switch (name) {
    case 'full':
      return professionalEdition(meeting, {
        length: options.length ?? 'full',
        now: options.now,
        annexes: options.annexes,
      });
    case 'family':
      return familyEdition(meeting, options);
    case 'child':
      return childEdition(meeting, options);
    case 'decision-letter':
      return decisionLetter(meeting, options);
    case 'read-back':
      return readBack(meeting);
    default: {
      const agencyId = agencyOf(name) ?? '';
      return name.startsWith('tonight-')
        ? tonight(meeting, agencyId, options)
        : professionalEdition(meeting, { length: options.length ?? 'full', agencyId });
    }
  }
}

const isPaper = (name: DocumentName): boolean => name === 'read-back' || name.startsWith('tonight-');

/**
 * An edition of the minutes, or a paper, from the rows its reader may have, complete from the first.
 * Without `options.now`, it is made at the moment of the last row.
 * @throws Error when the first row is not the convening: such rows are no meeting.
 */
export function minutes(entries: readonly Entry[], name: DocumentName, options: MinutesOptions = {}): MinutesDocument {
  const meeting = fold(entries);
  if (!meeting) throw new Error('The rows given do not begin with a convened meeting.');
  const now = options.now ?? lastMoment(entries);
  if (name === 'court-index') return written(meeting, name, courtIndex(entries, options.annexes), options);
  if (isAnnex(name)) return written(meeting, name, annexSections(meeting, entries, name, options), options);
  return minutesOf(meeting, name, { ...options, ...(now === undefined ? {} : { now }) });
}

function lastMoment(entries: readonly Entry[]): Instant | undefined {
  const last = entries.findLast((entry) => !isWithheld(entry));
  return last && !isWithheld(last) ? last.at : undefined;
}

/** The same from a meeting already folded, for a panel that follows it live. */
export const minutesOf = (meeting: Meeting, name: FoldedName, options: MinutesOptions = {}): MinutesDocument =>
  written(meeting, name, sectionsOf(meeting, name, options), options);

/** What stands at the head: the child’s copy is for a child to read. */
function titleOf(meeting: Meeting, name: DocumentName): string {
  if (name === 'child') return 'About our meeting';
  const held = `${meeting.procedure.title}, ${meeting.reference}`;
  if (isAnnex(name)) return `${held}: restricted annex`;
  return name === 'full' || name === 'family' ? held : `${held}: ${editionInWords(meeting, name)}`;
}

/** Where the procedure does not say how minutes are to be handled. */
const unclassified = 'Confidential: child safeguarding';

/** Where in the record a part comes from is counted in the professionals’ numbers. */
const withoutPlaces = (section: Section): Section => ({
  ...section,
  blocks: section.blocks.map(({ sources: _places, ...block }) => block as Block),
});

const hasNarrative = (meeting: Meeting, name: DocumentName, options: MinutesOptions): boolean =>
  !isPaper(name) && !isAnnex(name) && (!isForFamilies(name) || mayReadNarrative(meeting, options));

/** The court index lists the rows themselves: no pointer to an annex and no question about the record is put between them. */
function withWhatStandsBeside(
  meeting: Meeting,
  name: DocumentName,
  sections: readonly Section[],
  options: MinutesOptions,
): readonly Section[] {
  const isIndex = name === 'court-index';
  const pointed = isIndex ? sections : withPointers(sections, options.annexes);
  return hasNarrative(meeting, name, options)
    ? withNarrative(meeting, name, pointed, sectionTitles, !isForFamilies(name) && !isIndex)
    : pointed;
}

/** A document of these sections, with what stands beside them. */
export function written(
  meeting: Meeting,
  name: DocumentName,
  sections: readonly Section[],
  options: MinutesOptions,
): MinutesDocument {
  const { length = 'full' } = options;
  const forFamilies = isForFamilies(name);
  const whole = withWhatStandsBeside(meeting, name, sections, options);
  const closedAt = meeting.status.phase === 'closed' ? meeting.status.closedAt : undefined;
  return {
    title: titleOf(meeting, name),
    edition: name,
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
