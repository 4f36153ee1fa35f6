/** The minutes: a fold of the same events everyone saw, written out section by section. */
import type { Entry } from '../record.js';
import type { Edition, MinutesDocument } from './document.js';

export function minutes(_entries: readonly Entry[], edition: Edition): MinutesDocument { return { title: '', edition, reference: '', state: 'forming', upTo: 0, sections: [] }; }
