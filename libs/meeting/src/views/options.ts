/** What an edition is made with besides the rows: how long, for whom, and when. */
import type { Instant } from '../vocabulary.js';
import type { Length } from './document.js';

export interface Recipient {
  readonly participantId?: string;
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
}
