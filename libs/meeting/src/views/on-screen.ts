/** The documents a screen makes of its own copy of the meeting: fewer than there are, so that a browser fetches no more than these need. */
import { fold } from '../decider.js';
import type { Meeting } from '../meeting.js';
import type { Entry } from '../record.js';
import { agencyOf } from './document-names.js';
import type { MinutesDocument, Section } from './document.js';
import { entriesForPaper } from './edition-entries.js';
import { familyEdition } from './editions/family.js';
import { written, type MinutesOptions } from './minutes.js';
import { readBack } from './papers/read-back.js';
import { tonight } from './papers/tonight.js';
import { professionalEdition } from './sections/full.js';

export type PaperOnScreen = 'read-back' | `tonight-${string}`;
export type OnScreen = 'full' | 'family' | PaperOnScreen;

/** The same as `minutesOf` makes of them; a paper only of those rows that everybody it is for may have. */
export function minutesOnScreen(
  meeting: Meeting,
  name: OnScreen,
  options: MinutesOptions = {},
  rows: readonly Entry[] = [],
): MinutesDocument {
  const sections = (): Section[] => {
    switch (name) {
      case 'full':
        return professionalEdition(meeting, { length: options.length ?? 'full', now: options.now });
      case 'family':
        return familyEdition(meeting, options);
      default:
        return onPaper(fold(entriesForPaper(rows, meeting, name)), name, options);
    }
  };
  return written(meeting, name, sections(), options);
}

function onPaper(shared: Meeting | undefined, name: PaperOnScreen, options: MinutesOptions): Section[] {
  if (!shared) return [];
  return name === 'read-back' ? readBack(shared) : tonight(shared, agencyOf(name) ?? '', options);
}
