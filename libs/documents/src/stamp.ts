/** What stands on every page of a document besides what it says. */
import type { Instant } from '#meeting';

export interface Stamp {
  /** Whom this copy was made for, in words: `Ruth Adeyemi, Fernshire Police`. */
  readonly recipient: string;
  /** The last row of the record it was made from; a copy for a family or a child counts nothing of the professionals’ record. */
  readonly sequence?: number;
  /** The chain's hash at that row, 64 hexadecimal digits. */
  readonly headHash?: string;
  readonly madeAt: Instant;
  /** For final minutes: what was frozen when this version became final, which may be before this copy’s own row. */
  readonly final?: { readonly version: number; readonly sequence: number; readonly headHash: string };
  /** For final minutes that are not printed as they were kept, the program whose words they are in. */
  readonly wordedBy?: string;
  /** For an agency's edition or paper, what the agency is called: an edition knows only its identifier. */
  readonly agencyName?: string;
  /** For a restricted annex, whom it is kept to, in words: `DC Vane and I. Calloway`. */
  readonly circle?: string;
  /** Made from a demo: marked on every page. */
  readonly fictional?: boolean;
}
