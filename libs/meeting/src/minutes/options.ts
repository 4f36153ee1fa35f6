/** What an edition is made with besides the rows: how long, for whom, and when. */
import type { Circle } from '../circles.js';
import type { Mark } from '../marks.js';
import type { Instant } from '../vocabulary.js';
import type { AnnexPointer } from './edition-entries.js';
import type { Length } from '../documents/parts.js';

export interface Recipient {
  readonly participantId?: string;
  /** Somebody spoken about, or a child, where the copy is for one of those listed. */
  readonly aboutId?: string;
  readonly childId?: string;
  /** Whoever made it said that they are not listed, though their name is like that of somebody who is. */
  readonly notListed?: boolean;
  readonly name: string;
}

export interface MinutesOptions {
  readonly length?: Length;
  /** For whom the copy is; without one, for any reader of that edition. */
  readonly recipient?: Recipient;
  /** The moment it is made: what must not be known before a time is left out until then, and without a moment altogether. */
  readonly now?: Instant;
  /** A child’s words released into a family edition by name: the row they stand in, and why. */
  readonly releases?: readonly { readonly sequence: number; readonly why: string }[];
  /** Where a copy for nobody but people of a circle says that its annex holds more. */
  readonly annexes?: readonly AnnexPointer[];
  /** For a sheet for tonight: who must not be found by whom, where everybody it is for may know of it. */
  readonly mustNotReach?: readonly Mark[];
  /** Whose annex it is, from the whole record; otherwise as far as the rows given tell. */
  readonly circle?: Circle;
}
