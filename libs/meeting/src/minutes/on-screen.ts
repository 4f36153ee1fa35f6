/** The documents a screen makes of its own copy of the meeting: fewer than there are, so that a browser fetches no more than these need. */
import { fold } from '../decider.js';
import type { Paper, Printable } from '../documents/which.js';
import { asOnPaper } from '../finding.js';
import type { Meeting } from '../meeting.js';
import type { Entry } from '../record.js';
import { keptBlocks } from './annex.js';
import type { Block, MinutesDocument, Section } from './document.js';
import {
  annexPointers,
  entriesForEdition,
  entriesOnScreen,
  mustNotReach,
  type AnnexPointer,
} from './edition-entries.js';
import { familyEdition } from './editions/family.js';
import { written, type MinutesOptions } from './minutes.js';
import { readBack } from './papers/read-back.js';
import { tonight } from './papers/tonight.js';
import { professionalEdition } from './sections/full.js';

export type OnScreen = Extract<Printable, { readonly kind: 'full' | 'family' }> | Paper;

export interface DocumentOnScreen {
  readonly document: MinutesDocument;
  /** Where the document says that words are in a restricted annex which this reader may have. */
  readonly annexes: readonly AnnexPointer[];
}

/** Whether a document leaves anything out that its reader has; for most meetings nothing is looked at. */
const leavesOut = ({ kept, narrowed, hiding }: Meeting): boolean => hiding || kept.size > 0 || narrowed.size > 0;

/** The same as a copy that leaves: without restricted words, and without what somebody who hides could be found by. */
export function minutesOnScreen(
  meeting: Meeting,
  which: OnScreen,
  readerId: string,
  options: MinutesOptions = {},
  rows: readonly Entry[] = [],
): DocumentOnScreen {
  if (which.kind === 'family')
    return { document: written(meeting, which, familyEdition(meeting, options), options), annexes: [] };
  const isWhole = which.kind === 'full' && !leavesOut(meeting);
  const shared = isWhole ? meeting : fold(entriesOnScreen(rows, meeting, which));
  const annexes = isWhole ? [] : annexPointers(rows, meeting, which, readerId);
  const called = asOnPaper(meeting, which);
  const sections = shared
    ? sectionsOf(shared, called, { ...options, annexes, mustNotReach: mustNotReach(meeting, which, readerId) })
    : [];
  return { document: written(shared ?? meeting, called, sections, { ...options, annexes }), annexes };
}

function sectionsOf(
  shared: Meeting,
  which: Exclude<OnScreen, { readonly kind: 'family' }>,
  options: MinutesOptions,
): Section[] {
  switch (which.kind) {
    case 'full':
      return professionalEdition(shared, {
        length: options.length ?? 'full',
        now: options.now,
        annexes: options.annexes,
      });
    case 'read-back':
      return readBack(shared);
    case 'tonight':
      return tonight(shared, which.agencyId, options);
  }
}

/** The words one such line stands for, as their annex has them. */
export function keptOnScreen(
  meeting: Meeting,
  rows: readonly Entry[],
  readerId: string,
  { annex, sequences }: AnnexPointer,
): Block[] {
  const entries = entriesForEdition(rows, meeting, annex, readerId);
  const shared = fold(entries);
  return shared ? keptBlocks(shared, entries, sequences) : [];
}
