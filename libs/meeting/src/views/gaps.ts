/** Gaps: what guidance asks for and nobody has said yet. Listed, printed as not stated, and never a wall. */
import type { Meeting } from '../meeting.js';

export interface Gap {
  readonly gap: string;
  readonly what: string;
  readonly why: string;
  /** Whose it is to fill; absent, the meeting's. */
  readonly agencyId?: string;
  readonly participantId?: string;
  /** The entry it is in. */
  readonly about?: { readonly kind: 'contribution' | 'question' | 'child' | 'person' | 'action' | 'decision' | 'pack-question' | 'participant'; readonly aboutId: string };
  /** Fields of that entry left blank. */
  readonly fields?: readonly string[];
}

/** Everything nobody has stated yet, as far as this reader may see (without one, all of it). */
export function gaps(_meeting: Meeting, _viewerId?: string): Gap[] { return []; }
