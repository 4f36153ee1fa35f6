/** What every topic file is made of: its commands, its events, who may give them and when, and the two tables. */
import type { Event } from './commands-and-events.js';
import type { Attendee, Meeting, PhaseName } from './meeting.js';
import type { Recorded } from './record.js';
import type { Ruling } from './ruling.js';
import type { Fields } from './told.js';
import type { MeetingConvened } from './topics/convening.js';
import type { NamesTold } from './topics/owner.js';
import type { Instant } from './vocabulary.js';
import type { Length } from './documents/parts.js';
import type { SectionId } from './documents/parts.js';

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

/** How events change the meeting; `apply` folds in a row that one of them carries. */
export type OnEvent<E extends Typed> = {
  readonly [K in E['type']]: (
    meeting: Meeting,
    event: Extract<E, { type: K }>,
    entry: Recorded<Extract<E, { type: K }>>,
    apply: (row: Recorded) => void,
  ) => void;
};

/** For whom a view is made that leaves the professionals. */
export interface LayReader {
  readonly participantId: string;
  /** The children they are told of; absent, none. */
  readonly children?: readonly string[];
  /** Whom they may be told of; absent, nobody. */
  readonly names?: NamesTold;
}

/** Whose an event must be before any of it is told outside the agencies; observers have only what all share, and what is their own. */
export type Whose = 'shared-with-all' | 'their-child' | 'told-of-before' | 'marked-for-family' | 'own';

type Outside<E> =
  | 'nothing'
  | {
      readonly whose: Whose;
      readonly told: Fields<E, LayReader>;
      /** Of their own words they have all they wrote, and nothing the server worked out from it. */
      readonly toItsAuthor?: Fields<E, LayReader>;
    };

/** How the minutes print an event; `afterwards` says in words what it changes when it comes after they were made. */
export type Printed =
  | 'never printed'
  | {
      readonly section: SectionId;
      readonly afterwards?: string;
      /** An amendment can be about it though it is nobody’s words: who came and went. */
      readonly amendable?: true;
    };

/** What stands on how things are in the meeting, and is to be looked at again after an event. */
export type Changes = 'quorum' | 'quorum while open' | 'register' | 'places' | 'people outside' | 'who hides';

/** Everything the program asks of an event by its type. */
export interface Catalogued<E> {
  /** A `draft` may be destroyed while the record is kept. */
  readonly class: 'record' | 'draft';
  /** What a professional who has not arrived is told. */
  readonly atTheDoor: 'nothing' | Fields<E>;
  /** What family members, advocates and observers are told. */
  readonly outside: Outside<E>;
  readonly minutes: Printed;
  /** Whether it makes up what a family's copy says: its frame, part of a thing, or part of what letters say too. */
  readonly familyCopies: 'none' | 'frame' | 'part' | 'part and letters';
  readonly changes: readonly Changes[];
}

export type Catalogue<E extends Typed> = { readonly [K in E['type']]: Catalogued<Extract<E, { type: K }>> };

/** Where the first row stands. */
export type Place = Pick<Recorded, 'sequence' | 'at'>;

/** One topic of a meeting: who may give its commands, what it begins with, and what its commands and events do. */
export interface Topic<C extends Typed, E extends Typed, State extends object> {
  readonly rights: Rights<C>;
  readonly begin: (first: MeetingConvened, place: Place) => State;
  readonly onCommand: OnCommand<C, Event>;
  readonly onEvent: OnEvent<E>;
  readonly catalogue: Catalogue<E>;
}
