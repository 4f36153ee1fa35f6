/** The documents a screen makes of its own copy of the meeting: fewer than there are, so that a browser fetches no more than these need. */
import type { Meeting } from '../meeting.js';
import { agencyOf } from './document-names.js';
import type { MinutesDocument, Section } from './document.js';
import { familyEdition } from './editions/family.js';
import { written, type MinutesOptions } from './minutes.js';
import { readBack } from './papers/read-back.js';
import { tonight } from './papers/tonight.js';
import { professionalEdition } from './sections/full.js';

export type OnScreen = 'full' | 'family' | 'read-back' | `tonight-${string}`;

/** The same as `minutesOf` makes of them. */
export function minutesOnScreen(meeting: Meeting, name: OnScreen, options: MinutesOptions = {}): MinutesDocument {
  const sections = (): Section[] => {
    switch (name) {
      case 'full': return professionalEdition(meeting, { length: options.length ?? 'full' });
      case 'family': return familyEdition(meeting, options);
      case 'read-back': return readBack(meeting);
      default: return tonight(meeting, agencyOf(name) ?? '', options);
    }
  };
  return written(meeting, name, sections(), options);
}
