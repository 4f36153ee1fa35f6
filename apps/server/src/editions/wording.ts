/** In whose words a document is printed: made from the record, or as it was kept when its version was made final. */
import {
  fold,
  isForFamilies,
  isKeptOfFinal,
  mayHaveKept,
  minutesState,
  type AnnexPointer,
  type Entry,
  type Final,
  type KeptOfFinal,
  type KeptWords,
  type Length,
  type MakeEdition,
  type Meeting,
  type Printable,
  type Recorded,
} from '#meeting';
import { canonicalJson } from '#proof';

export type Wording =
  /** No final version, or one of which no words are kept for anybody. */
  | { readonly kind: 'from the record' }
  /** A final version, in the words of this program: those kept are not there, or not for every reader. */
  | { readonly kind: 'anew' }
  | {
      readonly kind: 'as kept';
      readonly words: KeptWords;
      readonly which: KeptOfFinal;
      readonly length: Length;
      readonly annexes: readonly AnnexPointer[];
    }
  /** A version was asked for that is not for every reader of this copy, or not any more. */
  | { readonly kind: 'not theirs' }
  /** A copy for one of the family: as it was first made, and kept under this name. */
  | { readonly kind: 'as first made'; readonly name: string };

export interface WordingAsked {
  readonly rows: readonly Recorded[];
  readonly meeting: Meeting;
  readonly which: Printable;
  /** As its readers may have them. */
  readonly entries: readonly Entry[];
  readonly makerId: string;
  readonly wanted: MakeEdition;
  readonly outside: boolean;
  readonly annexes: readonly AnnexPointer[];
}

/** Whether it is final is asked of what its readers may know: a change kept from them is none to them. */
export function wordingOf({ entries, which, meeting, ...asked }: WordingAsked): Wording {
  if (meeting.finals.length === 0 || !(isKeptOfFinal(which) || isForFamilies(which)))
    return { kind: 'from the record' };
  const { rows, makerId, wanted, outside, annexes } = asked;
  const final = finalIn(fold(entries), wanted.version);
  if (!final) return { kind: wanted.version === undefined ? 'from the record' : 'not theirs' };
  if (!final.words) return { kind: 'anew' };
  if (!isKeptOfFinal(which)) return { kind: 'as first made', name: nameOfCopy(final.version, wanted) };
  const copy = { ...(wanted.recipientId === undefined ? {} : { recipientId: wanted.recipientId }), outside };
  return mayHaveKept(rows.slice(0, final.sequence), meeting, which, makerId, copy)
    ? { kind: 'as kept', words: final.words, which, length: wanted.length ?? 'full', annexes }
    : { kind: wanted.version === undefined ? 'anew' : 'not theirs' };
}

/** The final that is in hand, or the one that is asked for. */
function finalIn(seen: Meeting | undefined, version: number | undefined): Final | undefined {
  if (!seen) return undefined;
  if (version !== undefined) return seen.finals.find((one) => one.version === version);
  return minutesState(seen) === 'final' ? seen.finals.at(-1) : undefined;
}

/** One copy: of which version and edition, how long, for whom, and with which of a child’s words. */
function nameOfCopy(version: number, wanted: MakeEdition): string {
  const { edition, length = 'full', recipientId, aboutId, childId, externalRecipient, notListed, releases } = wanted;
  return canonicalJson({
    version,
    edition,
    length,
    recipientId,
    aboutId,
    childId,
    externalRecipient,
    notListed,
    releases,
  });
}
