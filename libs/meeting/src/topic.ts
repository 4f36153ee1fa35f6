/** What every topic file is made of: its commands, its events, who may give them and when, and the two tables. */
import type { Attendee, Meeting, PhaseName } from './meeting.js';
import type { Recorded } from './record.js';
import type { Ruling } from './ruling.js';
import type { Instant } from './vocabulary.js';
import type { Length } from './views/document.js';

/** Any command reporting something that took place may say when; never in the future. */
export interface Reports {
  readonly happenedAt?: Instant;
}

/** Any text may be kept to named sectors or participants; `decide` resolves them into the event's `audience`. */
export interface Restrictable {
  readonly restrictedTo?: readonly string[];
}

/** Said on the telephone by whoever is named, and entered by somebody who keeps the record. */
export interface OnThePhone {
  readonly spokenByParticipantId?: string;
}

/** Somebody listed whose name is that of somebody already there; whoever lists them says that it is somebody else. */
export interface Lists {
  readonly notListed?: boolean;
}

/** Stamped by `decide`: everyone who may see the event. Absent, all professionals may. */
export interface Stamped {
  readonly audience?: readonly string[];
}

/** The event a command leads to: the same fields, in the past tense, plus what the server stamps. */
export type Past<C, T extends string, Stamps = object> = Omit<C, 'type'> & { readonly type: T } & Stamped & Stamps;

/** Right, phase and time are the prefix with 1, 2 and 3 after it; `N2` because N1 to N3 are the document’s own, so that these are N21 to N23. */
export type RulePrefix = 'A' | 'M' | 'Q' | 'C' | 'V' | 'F' | 'D' | 'G' | 'T' | 'L' | 'S' | 'N2';

/**
 * Who may give a command. `chair`: the acting chair. `recorder`: chair, deputy or minute-taker.
 * `attending`: attending chair, deputy and members. `invited`: any invited professional, arrived or not.
 */
export type Who = 'chair' | 'recorder' | 'attending' | 'invited';

export interface Right {
  readonly prefix: RulePrefix;
  readonly who: Who;
  readonly phases: readonly PhaseName[];
  /** Family members and advocates may give it too. */
  readonly family?: true;
  /** Its words may be kept to some of those who may see what they are about. A thing that begins here resolves its own audience. */
  readonly mayNarrow?: true;
  /** Observers may give it too. */
  readonly observer?: true;
}

type Typed = { readonly type: string };

export type Rights<C extends Typed> = { readonly [K in C['type']]: Right };

/** What is kept of one document of final minutes: which, how long, and the SHA-256 of its canonical JSON, 64 hexadecimal digits. */
export interface KeptDigest {
  readonly document: string;
  readonly length: Length;
  readonly sha256: string;
}
/** The full minutes by themselves; every other document by the digest of a sealed list, since not everybody may know which there are. */
export interface KeptWords {
  readonly documents: readonly KeptDigest[];
  readonly otherDocuments: string;
}

/** Where the stored record ends, as the server read and signed it. */
export interface SignedHead {
  readonly sequence: number;
  readonly hash: string;
  readonly signature: string;
  readonly publicKey: string;
  /** What is kept of the minutes it is read for. */
  readonly words?: KeptWords;
}

/** The command's setting: who gives it, known and entitled, and the server's time. */
export interface Hearing {
  /** Whose word it is. */
  readonly actor: Attendee;
  /** Who entered it, where it was said on the telephone. */
  readonly takenDownBy?: Attendee;
  readonly now: Instant;
  readonly head?: SignedHead;
}

export type OnCommand<C extends Typed, E> = {
  readonly [K in C['type']]: (meeting: Meeting, command: Extract<C, { type: K }>, hearing: Hearing) => Ruling<E>;
};

export type OnEvent<E extends Typed> = {
  readonly [K in E['type']]: (
    meeting: Meeting,
    event: Extract<E, { type: K }>,
    entry: Recorded<Extract<E, { type: K }>>,
  ) => void;
};
