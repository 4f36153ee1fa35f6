/** What checking a record gives: whether it is sound, and in words what is wrong or to be borne in mind. */

export type FindingCode =
  // the file as a file
  | 'too-large'
  | 'not-text'
  | 'not-json'
  | 'too-deep'
  | 'not-canonical'
  | 'not-a-record'
  | 'format-version'
  // who vouches for it
  | 'signature'
  | 'other-key'
  | 'key-unreadable'
  // the chain
  | 'row-changed'
  | 'row-missing'
  | 'row-order'
  | 'row-facts'
  | 'other-meeting'
  | 'head'
  // what was made final, and the minutes
  | 'final'
  | 'final-signature'
  | 'finals'
  | 'minutes'
  | 'more';

/** What does not make a record unsound, but whoever relies on it should know. */
export type NoteCode = 'unpinned' | 'earlier-key' | 'other-version' | 'minutes-not-compared';

export interface Finding {
  readonly code: FindingCode;
  readonly sequence?: number;
  readonly because: string;
}
export interface Note {
  readonly code: NoteCode;
  readonly sequence?: number;
  readonly because: string;
}

export interface Verdict {
  readonly sound: boolean;
  /** Of the key that signed it, in groups of four; absent where no key could be read. */
  readonly fingerprint?: string;
  readonly meetingId?: string;
  /** When it was exported, and by which program. */
  readonly madeAt?: string;
  readonly program?: string;
  readonly rows: number;
  /** Rows without what they say. */
  readonly withheld: number;
  readonly head?: { readonly sequence: number; readonly hash: string };
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** Whether its minutes read otherwise than its rows, and nothing but the version it names speaks for them. */
export const hasUncomparedMinutes = ({ notes }: Verdict): boolean => notes.some(({ code }) => code === 'other-version');

/** Findings named one by one; a file of a million false rows is not told row by row. */
const findingsMax = 100;

export function atMost(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= findingsMax) return findings;
  const more = findings.length - findingsMax;
  return [
    ...findings.slice(0, findingsMax),
    { code: 'more', because: `And ${more.toLocaleString('en-GB')} more of the kind.` },
  ];
}
